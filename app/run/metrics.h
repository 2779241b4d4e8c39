// The figures by which endpoints are judged, taken from what a run counted.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

inline constexpr std::size_t kMetrics = 9;
// In the order of models::EndpointMetric, by the names that scenarios use.
inline constexpr std::array<std::string_view, kMetrics> kMetricNames = {
    "rate", "success", "mean", "p50", "p90", "p95", "p99", "p999", "max"};

constexpr std::size_t index_of(models::EndpointMetric metric) {
  return static_cast<std::size_t>(metric);
}
constexpr models::EndpointMetric metric_at(std::size_t index) {
  return static_cast<models::EndpointMetric>(index);
}
constexpr std::string_view to_text(models::EndpointMetric metric) {
  return kMetricNames[index_of(metric)];
}

// Whether it is a latency, in seconds.
constexpr bool is_latency(models::EndpointMetric metric) {
  return metric >= models::EndpointMetric::mean;
}

// The q of p50 to p999; none for the others.
std::optional<double> quantile_of(models::EndpointMetric metric);

// How far a quantile of this many seconds may be from the sample's, in seconds: half a bucket of
// sim::LogLinearHistogram. REQUIRES: 0 <= seconds < 9.2e9.
double quantile_error(double seconds);

// Figures by metric, in the units of models::EndpointMetric. None: nobody arrived, nobody ended, or
// fewer than sim::kExceedancesMin values lie beyond a quantile.
using EndpointMetrics = std::array<std::optional<double>, kMetrics>;

// Seconds of [warmup, duration) that the run has covered: all of them unless it was interrupted.
double measured_seconds(const models::RunResult& result);

// One figure of times in nanoseconds, in seconds; none as above, and for metrics that are no
// latency.
std::optional<double> latency_metric(const sim::LogLinearHistogram& latency,
                                     models::EndpointMetric metric);

// All figures; latencies are of all requests that ended.
EndpointMetrics metrics_of(const models::EndpointResult& endpoint, double seconds);
// The same for the time around a failure.
EndpointMetrics metrics_of(const models::PeriodResult& period);

}  // namespace orrery::app
