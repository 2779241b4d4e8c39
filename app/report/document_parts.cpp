#include "app/report/document_parts.h"

#include "app/run/summary.h"
#include "app/spec/names.h"
#include "app/spec/period_names.h"

namespace orrery::app {

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  write_list(json, key, texts,
             [](JsonWriter& list, const std::string& text) { list.value(std::string_view(text)); });
}

void write_replications(JsonWriter& json, std::uint32_t seed, std::uint64_t replications,
                        bool complete, const std::optional<sim::StopVerdict>& stop) {
  json.field("seed", seed)
      .field("replications", replications)
      .field("level", kLevel)
      .field("complete", complete)
      .key("precise");
  if (stop) {
    json.value(*stop == sim::StopVerdict::kReached);
  } else {
    json.null();
  }
}

void write_latencies(JsonWriter& json, const EndpointMetrics& metrics) {
  json.begin_object();
  for (std::size_t i = 0; i < kMetrics; ++i) {
    if (is_latency(metric_at(i))) json.field(kMetricNames[i], metrics[i]);
  }
  json.end_object();
}

void write_outcomes(JsonWriter& json, const models::OutcomeCounts& outcomes) {
  json.begin_object();
  for (std::size_t i = 0; i < models::kOutcomes; ++i) {
    json.field(models::kOutcomeNames[i], outcomes[i]);
  }
  json.end_object();
}

void write_interval(JsonWriter& json, const std::optional<sim::Interval>& interval) {
  if (!interval) {
    json.null();
    return;
  }
  json.begin_object()
      .field("estimate", interval->estimate)
      .field("half_width", interval->half_width)
      .field("low", interval->low())
      .field("high", interval->high())
      .field("level", interval->level)
      .field("estimand", std::string_view(interval->estimand))
      .end_object();
}

void write_period(JsonWriter& json, const Figure& figure) {
  const bool is_whole = figure.period == models::ObjectivePeriod::whole;
  json.field("period", to_text(figure.period))
      .field("failure", is_whole ? std::nullopt : std::optional<std::string_view>(figure.failure))
      .field("recovers_within_seconds", figure.recovers_within
                                            ? std::optional(figure.recovers_within->seconds())
                                            : std::nullopt);
}

void write_objectives(JsonWriter& json, const std::vector<ObjectiveResult>& objectives) {
  json.begin_array();
  for (const ObjectiveResult& result : objectives) {
    json.begin_object()
        .field("endpoint", std::string_view(to_text(result.objective.endpoint)))
        .field("metric", to_text(result.objective.metric));
    write_period(json, figure_of(result.objective));
    json.field("comparison", to_text(result.objective.comparison))
        .field("bound", result.objective.bound)
        .field("value", result.evidence.value)
        .key("interval");
    write_interval(json, result.evidence.interval);
    json.field("verdict", to_text(result.verdict)).end_object();
  }
  json.end_array();
}

void write_performance(JsonWriter& json, const Performance& performance, std::uint64_t events,
                       std::uint64_t requests) {
  const double wall = performance.wall_seconds;
  const auto per_second = [&](std::uint64_t count) {
    return wall > 0 ? std::optional(static_cast<double>(count) / wall) : std::nullopt;
  };
  json.key("performance")
      .begin_object()
      .field("wall_seconds", wall)
      .field("cpu_seconds", performance.cpu_seconds)
      .field("events_per_second", per_second(events))
      .field("requests_per_second", per_second(requests))
      .end_object();
}

}  // namespace orrery::app
