// What one long run says of the long run: intervals from its batches, and whether the warm-up that
// the scenario cuts off was enough.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/run/metrics.h"
#include "models/observation/run_result.h"
#include "sim/statistics/batched_interval.h"

namespace orrery::app {

// By metric, in its units. Mean and quantiles come from batches of requests in the order of ending;
// rate and success from sections of equal numbers of windows. None: too short a run, a metric
// without an interval (max), or a run that was not observed (rate, success).
using EndpointIntervals = std::array<std::optional<sim::BatchedInterval>, kMetrics>;

EndpointIntervals steady_state_intervals(const models::RunResult& result,
                                         const models::EndpointResult& endpoint, double level);

// Sentences for the reader: windows by MSER-5 are not steady yet behind `warmup`, or batches are
// correlated. Empty: nothing is to be said.
std::vector<std::string> steady_state_warnings(const models::RunResult& result,
                                               const models::EndpointResult& endpoint,
                                               const EndpointIntervals& intervals);

}  // namespace orrery::app
