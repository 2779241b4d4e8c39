#include "app/report/document_parts.h"
#include "app/report/documents.h"

namespace orrery::app {

namespace {

void write_observed(JsonWriter& json, const std::vector<ObservedFigure>& figures) {
  json.key("observed").begin_array();
  for (const ObservedFigure& figure : figures) {
    json.begin_object()
        .field("metric", to_text(figure.metric))
        .field("observed", figure.observed)
        .field("simulated", figure.simulated)
        .field("relative_error", figure.relative_error())
        .end_object();
  }
  json.end_array();
}

void write_intervals(JsonWriter& json, const EndpointIntervals& intervals) {
  json.key("intervals").begin_object();
  for (std::size_t i = 0; i < kMetrics; ++i) {
    if (!intervals[i]) continue;
    json.key(kMetricNames[i]);
    write_interval(json, intervals[i]->interval);
  }
  json.end_object();
}

void write_blame(JsonWriter& json, const char* name, const std::optional<BlameSummary>& blame) {
  json.key(name);
  if (!blame) {
    json.null();
    return;
  }
  json.begin_object().field("requests", blame->requests).key("seconds").begin_object();
  for (std::size_t i = 0; i < models::kCauses; ++i) {
    json.field(models::kCauseNames[i], blame->seconds[i]);
  }
  json.end_object().end_object();
}

void write_endpoint(JsonWriter& json, const EndpointSummary& endpoint) {
  json.begin_object()
      .field("name", std::string_view(endpoint.name))
      .field("probe", endpoint.is_probe)
      .field("requests", endpoint.requests)
      .field("rate", endpoint.metrics[index_of(models::EndpointMetric::rate)])
      .field("success", endpoint.metrics[index_of(models::EndpointMetric::success)])
      .key("latency_seconds");
  write_latencies(json, endpoint.metrics);
  json.key("ok_latency_seconds");
  write_latencies(json, endpoint.ok_metrics);
  json.key("outcomes");
  write_outcomes(json, endpoint.outcomes);
  write_intervals(json, endpoint.intervals);
  write_observed(json, endpoint.observed);
  json.key("blame").begin_object();
  write_blame(json, "all", endpoint.blame);
  write_blame(json, "above_p99", endpoint.blame_above_p99);
  json.end_object();
  json.end_object();
}

void write_service(JsonWriter& json, const ServiceSummary& service) {
  json.begin_object()
      .field("name", std::string_view(service.name))
      .field("pods", service.pods)
      .field("servers", service.servers > 0 ? std::optional(service.servers) : std::nullopt)
      .field("busy", service.busy)
      .field("utilisation", service.utilisation)
      .field("queue", service.queue)
      .field("queue_max", service.queue_max)
      .field("arrived", service.arrived)
      .field("rate", service.rate)
      .field("rejected", service.rejected)
      .field("killed", service.killed)
      .field("turned_away", service.turned_away)
      .field("throttled_seconds", service.throttled_seconds)
      .field("throttled_periods", service.throttled_periods)
      .key("wait_seconds")
      .begin_object()
      .field("mean", service.wait_mean)
      .field("p99", service.wait_p99)
      .end_object()
      .end_object();
}

void write_node(JsonWriter& json, const NodeSummary& node) {
  json.begin_object()
      .field("name", std::string_view(node.name))
      .field("cores", node.cores)
      .field("used", node.used)
      .field("utilisation", node.utilisation)
      .field("saturated", node.saturated)
      .end_object();
}

void write_around(JsonWriter& json, const PeriodSummary& period) {
  json.begin_object()
      .field("seconds", period.length.seconds())
      .field("requests", period.requests)
      .field("rate", period.metrics[index_of(models::EndpointMetric::rate)])
      .field("success", period.metrics[index_of(models::EndpointMetric::success)])
      .key("latency_seconds");
  write_latencies(json, period.metrics);
  json.key("outcomes");
  write_outcomes(json, period.outcomes);
  json.end_object();
}

void write_failure(JsonWriter& json, const FailureSummary& failure) {
  json.begin_object()
      .field("id", std::string_view(failure.id))
      .field("kind", std::string_view(failure.kind))
      .field("occurrences", failure.occurrences)
      .key("endpoints")
      .begin_array();
  for (const FailureEndpoint& endpoint : failure.endpoints) {
    json.begin_object().field("name", std::string_view(endpoint.name));
    for (std::size_t i = 0; i < kPeriods.size(); ++i) {
      json.key(kPeriodNames[i]);
      write_around(json, endpoint.*kPeriods[i]);
    }
    json.end_object();
  }
  json.end_array().end_object();
}

void write_call(JsonWriter& json, const CallSummary& call) {
  json.begin_object()
      .field("caller", std::string_view(call.caller))
      .field("callee", std::string_view(call.callee))
      .field("calls", call.calls)
      .field("failed", call.failed)
      .key("latency_seconds")
      .begin_object()
      .field("mean", call.mean)
      .field("p99", call.p99)
      .end_object()
      .end_object();
}

void write_requests(JsonWriter& json, const Summary& summary) {
  json.key("requests")
      .begin_object()
      .field("arrived", summary.cohort_arrived)
      .field("ok", summary.cohort_ok)
      .field("failed", summary.cohort_failed)
      .field("in_flight", summary.cohort_in_flight)
      .end_object();
  json.key("whole_run")
      .begin_object()
      .field("arrived", summary.arrived)
      .field("ended", summary.ended)
      .field("in_flight", summary.in_flight)
      .field("calls_in_flight_max", summary.calls_in_flight_max)
      .end_object();
}

}  // namespace

std::string summary_document(const Summary& summary,
                             const std::optional<Performance>& performance) {
  JsonWriter json;
  json.begin_object()
      .field("schema", "orrery.summary/1")
      .field("name", std::string_view(summary.name))
      .field("question", std::string_view(summary.question))
      .field("study", summary.study == models::Study::incident ? "incident" : "steady_state")
      .field("seed", summary.seed)
      .field("replication", summary.replication)
      .field("complete", summary.complete)
      .field("fingerprint", std::string_view(summary.fingerprint))
      .field("events", summary.events)
      .field("simulated_seconds", summary.simulated_seconds)
      .field("warmup_seconds", summary.warmup.seconds())
      .field("duration_seconds", summary.duration.seconds());
  write_requests(json, summary);
  json.key("objectives");
  write_objectives(json, summary.objectives);
  write_list(json, "endpoints", summary.endpoints, write_endpoint);
  write_list(json, "services", summary.services, write_service);
  write_list(json, "nodes", summary.nodes, write_node);
  write_list(json, "failures", summary.failures, write_failure);
  write_list(json, "calls", summary.calls, write_call);
  write_texts(json, "warnings", summary.warnings);
  if (performance) write_performance(json, *performance, summary.events, summary.arrived);
  return json.end_object().text();
}

}  // namespace orrery::app
