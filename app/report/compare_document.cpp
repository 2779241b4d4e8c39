#include "app/report/document_parts.h"
#include "app/report/documents.h"

namespace orrery::app {

namespace {

void write_figure(JsonWriter& json, const ComparedFigure& figure) {
  const auto value = [&](double number) {
    return figure.enough ? std::optional(number) : std::nullopt;
  };
  json.begin_object()
      .field("endpoint", std::string_view(figure.of.endpoint))
      .field("metric", to_text(figure.of.metric));
  write_period(json, figure.of);
  json.field("of_objective", figure.of_objective)
      .field("a", value(figure.a))
      .field("b", value(figure.b))
      .key("difference");
  write_interval(json, figure.difference);
  json.field("correlation", figure.correlation)
      .field("variance_reduction", figure.variance_reduction)
      .field("judgement", to_text(figure.judgement))
      .end_object();
}

}  // namespace

std::string compare_document(const models::ScenarioSpec& a, const models::ScenarioSpec& b,
                             const CompareAnswer& answer,
                             const std::optional<Performance>& performance) {
  JsonWriter json;
  json.begin_object()
      .field("schema", "orrery.compare/1")
      .field("a", std::string_view(a.name))
      .field("b", std::string_view(b.name));
  write_replications(json, answer.seed, answer.replications, answer.complete, answer.stop);
  json.field("equal_replications", answer.equal_replications)
      .key("requests")
      .begin_object()
      .field("both", answer.requests.both)
      .field("only_a", answer.requests.only_a)
      .field("only_b", answer.requests.only_b)
      .field("same_instant", answer.requests.same_instant)
      .field("same_demand", answer.requests.same_demand)
      .end_object();
  write_texts(json, "endpoints_only_a", answer.only_a);
  write_texts(json, "endpoints_only_b", answer.only_b);
  write_list(json, "figures", answer.figures, write_figure);
  if (performance) {
    json.key("performance")
        .begin_object()
        .field("wall_seconds", performance->wall_seconds)
        .field("cpu_seconds", performance->cpu_seconds)
        .end_object();
  }
  return json.end_object().text();
}

}  // namespace orrery::app
