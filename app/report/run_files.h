// The files of a run: everything about one experiment in one folder, byte by byte the same for the
// same scenario, seed, replication and version. How fast the run was is not in there.
//
//   manifest.json     names the experiment: version, seed, hashes of the scenario and of all files
//   scenario.yaml     the scenario with every default filled in
//   summary.json      orrery.summary/1
//   report.txt        the screen, without colours
//   series.csv        endpoints by window        services.csv      services by window
//   histograms.csv    response times             events.csv        what happened to the cluster
//   fingerprints.csv  the fingerprint by window  requests.csv      a row a request, where recorded
//   failures.csv      endpoints before, during and after each failure, where there are some
//   nodes.csv         nodes, where processors are shared
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/report/output_files.h"
#include "app/run/compare.h"
#include "app/run/replicate.h"
#include "app/run/summary.h"
#include "app/validate/valid_scenario.h"

namespace orrery::app {

// What a manifest says about an experiment.
struct Experiment {
  std::string_view kind;  // run, replicate or compare
  std::string name;
  std::uint32_t seed = 0;
  std::uint32_t replication = 0;  // of a run; the first one of several
  bool complete = true;
  std::string fingerprint = {};  // of a run
};

// The files with manifest.json before them.
std::vector<OutputFile> with_manifest(const Experiment& experiment, std::vector<OutputFile> files);

// All names that a folder of results may hold.
std::vector<std::string> result_file_names();

std::vector<OutputFile> run_files(const models::ScenarioSpec& spec,
                                  const std::string& resolved_scenario, const Summary& summary,
                                  const models::RunResult& result);
// scenario.yaml, replicate.json, replications.csv, report.txt
std::vector<OutputFile> replicate_files(const std::string& resolved_scenario,
                                        const models::ScenarioSpec& spec,
                                        const ReplicateAnswer& answer);
// scenario_a.yaml, scenario_b.yaml, compare.json, report.txt
std::vector<OutputFile> compare_files(const ValidScenario& a, const ValidScenario& b,
                                      const CompareAnswer& answer);

}  // namespace orrery::app
