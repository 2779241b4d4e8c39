#include "app/report/run_files.h"

#include "app/report/cluster_tables.h"
#include "app/report/documents.h"
#include "app/report/json_writer.h"
#include "app/report/screen.h"
#include "app/report/tables.h"
#include "app/report/version.h"
#include "app/schema/content_hash.h"

namespace orrery::app {

namespace {

// replication,endpoint,rate,...,max
std::string replications_table(const Replications& replications) {
  std::string table = "replication,fingerprint,endpoint";
  for (const std::string_view name : kMetricNames) table += ',' + std::string(name);
  table += '\n';
  for (const ReplicationRow& row : replications.rows()) {
    for (std::size_t i = 0; i < row.endpoints.size(); ++i) {
      table += std::to_string(row.replication) + ',' + sim::to_text(row.fingerprint) + ',' +
               replications.endpoints()[i].name;
      for (const std::optional<double>& value : row.endpoints[i]) {
        table += ',';
        if (value) table += json_number(*value);
      }
      table += '\n';
    }
  }
  return table;
}

}  // namespace

std::vector<std::string> result_file_names() {
  return {"manifest.json",  "scenario.yaml",    "summary.json",     "report.txt",
          "series.csv",     "services.csv",     "histograms.csv",   "events.csv",
          "failures.csv",   "nodes.csv",        "fingerprints.csv", "requests.csv",
          "replicate.json", "replications.csv", "compare.json",     "scenario_a.yaml",
          "scenario_b.yaml"};
}

std::vector<OutputFile> with_manifest(const Experiment& experiment, std::vector<OutputFile> files) {
  JsonWriter json;
  json.begin_object()
      .field("schema", "orrery.manifest/1")
      .field("version", version())
      .field("kind", experiment.kind)
      .field("name", std::string_view(experiment.name))
      .field("seed", experiment.seed)
      .field("replication", experiment.replication)
      .field("complete", experiment.complete);
  if (!experiment.fingerprint.empty()) {
    json.field("fingerprint", std::string_view(experiment.fingerprint));
  }
  json.key("files").begin_array();
  for (const OutputFile& file : files) {
    json.begin_object()
        .field("name", std::string_view(file.name))
        .field("bytes", std::uint64_t{file.text.size()})
        .field("xxh3_128", std::string_view(content_hash(file.text)))
        .end_object();
  }
  json.end_array().end_object();
  files.insert(files.begin(), {"manifest.json", json.text()});
  return files;
}

std::vector<OutputFile> run_files(const models::ScenarioSpec& spec,
                                  const std::string& resolved_scenario, const Summary& summary,
                                  const models::RunResult& result) {
  std::vector<OutputFile> files = {{"scenario.yaml", resolved_scenario},
                                   {"summary.json", summary_document(summary)},
                                   {"report.txt", summary_screen(summary, {})},
                                   {"series.csv", series_table(result)},
                                   {"services.csv", services_table(result)},
                                   {"histograms.csv", histograms_table(result)},
                                   {"events.csv", events_table(spec, result)},
                                   {"fingerprints.csv", fingerprints_table(result)}};
  if (!summary.failures.empty()) files.push_back({"failures.csv", failures_table(summary)});
  if (!summary.nodes.empty()) files.push_back({"nodes.csv", nodes_table(summary)});
  if (!result.requests.empty()) files.push_back({"requests.csv", requests_table(result)});
  return with_manifest({"run", summary.name, summary.seed, summary.replication, summary.complete,
                        summary.fingerprint},
                       std::move(files));
}

std::vector<OutputFile> replicate_files(const std::string& resolved_scenario,
                                        const models::ScenarioSpec& spec,
                                        const ReplicateAnswer& answer) {
  const std::vector<ReplicationRow>& rows = answer.replications.rows();
  const std::uint32_t first = rows.empty() ? 0 : rows.front().replication;
  return with_manifest({"replicate", spec.name, answer.seed, first, answer.complete},
                       {{"scenario.yaml", resolved_scenario},
                        {"replicate.json", replicate_document(spec, answer)},
                        {"replications.csv", replications_table(answer.replications)},
                        {"report.txt", replicate_screen(spec, answer, {})}});
}

std::vector<OutputFile> compare_files(const ValidScenario& a, const ValidScenario& b,
                                      const CompareAnswer& answer) {
  return with_manifest({"compare", a.spec().name + ", " + b.spec().name, answer.seed,
                        answer.first_replication, answer.complete},
                       {{"scenario_a.yaml", a.resolved_text()},
                        {"scenario_b.yaml", b.resolved_text()},
                        {"compare.json", compare_document(a.spec(), b.spec(), answer)},
                        {"report.txt", compare_screen(a.spec(), b.spec(), answer, {})}});
}

}  // namespace orrery::app
