// What is counted of the calls of one site, by the instant of sending.
#pragma once

#include "models/recording/outcome.h"
#include "sim/statistics/log_linear_histogram.h"

namespace orrery::models {

struct CallMeter {
  OutcomeCounts outcomes = {};
  sim::LogLinearHistogram latency;  // ns, as the caller sees it
};

}  // namespace orrery::models
