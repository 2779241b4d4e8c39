// What is counted of the requests that clients send to one endpoint.
#pragma once

#include <cstdint>

#include "models/recording/outcome.h"
#include "sim/base/wide.h"
#include "sim/statistics/batch_means.h"
#include "sim/statistics/batch_quantiles.h"
#include "sim/statistics/log_linear_histogram.h"

namespace orrery::models {

struct EndpointMeter {
  // The whole run, for windows.
  std::uint64_t arrived = 0;
  std::uint64_t ended_ok = 0;
  std::uint64_t ended_failed = 0;
  sim::Int128 latency_sum = 0;
  sim::LogLinearHistogram early;  // of those that arrived before the warm-up was over

  // The cohort that arrived in [warmup, duration).
  OutcomeCounts outcomes = {};
  sim::LogLinearHistogram ok;
  sim::LogLinearHistogram failed;
  sim::BatchMeans batch_means;  // steady_state only
  sim::BatchQuantiles batch_quantiles;
};

}  // namespace orrery::models
