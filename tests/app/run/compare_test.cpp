#include "app/run/compare.h"

#include <gtest/gtest.h>

#include "app/report/screen.h"
#include "tests/app/report/made_incident.h"
#include "tests/app/small_scenarios.h"

namespace orrery::app {
namespace {

using models::EndpointMetric;

models::ScenarioSpec scenario(std::int64_t demand_us) {
  return queue_scenario(1000, sim::Duration::microseconds(demand_us), sim::Duration::seconds(10));
}

CompareAnswer compare_scenarios(const models::ScenarioSpec& a, const models::ScenarioSpec& b,
                                const ReplicateOptions& options = {}) {
  return compare_with(
      [&](std::uint32_t replication) {
        models::RunOptions one = options.run;
        one.replication = replication;
        one.record_requests = replication == 0;
        return std::pair(run_simulation(a, one), run_simulation(b, one));
      },
      a, b, options);
}

const ComparedFigure& figure(const CompareAnswer& answer, EndpointMetric metric) {
  for (const ComparedFigure& each : answer.figures) {
    if (each.of.metric == metric) return each;
  }
  throw std::out_of_range("no such figure");
}

TEST(Compare, FindsNoDifferenceBetweenAAndA) {
  const models::ScenarioSpec a = scenario(500);
  const CompareAnswer answer = compare_scenarios(a, a);
  EXPECT_EQ(answer.equal_replications, 10U);
  for (const ComparedFigure& each : answer.figures) {
    if (!each.enough) continue;
    ASSERT_TRUE(each.difference);
    EXPECT_EQ(each.difference->estimate, 0);
    EXPECT_EQ(each.difference->half_width, 0);
    EXPECT_EQ(each.judgement, Judgement::equal);
  }
  EXPECT_GT(answer.requests.both, 9'000U);
  EXPECT_EQ(answer.requests.same_instant, answer.requests.both);
  EXPECT_EQ(answer.requests.same_demand, answer.requests.both);
  EXPECT_EQ(answer.requests.only_a + answer.requests.only_b, 0U);
}

// B serves 2 % faster: 0.98 / (2000 / 0.98 - 1000) is 3.9 % less than 1 ms. On common random
// numbers ten pairs see it.
TEST(Compare, SeesASmallDifference) {
  const CompareAnswer answer = compare_scenarios(scenario(500), scenario(490));
  const ComparedFigure& mean = figure(answer, EndpointMetric::mean);
  EXPECT_EQ(mean.judgement, Judgement::better);
  EXPECT_NEAR(mean.difference->estimate, 1 / (2000 / 0.98 - 1000) - 1e-3,
              2 * mean.difference->half_width);
  EXPECT_GT(*mean.correlation, 0.99);
  EXPECT_GT(*mean.variance_reduction, 20);
  EXPECT_EQ(figure(answer, EndpointMetric::rate).judgement, Judgement::equal);
  EXPECT_EQ(answer.requests.same_instant, answer.requests.both);
  // Each is 2 % smaller. Below 50 ns that may round to the same: one of 10,000, so some of 10,000.
  EXPECT_LE(answer.requests.same_demand, 20U);
  const CompareAnswer reversed = compare_scenarios(scenario(490), scenario(500));
  EXPECT_EQ(figure(reversed, EndpointMetric::mean).judgement, Judgement::worse);
}

// A nanosecond more moves every median, if at all, by a whole bucket: no evidence of a difference.
TEST(Compare, KnowsNoDifferenceOfQuantilesBetterThanTheirBuckets) {
  const auto constant = [](std::int64_t nanoseconds) {
    models::ScenarioSpec spec = scenario(500);
    spec.services["shop"].endpoints["get"].steps = {
        {models::ComputeStepSpec{sim::ConstantSpec{sim::Duration::nanoseconds(nanoseconds)}}}};
    spec.workloads["users"].source =
        models::OpenSpec{models::PoissonArrivalsSpec{models::ConstantRateSpec{50}}};
    return spec;
  };
  const std::int64_t edge = 1 << 20;  // a bucket begins here
  const CompareAnswer answer = compare_scenarios(constant(edge - 1), constant(edge));
  const ComparedFigure& median = figure(answer, EndpointMetric::p50);
  ASSERT_TRUE(median.difference);
  EXPECT_GT(median.difference->estimate, 1e-6);
  EXPECT_TRUE(median.difference->covers(1e-9));
  EXPECT_EQ(median.judgement, Judgement::undecided);
  EXPECT_EQ(figure(answer, EndpointMetric::mean).judgement, Judgement::worse);
}

// The negative control: with other random numbers for B the same difference is not seen.
TEST(Compare, DoesNotSeeItWithoutCommonRandomNumbers) {
  const models::ScenarioSpec a = scenario(500);
  const models::ScenarioSpec b = scenario(490);
  const CompareAnswer answer = compare_with(
      [&](std::uint32_t replication) {
        models::RunOptions options;
        options.replication = replication;
        models::RunResult in_a = run_simulation(a, options);
        options.seed = 2;
        models::RunResult in_b = run_simulation(b, options);
        in_b.seed = in_a.seed;
        return std::pair(std::move(in_a), std::move(in_b));
      },
      a, b, ReplicateOptions());
  const ComparedFigure& mean = figure(answer, EndpointMetric::mean);
  EXPECT_LT(*mean.variance_reduction, 10);
  EXPECT_GT(mean.difference->half_width,
            5 * figure(compare_scenarios(a, b), EndpointMetric::mean).difference->half_width);
}

TEST(Compare, WidensIntervalsThatHoldTogether) {
  models::ScenarioSpec a = scenario(500);
  const models::ScenarioSpec b = scenario(400);
  const double alone = figure(compare_scenarios(a, b), EndpointMetric::mean).difference->half_width;
  a.objectives = {{{"shop", "get"}, EndpointMetric::mean, models::Comparison::less, 1},
                  {{"shop", "get"}, EndpointMetric::p50, models::Comparison::less, 1}};
  const CompareAnswer answer = compare_scenarios(a, b);
  const ComparedFigure& together = figure(answer, EndpointMetric::mean);
  EXPECT_TRUE(together.of_objective);
  EXPECT_FALSE(figure(answer, EndpointMetric::rate).of_objective);
  // t(0.975, 9) / t(0.95, 9) = 2.685 / 2.262
  EXPECT_NEAR(together.difference->half_width / alone, 1.187, 0.002);
}

// A made pair: B is better during the failure, and nothing else differs.
TEST(Compare, SpeaksOfWhatObjectivesSayOfFailures) {
  models::ScenarioSpec spec = incident_spec();
  spec.objectives[0].metric = EndpointMetric::success;
  spec.objectives[0].period = models::ObjectivePeriod::during;
  spec.objectives[0].failure = "b-dark";
  ReplicateOptions options;
  options.replications = 3;
  const CompareAnswer answer = compare_with(
      [](std::uint32_t replication) {
        std::pair<models::RunResult, models::RunResult> pair{incident_result(), incident_result()};
        pair.first.replication = replication;
        pair.second.replication = replication;
        pair.second.failures[0].during.outcomes[0] += 48'000 + replication;
        return pair;
      },
      spec, spec, options);
  const ComparedFigure& during = answer.figures.back();
  EXPECT_EQ(during.of.endpoint, "frontend.checkout");
  EXPECT_EQ(during.of.failure, "b-dark");
  EXPECT_TRUE(during.of_objective);
  EXPECT_EQ(during.a, 0.625);
  EXPECT_NEAR(during.b, 0.8125, 1e-4);
  EXPECT_EQ(during.judgement, Judgement::better);
  EXPECT_EQ(figure(answer, EndpointMetric::success).judgement, Judgement::equal);
  // The other objective is of the whole time, and there already.
  EXPECT_EQ(answer.figures.size(), kMetrics + 1);
  EXPECT_NE(compare_screen(spec, spec, answer, {}).find("\n    during b-dark\n"),
            std::string::npos);
}

TEST(Compare, StopsWhenDifferencesAreKnown) {
  ReplicateOptions options;
  options.replications = 320;
  options.precision = 0.02;
  const CompareAnswer answer = compare_scenarios(scenario(500), scenario(490), options);
  EXPECT_EQ(answer.stop, sim::StopVerdict::kReached);
  EXPECT_EQ(answer.replications, 20U);
}

TEST(Compare, NamesEndpointsOfOneSideOnly) {
  models::ScenarioSpec b = scenario(500);
  b.services["shop"].endpoints["put"] = b.services["shop"].endpoints["get"];
  b.workloads["users"].mix.push_back({{"shop", "put"}, 1});
  const CompareAnswer answer = compare_scenarios(scenario(500), b);
  EXPECT_EQ(answer.only_a, std::vector<std::string>());
  EXPECT_EQ(answer.only_b, std::vector<std::string>{"shop.put"});
}

}  // namespace
}  // namespace orrery::app
