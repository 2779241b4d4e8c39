#include "app/report/cluster_tables.h"

#include <gtest/gtest.h>

#include "app/report/run_files.h"
#include "tests/app/report/made_incident.h"

namespace orrery::app {
namespace {

TEST(ClusterTables, OfEvents) {
  EXPECT_EQ(events_table(incident_spec(), incident_result()),
            "time_seconds,kind,name\n"
            "240,failure_begins,b-dark\n"
            "240,node_down,b/1\n"
            "240,pod_down,frontend/0\n"
            "360,failure_ends,b-dark\n");
}

TEST(ClusterTables, OfFailures) {
  const std::string table = failures_table(summarize(incident_spec(), incident_result()));
  EXPECT_TRUE(table.starts_with(
      "failure,kind,endpoint,period,seconds,requests,rate,success,mean_seconds,p50_seconds,"
      "p99_seconds\n"
      "b-dark,zone_outage,frontend.checkout,before,180,72000,400,1,0.02,0.02,0.02\n"
      "b-dark,zone_outage,frontend.checkout,during,120,48000,400,0.625,"))
      << table;
  EXPECT_TRUE(table.ends_with("calm,pod_kill,frontend.checkout,after,0,0,,,,,\n")) << table;
}

TEST(ClusterTables, OfNodes) {
  EXPECT_EQ(nodes_table(summarize(incident_spec(), incident_result())),
            "node,cores,used,utilisation,saturated\na/0,4,1,0.25,0.1\na/1,4,2,0.5,1\n");
}

TEST(ClusterTables, AreFilesOfARunThatHasThem) {
  const auto names = [](const models::ScenarioSpec& spec, const models::RunResult& result) {
    std::vector<std::string> all;
    for (const OutputFile& file : run_files(spec, "orrery: 1\n", summarize(spec, result), result)) {
      all.push_back(file.name);
    }
    return all;
  };
  const auto has = [](const std::vector<std::string>& all, const std::string& name) {
    return std::count(all.begin(), all.end(), name) == 1;
  };
  const std::vector<std::string> with = names(incident_spec(), incident_result());
  const std::vector<std::string> without = names(made_spec(), made_result());
  EXPECT_TRUE(has(with, "events.csv") && has(without, "events.csv"));
  for (const std::string name : {"failures.csv", "nodes.csv"}) {
    EXPECT_TRUE(has(with, name)) << name;
    EXPECT_FALSE(has(without, name)) << name;
    EXPECT_TRUE(has(result_file_names(), name)) << name;
  }
}

}  // namespace
}  // namespace orrery::app
