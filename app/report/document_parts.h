// Parts that several documents share.
#pragma once

#include <optional>
#include <vector>

#include "app/report/json_writer.h"
#include "app/run/metrics.h"
#include "app/run/objectives.h"
#include "app/run/performance.h"

namespace orrery::app {

// {"mean": ..., "p50": ..., ..., "max": ...} of the latencies among the metrics.
void write_latencies(JsonWriter& json, const EndpointMetrics& metrics);
// {"ok": 12, ...}, all outcomes.
void write_outcomes(JsonWriter& json, const models::OutcomeCounts& outcomes);
// {"estimate": ..., "half_width": ..., "low": ..., "high": ..., "level": ...}; none: null.
void write_interval(JsonWriter& json, const std::optional<sim::Interval>& interval);
// [{"endpoint": ..., "metric": ..., "comparison": "<", "bound": ..., "value": ..., "interval": ...,
// "verdict": ...}]
void write_objectives(JsonWriter& json, const std::vector<ObjectiveResult>& objectives);
// The key "performance" and its object.
void write_performance(JsonWriter& json, const Performance& performance, std::uint64_t events,
                       std::uint64_t requests);

}  // namespace orrery::app
