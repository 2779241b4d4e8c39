// The naive simulator against cases worked by hand and against closed forms.
#include "tests/oracle/naive_simulation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"
#include "tests/sanitized.h"

namespace orrery::oracle {
namespace {

using models::Outcome;

std::vector<std::string> as_text(const OracleResult& result, std::vector<sim::Fact> facts) {
  std::stable_sort(facts.begin(), facts.end(), [](const sim::Fact& a, const sim::Fact& b) {
    return std::tie(a.time, a.kind, a.subject, a.object) <
           std::tie(b.time, b.kind, b.subject, b.object);
  });
  std::vector<std::string> lines;
  for (const sim::Fact& fact : facts) {
    const auto name = result.names.find(fact.subject);
    lines.push_back(std::to_string(fact.time.nanoseconds()) + " ns: kind " +
                    std::to_string(fact.kind) + ", " +
                    (name == result.names.end() ? "" : name->second) + " " +
                    std::to_string(fact.subject) + ", " + std::to_string(fact.object));
  }
  return lines;
}

class HandWorked : public testing::TestWithParam<HandWorkedCase> {};

TEST_P(HandWorked, HasTheseFactsAndNoOthers) {
  NaiveSimulation simulation(GetParam().spec, {1, 0});
  const OracleResult result = simulation.run();
  EXPECT_EQ(as_text(result, result.facts), as_text(result, GetParam().story.facts()));
}

INSTANTIATE_TEST_SUITE_P(Cases, HandWorked, testing::ValuesIn(hand_worked_cases()),
                         [](const auto& test) { return test.param.name; });

// Mean response 1 / (mu - lambda); the standard error comes from independent replications.
TEST(NaiveSimulation, MeetsMM1) {
  models::ScenarioSpec spec =
      scenario({}, {{"a", threads(1, {compute(sim::ExponentialSpec{ms(1)})})}});
  spec.duration = sim::Duration::seconds(12);
  spec.warmup = sim::Duration::seconds(2);
  spec.workloads["clients"].source =
      models::OpenSpec{models::PoissonArrivalsSpec{models::ConstantRateSpec{400}}};
  const std::uint32_t replications = 100;
  double sum = 0;
  double squares = 0;
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    const OracleResult result = NaiveSimulation(spec, {7, replication}).run();
    const std::vector<std::int64_t>& times = result.endpoints.at("a.e").ok;
    double total = 0;
    for (const std::int64_t time : times) total += static_cast<double>(time);
    const double mean = total / static_cast<double>(times.size());
    sum += mean;
    squares += mean * mean;
  }
  const double mean = sum / replications;
  const double variance = (squares - sum * mean) / (replications - 1);
  const double standard_error = std::sqrt(variance / replications);
  EXPECT_NEAR(mean, 1e6 / 0.6, 4 * standard_error);
  EXPECT_LT(4 * standard_error, 0.02 * mean);
}

// Each of the areas is a sum of stretches; Little's law holds as an identity where nothing is cut.
TEST(NaiveSimulation, CountsAndAreasAddUp) {
  models::ScenarioSpec spec =
      scenario({0, 1, 2, 3}, {{"a", with_capacity(threads(1, {compute(ms(5))}), 2)}});
  spec.workloads["clients"].client.timeout = ms(8);
  const OracleResult result = NaiveSimulation(spec, {1, 0}).run();
  EXPECT_EQ(result.arrived, 4u);
  EXPECT_EQ(result.ended, 4u);
  EXPECT_EQ(result.in_flight, 0u);
  // r0 from 0 to 5, r1 left at 9 and r2 at 10 (worked until 10 and 15), r3 rejected.
  const EndpointFindings& endpoint = result.endpoints.at("a.e");
  EXPECT_EQ(endpoint.outcomes, (models::OutcomeCounts{1, 0, 0, 1, 0, 2, 0, 0}));
  EXPECT_EQ(endpoint.ok, (std::vector<std::int64_t>{5'000'000}));
  EXPECT_EQ(endpoint.failed, (std::vector<std::int64_t>{8'000'000, 8'000'000, 0}));
  const ServiceFindings& service = result.services.at("a");
  EXPECT_EQ(service.arrived, 4u);
  EXPECT_EQ(service.rejected, 1u);
  EXPECT_EQ(service.finished, 3u);
  EXPECT_EQ(service.queue_max, 2u);
  EXPECT_TRUE(service.busy_area == 15'000'000);
  EXPECT_TRUE(service.queue_area == 4'000'000 + 8'000'000);
  EXPECT_TRUE(service.in_service_area == 5'000'000 + 9'000'000 + 13'000'000);
  EXPECT_EQ(service.waits, (std::vector<std::int64_t>{0, 4'000'000, 8'000'000}));
  EXPECT_TRUE(result.calls.empty()) << "entry calls are counted as requests";
}

// r0 is served from 0 to 3, r1 from 4 on, where r2 waits, until the pod is killed at 5; r3 and r4
// are refused, r5 finds nobody.
TEST(NaiveSimulation, CountsWhatAFailureCosts) {
  models::ScenarioSpec spec = scenario({0, 2, 4, 6, 8, 9}, {{"a", threads(1, {sleep(ms(3))})}});
  models::PodKillSpec kill;
  kill.pods.service = "a";
  spec.failures = {failure("f", ms(5), ms(15), kill)};
  spec.failures.front().noticed_after = ms(4);
  const OracleResult result = NaiveSimulation(spec, {1, 0}).run();
  const ServiceFindings& service = result.services.at("a");
  EXPECT_EQ(service.arrived, 3u);
  EXPECT_EQ(service.finished, 1u);
  EXPECT_EQ(service.killed, 2u);
  EXPECT_EQ(service.turned_away, 2u);
  EXPECT_EQ(service.waits, (std::vector<std::int64_t>{0, 1'000'000, 1'000'000}));
  EXPECT_TRUE(service.busy_area == 5'000'000);
  EXPECT_TRUE(service.queue_area == 2'000'000);
  EXPECT_TRUE(service.in_service_area == 3'000'000 + 3'000'000 + 1'000'000);
  const FailureFindings& effect = result.failures.at({"f", "a.e"});
  EXPECT_EQ(effect.before.length, ms(5));
  EXPECT_EQ(effect.during.length, ms(15));
  EXPECT_EQ(effect.after.length, ms(980));
  EXPECT_EQ(effect.before.outcomes, (models::OutcomeCounts{1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0}));
  EXPECT_EQ(effect.before.ok, (std::vector<std::int64_t>{3'000'000}));
  EXPECT_EQ(effect.during.outcomes, (models::OutcomeCounts{0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2}));
  EXPECT_EQ(effect.after.outcomes, models::OutcomeCounts{});
}

// 20 of each 100 ms are used; 50 ms of work take three periods, throttled in the first two of them.
// The second 50 ms, from 215 on, are done when the quota of the fifth period ends.
TEST(NaiveSimulation, CountsThrottling) {
  models::NodeSpec node = shared_node(4);
  node.cpu_model = models::CpuModel::cfs_quota;
  node.quota_phase = models::QuotaPhase::aligned;
  const models::ScenarioSpec spec = on_node(
      scenario({0, 215}, {{"a", with_resources(cores(1, {compute(ms(50))}), 0, 200)}}), node);
  const OracleResult result = NaiveSimulation(spec, {1, 0}).run();
  const ServiceFindings& service = result.services.at("a");
  EXPECT_EQ(service.throttled_periods, 4u);
  EXPECT_TRUE(service.throttled_area == 80'000'000 + 80'000'000 + 75'000'000 + 80'000'000);
  ASSERT_EQ(result.nodes.size(), 1u);
  EXPECT_EQ(result.nodes.front().name, "z/0");
  EXPECT_EQ(result.nodes.front().cores, 4);
  EXPECT_TRUE(result.nodes.front().core_area == 100'000'000 * kUnit);
  EXPECT_TRUE(result.nodes.front().saturated == 0);
}

// Two want the core from 5 to 15, one from 15 to 20, and all of it is used; measured from 10 on.
TEST(NaiveSimulation, CountsSaturation) {
  models::ScenarioSpec spec =
      on_node(scenario({0, 5}, {{"a", cores(4, {compute(ms(10))})}}), shared_node(1));
  spec.warmup = ms(10);
  const OracleResult result = NaiveSimulation(spec, {1, 0}).run();
  EXPECT_TRUE(result.nodes.at(0).core_area == 10'000'000 * kUnit);
  EXPECT_TRUE(result.nodes.at(0).saturated == 10'000'000);
  spec.platform.zones["z"].node.cpu = 2;
  const OracleResult roomy = NaiveSimulation(spec, {1, 0}).run();
  EXPECT_TRUE(roomy.nodes.at(0).saturated == 0) << "both only from 5 to 10";
}

// Cut at both ends: the second and third of the service times above, and what happens in between.
TEST(NaiveSimulation, MeasuresFromWarmUpToDuration) {
  models::ScenarioSpec spec = scenario({0, 1, 2, 3}, {{"a", threads(1, {compute(ms(5))})}});
  spec.warmup = ms(2);
  spec.duration = ms(12);
  const OracleResult result = NaiveSimulation(spec, {1, 0}).run();
  EXPECT_EQ(result.arrived, 4u);
  EXPECT_EQ(result.endpoints.at("a.e").ok, (std::vector<std::int64_t>{13'000'000, 17'000'000}));
  const ServiceFindings& service = result.services.at("a");
  EXPECT_EQ(service.arrived, 2u);
  EXPECT_EQ(service.finished, 2u);
  EXPECT_TRUE(service.busy_area == 10'000'000);
  EXPECT_TRUE(service.queue_area == 3'000'000 + 8'000'000 + 9'000'000);
  EXPECT_EQ(service.waits, (std::vector<std::int64_t>{4'000'000, 8'000'000}));
}

}  // namespace
}  // namespace orrery::oracle
