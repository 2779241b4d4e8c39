#include "app/report/cluster_tables.h"

#include "app/report/table_cells.h"
#include "app/run/cluster_names.h"

namespace orrery::app {

namespace {

using models::EndpointMetric;

std::string cell_or_empty(const std::optional<double>& value) {
  return value ? cell(*value) : std::string();
}

}  // namespace

std::string events_table(const models::ScenarioSpec& spec, const models::RunResult& result) {
  const ClusterNames names(spec);
  std::string table = "time_seconds,kind,name\n";
  for (const models::Change& change : result.changes) {
    add_row(table, {cell(change.time.since_start()), std::string(to_text(change.kind)),
                    cell(names.subject_of(change))});
  }
  return table;
}

std::string failures_table(const Summary& summary) {
  std::string table =
      "failure,kind,endpoint,period,seconds,requests,rate,success,mean_seconds,p50_seconds,"
      "p99_seconds\n";
  for (const FailureSummary& failure : summary.failures) {
    for (const FailureEndpoint& endpoint : failure.endpoints) {
      for (std::size_t i = 0; i < kPeriods.size(); ++i) {
        const PeriodSummary& period = endpoint.*kPeriods[i];
        const auto metric = [&](EndpointMetric each) {
          return cell_or_empty(period.metrics[index_of(each)]);
        };
        add_row(table, {cell(failure.id), cell(failure.kind), cell(endpoint.name),
                        std::string(kPeriodNames[i]), cell(period.length), cell(period.requests),
                        metric(EndpointMetric::rate), metric(EndpointMetric::success),
                        metric(EndpointMetric::mean), metric(EndpointMetric::p50),
                        metric(EndpointMetric::p99)});
      }
    }
  }
  return table;
}

std::string nodes_table(const Summary& summary) {
  std::string table = "node,cores,used,utilisation,saturated\n";
  for (const NodeSummary& node : summary.nodes) {
    add_row(table, {cell(node.name), cell(node.cores), cell(node.used),
                    cell_or_empty(node.utilisation), cell(node.saturated)});
  }
  return table;
}

}  // namespace orrery::app
