#include "app/report/document_parts.h"
#include "app/report/documents.h"

namespace orrery::app {

namespace {

void write_evidence(JsonWriter& json, const Evidence& evidence) {
  json.begin_object().field("value", evidence.value).key("interval");
  write_interval(json, evidence.interval);
  json.end_object();
}

void write_replicated_endpoint(JsonWriter& json, const ReplicateAnswer& answer, std::size_t index) {
  const ReplicatedEndpoint& endpoint = answer.replications.endpoints()[index];
  json.begin_object()
      .field("name", std::string_view(endpoint.name))
      .field("requests", endpoint.requests());
  json.key("outcomes");
  write_outcomes(json, endpoint.outcomes);
  json.key("metrics").begin_object();
  for (std::size_t i = 0; i < kMetrics; ++i) {
    json.key(kMetricNames[i]);
    write_evidence(json, answer.evidence(index, metric_at(i)));
  }
  json.end_object().end_object();
}

void write_moments(JsonWriter& json, std::string_view key, const sim::Moments& values) {
  json.key(key);
  if (values.count() == 0) {
    json.null();
    return;
  }
  json.begin_object()
      .field("mean", values.mean())
      .field("min", values.min())
      .field("max", values.max())
      .key("interval");
  write_interval(json, sim::interval_of_mean(values, kLevel,
                                             std::string(key) + " of a replication, on average"));
  json.end_object();
}

void write_replicated_service(JsonWriter& json, const ReplicatedService& service) {
  json.begin_object().field("name", std::string_view(service.name)).field("pods", service.pods);
  write_moments(json, "utilisation", service.utilisation);
  write_moments(json, "queue", service.queue);
  write_moments(json, "rejected_per_second", service.rejected_rate);
  json.field("queue_max", service.queue_max).end_object();
}

void write_row(JsonWriter& json, const ReplicationRow& row, const Replications& all) {
  json.begin_object()
      .field("replication", row.replication)
      .field("fingerprint", std::string_view(sim::to_text(row.fingerprint)))
      .field("events", row.events)
      .field("arrived", row.arrived)
      .key("endpoints")
      .begin_array();
  for (std::size_t i = 0; i < row.endpoints.size(); ++i) {
    json.begin_object().field("name", std::string_view(all.endpoints()[i].name));
    for (std::size_t k = 0; k < kMetrics; ++k) json.field(kMetricNames[k], row.endpoints[i][k]);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string replicate_document(const models::ScenarioSpec& spec, const ReplicateAnswer& answer,
                               const std::optional<Performance>& performance) {
  const Replications& all = answer.replications;
  JsonWriter json;
  json.begin_object()
      .field("schema", "orrery.replicate/1")
      .field("name", std::string_view(spec.name))
      .field("question", std::string_view(spec.question));
  write_replications(json, answer.seed, all.rows().size(), answer.complete, answer.stop);
  json.key("objectives");
  write_objectives(json, answer.objectives);
  json.key("endpoints").begin_array();
  for (std::size_t i = 0; i < all.endpoints().size(); ++i) {
    write_replicated_endpoint(json, answer, i);
  }
  json.end_array();
  write_list(json, "services", all.services(), write_replicated_service);
  json.key("rows").begin_array();
  std::uint64_t events = 0;
  std::uint64_t requests = 0;
  for (const ReplicationRow& row : all.rows()) {
    write_row(json, row, all);
    events += row.events;
    requests += row.arrived;
  }
  json.end_array();
  if (performance) write_performance(json, *performance, events, requests);
  return json.end_object().text();
}

}  // namespace orrery::app
