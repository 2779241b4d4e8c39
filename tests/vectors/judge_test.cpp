#include "tests/vectors/judge.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace orrery::vectors {
namespace {

constexpr std::size_t kCount = 0;
constexpr std::size_t kSum = 1;
constexpr double kUnit = 1e6;  // ns

// Batches of independent exponential times of mean 1, a million ns.
std::vector<Observation> exponential_batches(std::uint64_t seed, int batches, int size) {
  std::mt19937_64 random(seed);
  std::exponential_distribution<double> law;
  std::vector<Observation> made(static_cast<std::size_t>(batches));
  for (Observation& batch : made) {
    batch.sums = {static_cast<double>(size), 0};
    batch.histograms.resize(1);
    for (int i = 0; i < size; ++i) {
      const double value = law(random);
      batch.sums[kSum] += value;
      batch.histograms[0].record(static_cast<std::int64_t>(value * kUnit));
    }
  }
  return made;
}

const FunctionOfSums kMean{[](Sums sums) { return sums[kSum] / sums[kCount]; }};

Judgement judge(double value, Rule rule, Estimator estimator,
                const std::vector<Observation>& batches) {
  Metric metric;
  metric.value = {.kind = ValueKind::number, .number = value};
  return judge_element(metric, value, rule, {.estimator = std::move(estimator)}, batches);
}

TEST(Estimate, JackknifeOfAMeanIsTheStandardErrorOfBatchMeans) {
  std::vector<Observation> batches;
  for (const double sum : {1.0, 2.0, 6.0}) batches.push_back({{1.0, sum}, {}});
  const Estimate got = estimate(kMean, batches);
  EXPECT_DOUBLE_EQ(got.value, 3);
  EXPECT_DOUBLE_EQ(got.standard_error, std::sqrt(7.0 / 3));  // variance 7 of 3 values
}

// z of mean, variance-like functions and quantiles has an r.m.s. of 1: over 200 samples to within
// 4 / sqrt(400) and the 1% that Student's 127 degrees of freedom add.
TEST(Estimate, StandardErrorsAreCalibrated) {
  double squares[3] = {};
  constexpr int kSamples = 200;
  for (std::uint64_t seed = 1; seed <= kSamples; ++seed) {
    const auto batches = exponential_batches(seed, 128, 50);
    const auto add = [&](int which, const Estimate& got, double truth) {
      squares[which] += std::pow((got.value - truth) / got.standard_error, 2);
    };
    add(0, estimate(kMean, batches), 1);
    add(1, estimate(HistogramQuantile{0, 0.5, kUnit}, batches), std::log(2.0));
    add(2, estimate(HistogramQuantile{0, 0.95, kUnit}, batches), std::log(20.0));
  }
  for (const double sum : squares) EXPECT_NEAR(std::sqrt(sum / kSamples), 1, 0.21);
}

TEST(Judge, PassesTheTruthAndFailsWhatIsThreePercentOff) {
  const auto batches = exponential_batches(7, 128, 4000);
  EXPECT_EQ(judge(1, Rule::equal, kMean, batches).status, Status::pass);
  EXPECT_EQ(judge(1.03, Rule::equal, kMean, batches).status, Status::fail);
  EXPECT_EQ(judge(0.97, Rule::equal, kMean, batches).status, Status::fail);
  const HistogramQuantile p90{0, 0.9, kUnit};
  EXPECT_EQ(judge(std::log(10.0), Rule::equal, p90, batches).status, Status::pass);
  EXPECT_EQ(judge(std::log(10.0) * 1.03, Rule::equal, p90, batches).status, Status::fail);
}

TEST(Judge, DoesNotJudgeWhatIsNotPrecise) {
  const auto few = exponential_batches(7, 128, 100);  // 4 s.e. are 3.5%
  const Judgement judgement = judge(1, Rule::equal, kMean, few);
  EXPECT_EQ(judgement.status, Status::imprecise);
  EXPECT_NEAR(judgement.more, 3.1 * 1.1, 1.2);
}

TEST(Judge, TakesBoundsAsInequalities) {
  const auto batches = exponential_batches(7, 128, 4000);
  EXPECT_EQ(judge(1.5, Rule::at_most, kMean, batches).status, Status::pass);
  EXPECT_EQ(judge(0.9, Rule::at_most, kMean, batches).status, Status::fail);
  EXPECT_EQ(judge(0.9, Rule::at_least, kMean, batches).status, Status::pass);
  EXPECT_EQ(judge(1.5, Rule::at_least, kMean, batches).status, Status::fail);
}

TEST(Judge, NeedsPrecisionForInequalitiesOnlyWhereItMatters) {
  const auto few = exponential_batches(7, 128, 100);  // a standard error of 0.9%
  EXPECT_EQ(judge(1.5, Rule::at_most, kMean, few).status, Status::pass);
  EXPECT_EQ(judge(1.01, Rule::at_most, kMean, few).status, Status::imprecise);
  EXPECT_EQ(judge(0.5, Rule::at_most, kMean, few).status, Status::fail);
}

TEST(Judge, HoldsVectorsAgainstTheirFormula) {
  const auto batches = exponential_batches(7, 128, 4000);
  const Metric metric{.name = "x", .value = {}, .kind = "bound"};
  const ElementPlan plan{.estimator = kMean, .formula = 2.0};
  EXPECT_EQ(judge_element(metric, 2, Rule::at_most, plan, batches).status, Status::pass);
  EXPECT_EQ(judge_element(metric, 2.06, Rule::at_most, plan, batches).status, Status::fail);
  EXPECT_EQ(judge_element(metric, 2, Rule::formula_only, plan, batches).status, Status::pass);
}

TEST(Judge, AddsTheErrorOfSimulatedReferences) {
  const auto batches = exponential_batches(7, 128, 4000);
  Metric metric{.name = "x", .value = {}, .kind = "simulated"};
  EXPECT_EQ(judge_element(metric, 1.03, Rule::equal, {.estimator = kMean}, batches).status,
            Status::fail);
  metric.standard_error = 0.01;
  EXPECT_EQ(judge_element(metric, 1.03, Rule::equal, {.estimator = kMean}, batches).status,
            Status::pass);
}

TEST(Judge, FailsWhatIsFarOffBeforeItIsPrecise) {
  const auto few = exponential_batches(7, 128, 100);  // a standard error of 0.9%
  EXPECT_EQ(judge(1.02, Rule::equal, kMean, few).status, Status::imprecise);
  EXPECT_EQ(judge(1.2, Rule::equal, kMean, few).status, Status::fail);
}

// Of a binomial law with 10 throws, P(X <= 7) = 0.945, P(X <= 8) = 0.989.
TEST(Judge, KnowsWholeLevelsOnlyWhereTheyAreSafe) {
  const auto batches = [](int size) {
    std::mt19937_64 random(3);
    std::binomial_distribution<std::size_t> law(10, 0.5);
    std::vector<Observation> made(128);
    for (Observation& batch : made) {
      batch.sums.resize(11);
      for (int i = 0; i < size; ++i) batch.sums[law(random)] += 1;
    }
    return made;
  };
  const LevelQuantile p95{0, 11, 0.95};
  EXPECT_EQ(judge(8, Rule::equal, p95, batches(1000)).status, Status::pass);
  EXPECT_EQ(judge(7, Rule::equal, p95, batches(1000)).status, Status::fail);
  EXPECT_EQ(judge(8, Rule::equal, p95, batches(5)).status, Status::imprecise);
}

TEST(Judge, ComparesDeterministicValuesInNineDigits) {
  Metric metric;
  metric.value = {.kind = ValueKind::list,
                  .items = {{.kind = ValueKind::number, .number = 5},
                            {.kind = ValueKind::text, .text = "47/4"}}};
  EXPECT_EQ(judge_exactly(metric, std::vector{5.0, 11.75}).status, Status::pass);
  EXPECT_EQ(judge_exactly(metric, std::vector{5.0, 11.750001}).status, Status::fail);
  EXPECT_EQ(judge_exactly(metric, std::vector{5.0}).status, Status::fail);
}

}  // namespace
}  // namespace orrery::vectors
