// What the users of each endpoint saw before, during and after each failure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/run/metrics.h"
#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// The requests that arrived in one part of the measured time.
struct PeriodSummary {
  sim::Duration length;
  std::uint64_t requests = 0;
  models::OutcomeCounts outcomes = {};
  EndpointMetrics metrics;  // of all requests
};

struct FailureEndpoint {
  std::string name;  // "frontend.checkout"
  PeriodSummary before;
  PeriodSummary during;
  PeriodSummary after;
};

struct FailureSummary {
  std::string id;
  std::string kind;               // "zone_outage"
  std::uint64_t occurrences = 0;  // that began in the run; of each component
  std::vector<FailureEndpoint> endpoints;
};

// The parts of the time around a failure, in their order.
inline constexpr std::array<std::string_view, 3> kPeriodNames = {"before", "during", "after"};
inline constexpr std::array<PeriodSummary FailureEndpoint::*, 3> kPeriods = {
    &FailureEndpoint::before, &FailureEndpoint::during, &FailureEndpoint::after};

// By id, as in the scenario.
std::vector<FailureSummary> summarize_failures(const models::ScenarioSpec& spec,
                                               const models::RunResult& result);

}  // namespace orrery::app
