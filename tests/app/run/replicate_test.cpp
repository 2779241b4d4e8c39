#include "app/run/replicate.h"

#include <gtest/gtest.h>

#include "app/report/documents.h"
#include "tests/app/small_scenarios.h"

namespace orrery::app {
namespace {

using models::EndpointMetric;

// Utilisation 0.5, about 12,000 requests.
models::ScenarioSpec scenario() {
  return queue_scenario(1000, sim::Duration::microseconds(500), sim::Duration::seconds(12));
}

Replicate run_of(const models::ScenarioSpec& spec, std::uint32_t seed) {
  return [&spec, seed](std::uint32_t replication) {
    models::RunOptions options;
    options.seed = seed;
    options.replication = replication;
    return run_simulation(spec, options);
  };
}

ReplicateAnswer replicate_scenario(const models::ScenarioSpec& spec,
                                   const ReplicateOptions& options) {
  return replicate_with(run_of(spec, options.run.seed), spec, options);
}

TEST(Replicate, GivesTheSameBytesOnAnyNumberOfThreads) {
  const models::ScenarioSpec spec = scenario();
  ReplicateOptions options;
  options.replications = 12;
  const std::string one = replicate_document(spec, replicate_scenario(spec, options));
  for (const unsigned threads : {2U, 5U}) {
    options.threads = threads;
    EXPECT_EQ(replicate_document(spec, replicate_scenario(spec, options)), one);
  }
  options.run.seed = 2;
  EXPECT_NE(replicate_document(spec, replicate_scenario(spec, options)), one);
}

TEST(Replicate, HasTheRowsOfSingleRuns) {
  const models::ScenarioSpec spec = scenario();
  ReplicateOptions options;
  options.run.replication = 3;
  options.replications = 4;
  options.threads = 2;
  const ReplicateAnswer answer = replicate_scenario(spec, options);
  ASSERT_EQ(answer.replications.rows().size(), 4U);
  for (const ReplicationRow& row : answer.replications.rows()) {
    const models::RunResult result = run_of(spec, 1)(row.replication);
    EXPECT_EQ(row.fingerprint, result.fingerprint.total());
    EXPECT_EQ(row.endpoints[0], metrics_of(result.endpoints[0], measured_seconds(result)));
  }
  EXPECT_EQ(answer.replications.rows()[0].replication, 3U);
}

// M/M/1 at load 0.5: the mean response is 1 ms, p99 is 4.605 ms, the rate 1,000/s. Half-widths
// from 40 replications are 1.5 % of the mean; twice that holds with all but one chance in 10^4.
TEST(Replicate, MeetsTheory) {
  const models::ScenarioSpec spec = scenario();
  ReplicateOptions options;
  options.replications = 40;
  const ReplicateAnswer answer = replicate_scenario(spec, options);
  const auto expect = [&](EndpointMetric metric, double value) {
    const Evidence evidence = answer.evidence(0, metric);
    ASSERT_TRUE(evidence.interval);
    EXPECT_NEAR(evidence.interval->estimate, value, 2 * evidence.interval->half_width);
    EXPECT_LT(evidence.interval->half_width, 0.1 * value);
    EXPECT_EQ(evidence.interval->level, kLevel);
  };
  expect(EndpointMetric::rate, 1000);
  expect(EndpointMetric::mean, 1e-3);
  expect(EndpointMetric::p50, 0.693e-3);
  expect(EndpointMetric::p99, 4.605e-3);
  // All together have 480 requests beyond p99.9, each replication has 12.
  EXPECT_TRUE(answer.evidence(0, EndpointMetric::p999).value);
  EXPECT_FALSE(answer.evidence(0, EndpointMetric::p999).interval);
}

// Requests of a constant 1 ms that hardly ever wait: every replication has the same median.
TEST(Replicate, KnowsNoQuantileBetterThanItsBucket) {
  models::ScenarioSpec spec = scenario();
  spec.services["shop"].endpoints["get"].steps = {
      {models::ComputeStepSpec{sim::ConstantSpec{sim::Duration::microseconds(1000)}}}};
  spec.workloads["users"].source =
      models::OpenSpec{models::PoissonArrivalsSpec{models::ConstantRateSpec{50}}};
  const ReplicateAnswer answer = replicate_scenario(spec, {});
  const Evidence median = answer.evidence(0, EndpointMetric::p50);
  ASSERT_TRUE(median.interval);
  EXPECT_GT(median.interval->half_width, 1e-6);
  EXPECT_LT(median.interval->half_width, 4e-6);
  EXPECT_TRUE(median.interval->covers(1e-3));
}

TEST(Replicate, StopsWhenItIsPreciseEnough) {
  const models::ScenarioSpec spec = scenario();
  ReplicateOptions options;
  options.replications = 320;
  options.precision = 0.05;
  options.threads = 3;
  const ReplicateAnswer answer = replicate_scenario(spec, options);
  EXPECT_EQ(answer.stop, sim::StopVerdict::kReached);
  EXPECT_EQ(answer.replications.rows().size(), 20U);  // looks are at doublings of 10
  EXPECT_LE(answer.evidence(0, EndpointMetric::mean).interval->half_width, 0.05 * 1.1e-3);
  options.precision = 0.0001;
  options.replications = 25;
  const ReplicateAnswer exhausted = replicate_scenario(spec, options);
  EXPECT_EQ(exhausted.stop, sim::StopVerdict::kExhausted);
  EXPECT_EQ(exhausted.replications.rows().size(), 25U);
}

TEST(Replicate, JudgesObjectivesByIntervals) {
  models::ScenarioSpec spec = scenario();
  const auto objective = [](double bound) {
    return models::ObjectiveSpec{
        {"shop", "get"}, EndpointMetric::mean, models::Comparison::less, bound};
  };
  spec.objectives = {objective(1.5e-3), objective(0.5e-3)};
  ReplicateOptions options;
  const ReplicateAnswer answer = replicate_scenario(spec, options);
  const double mean = *answer.objectives[0].evidence.value;
  EXPECT_EQ(answer.objectives[0].verdict, Verdict::met);
  EXPECT_EQ(answer.objectives[1].verdict, Verdict::missed);
  spec.objectives = {objective(mean)};
  EXPECT_EQ(replicate_scenario(spec, options).objectives[0].verdict, Verdict::undecided);
}

TEST(Replicate, KeepsWhatWasDoneWhenInterrupted) {
  const models::ScenarioSpec spec = scenario();
  std::atomic<bool> interrupt = false;
  const Replicate run = [&](std::uint32_t replication) {
    if (replication == 3) interrupt = true;
    models::RunOptions options;
    options.replication = replication;
    return run_simulation(spec, options, {&interrupt, {}});
  };
  const ReplicateAnswer answer = replicate_with(run, spec, ReplicateOptions());
  EXPECT_FALSE(answer.complete);
  EXPECT_EQ(answer.replications.rows().size(), 3U);
}

}  // namespace
}  // namespace orrery::app
