// Parts that several documents share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/json_writer.h"
#include "app/run/figure.h"
#include "app/run/metrics.h"
#include "app/run/objectives.h"
#include "app/run/performance.h"
#include "sim/statistics/stop_rule.h"

namespace orrery::app {

// The key and an array of what `write(json, item)` writes.
template <class Item, class Write>
void write_list(JsonWriter& json, std::string_view key, const std::vector<Item>& items,
                const Write& write) {
  json.key(key).begin_array();
  for (const Item& item : items) write(json, item);
  json.end_array();
}
void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts);

// The keys of an answer from several replications: seed, replications, level, complete, precise.
void write_replications(JsonWriter& json, std::uint32_t seed, std::uint64_t replications,
                        bool complete, const std::optional<sim::StopVerdict>& stop);
// {"mean": ..., "p50": ..., ..., "max": ...} of the latencies among the metrics.
void write_latencies(JsonWriter& json, const EndpointMetrics& metrics);
// {"ok": 12, ...}, all outcomes.
void write_outcomes(JsonWriter& json, const models::OutcomeCounts& outcomes);
// {"estimate": ..., "half_width": ..., "low": ..., "high": ..., "level": ...}; none: null.
void write_interval(JsonWriter& json, const std::optional<sim::Interval>& interval);
// The keys period ("whole", "before", "during", "after"), failure and recovers_within_seconds.
void write_period(JsonWriter& json, const Figure& figure);
// [{"endpoint": ..., "metric": ..., "period": ..., ..., "comparison": "<", "bound": ..., "value":
// ..., "interval": ..., "verdict": ...}]
void write_objectives(JsonWriter& json, const std::vector<ObjectiveResult>& objectives);
// The key "performance" and its object.
void write_performance(JsonWriter& json, const Performance& performance, std::uint64_t events,
                       std::uint64_t requests);

}  // namespace orrery::app
