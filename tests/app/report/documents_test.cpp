#include "app/report/documents.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "tests/app/report/made_incident.h"

namespace orrery::app {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

TEST(Documents, OfARun) {
  const Summary summary = summarize(made_spec(), made_result());
  const ordered_json document = ordered_json::parse(summary_document(summary, Performance{2, 1.5}));
  std::vector<std::string> keys;
  for (const auto& [key, value] : document.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"schema",         "name",
                                            "question",       "study",
                                            "seed",           "replication",
                                            "complete",       "fingerprint",
                                            "events",         "simulated_seconds",
                                            "warmup_seconds", "duration_seconds",
                                            "requests",       "whole_run",
                                            "objectives",     "endpoints",
                                            "services",       "nodes",
                                            "failures",       "calls",
                                            "warnings",       "performance"}));
  EXPECT_EQ(document["schema"], "orrery.summary/1");
  EXPECT_EQ(document["seed"], 42);
  EXPECT_EQ(document["requests"]["arrived"], 216'000);
  EXPECT_EQ(document["requests"]["ok"], 215'000);
  EXPECT_EQ(document["requests"]["failed"], 990);
  EXPECT_EQ(document["requests"]["in_flight"], 10);
  EXPECT_EQ(document["whole_run"]["arrived"], 240'000);
  const ordered_json& endpoint = document["endpoints"][0];
  EXPECT_EQ(endpoint["name"], "frontend.checkout");
  EXPECT_EQ(endpoint["rate"], 400);
  EXPECT_EQ(endpoint["outcomes"]["rejected"], 990);
  EXPECT_NEAR(endpoint["latency_seconds"]["p99"].get<double>(), 0.09, 0.0004);
  EXPECT_EQ(endpoint["latency_seconds"]["max"], 0.09);
  EXPECT_GT(endpoint["ok_latency_seconds"]["mean"], endpoint["latency_seconds"]["mean"]);
  EXPECT_EQ(endpoint["observed"][1]["metric"], "p50");
  EXPECT_EQ(document["services"][0]["utilisation"], nullptr);
  EXPECT_EQ(document["services"][0]["servers"], nullptr);
  EXPECT_EQ(document["services"][1]["utilisation"], 0.5);
  EXPECT_EQ(document["services"][1]["queue"], 3);
  EXPECT_EQ(document["objectives"][0]["verdict"], "met");
  EXPECT_EQ(document["objectives"][1]["verdict"], "missed");
  EXPECT_EQ(document["objectives"][1]["interval"], nullptr);
  EXPECT_EQ(document["performance"]["requests_per_second"], 120'000);
}

TEST(Documents, OfARunWithFailures) {
  models::ScenarioSpec spec = incident_spec();
  spec.objectives[1].period = models::ObjectivePeriod::after;
  spec.objectives[1].failure = "b-dark";
  spec.objectives[1].recovers_within = sim::Duration::seconds(30);
  const json document = json::parse(summary_document(summarize(spec, incident_result())));
  EXPECT_EQ(document["objectives"][0]["period"], "whole");
  EXPECT_EQ(document["objectives"][0]["failure"], nullptr);
  EXPECT_EQ(document["objectives"][1]["period"], "after");
  EXPECT_EQ(document["objectives"][1]["failure"], "b-dark");
  EXPECT_EQ(document["objectives"][1]["recovers_within_seconds"], 30);
  ASSERT_EQ(document["failures"].size(), 2U);
  EXPECT_EQ(document["failures"][0]["id"], "b-dark");
  EXPECT_EQ(document["failures"][0]["kind"], "zone_outage");
  EXPECT_EQ(document["failures"][0]["occurrences"], 1);
  const json& during = document["failures"][0]["endpoints"][0]["during"];
  EXPECT_EQ(during["seconds"], 120);
  EXPECT_EQ(during["requests"], 48'000);
  EXPECT_EQ(during["success"], 0.625);
  EXPECT_EQ(during["outcomes"]["timeout"], 18'000);
  EXPECT_EQ(document["failures"][0]["endpoints"][0]["after"]["latency_seconds"]["p99"], nullptr);
  EXPECT_EQ(document["nodes"][1]["name"], "a/1");
  EXPECT_EQ(document["nodes"][1]["utilisation"], 0.5);
  EXPECT_EQ(document["services"][1]["killed"], 12);
  EXPECT_EQ(document["services"][1]["turned_away"], 3);
  EXPECT_EQ(document["services"][1]["throttled_seconds"], 324);
  EXPECT_EQ(document["services"][1]["throttled_periods"], 4'000);
}

TEST(Documents, LeaveOutHowFastItWasWhereFilesAreCompared) {
  const Summary summary = summarize(made_spec(), made_result());
  EXPECT_FALSE(json::parse(summary_document(summary)).contains("performance"));
}

TEST(Documents, OfReplications) {
  ReplicateAnswer answer;
  answer.seed = 42;
  for (std::uint32_t i = 0; i < 3; ++i) {
    models::RunResult result = made_result();
    result.replication = i;
    result.endpoints[0].outcomes[0] += i * 5400;
    answer.replications.add(result);
  }
  const json document = json::parse(replicate_document(made_spec(), answer));
  EXPECT_EQ(document["schema"], "orrery.replicate/1");
  EXPECT_EQ(document["replications"], 3);
  EXPECT_EQ(document["rows"].size(), 3U);
  EXPECT_EQ(document["rows"][2]["endpoints"][0]["rate"], 420);
  const json& rate = document["endpoints"][0]["metrics"]["rate"];
  EXPECT_EQ(rate["value"], 410);
  // 10 / sqrt(3) standard error, t(0.975, 2) = 4.3027.
  EXPECT_NEAR(rate["interval"]["half_width"].get<double>(), 4.3027 * 10 / 1.7320508, 0.01);
  EXPECT_EQ(document["endpoints"][0]["metrics"]["max"]["interval"], nullptr);
  EXPECT_EQ(document["services"][1]["utilisation"]["mean"], 0.5);
  EXPECT_EQ(document["services"][0]["utilisation"], nullptr);
}

TEST(Documents, OfAComparison) {
  CompareAnswer answer;
  answer.replications = 4;
  ComparedFigure known;
  known.of.endpoint = "a.b";
  known.a = 2;
  known.b = 1;
  known.judgement = Judgement::better;
  ComparedFigure unknown;
  unknown.of.endpoint = "a.b";
  unknown.enough = false;
  answer.figures = {known, unknown};
  const json document = json::parse(compare_document(made_spec(), made_spec(), answer));
  EXPECT_EQ(document["schema"], "orrery.compare/1");
  EXPECT_EQ(document["figures"][0]["a"], 2);
  EXPECT_EQ(document["figures"][0]["judgement"], "better");
  EXPECT_EQ(document["figures"][1]["a"], nullptr);
  EXPECT_EQ(document["figures"][1]["difference"], nullptr);
}

}  // namespace
}  // namespace orrery::app
