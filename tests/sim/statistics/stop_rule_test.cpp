#include "sim/statistics/stop_rule.h"

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/check.h"
#include "tests/sim/statistics/stop_study.h"

namespace orrery::sim {
namespace {

using test::StopCandidate;

Interval with(double estimate, double half_width) {
  return {estimate, half_width, 0.96, 9, ""};
}

TEST(StopRule, LooksAtDoublingsAndAtTheMaximum) {
  ReplicationStopRule rule(0.95, {0, 1}, 100);
  for (std::uint64_t n : {10U, 20U, 40U, 80U}) {
    ASSERT_EQ(rule.next_look(), n);
    EXPECT_EQ(rule.look(n, with(5, 2)), StopVerdict::kContinue);
  }
  EXPECT_EQ(rule.next_look(), 100U);
  EXPECT_EQ(rule.look(100, with(5, 2)), StopVerdict::kExhausted);
}

TEST(StopRule, StopsWhereTheTargetIsForeseenAndMet) {
  ReplicationStopRule rule(0.95, {0, 1}, 1000);
  EXPECT_EQ(rule.look(10, with(5, 1.5)), StopVerdict::kContinue);  // 1.06 at 20: not foreseen
  EXPECT_EQ(rule.look(20, with(5, 0.9)), StopVerdict::kContinue);  // met by luck
  EXPECT_EQ(rule.look(40, with(5, 1.1)), StopVerdict::kContinue);  // foreseen, not met
  EXPECT_EQ(rule.look(80, with(5, 0.99)), StopVerdict::kReached);
}

TEST(StopRule, NeverStopsAtTheFirstLook) {
  ReplicationStopRule rule(0.95, {0, 1}, 1000);
  EXPECT_EQ(rule.look(10, with(0, 0)), StopVerdict::kContinue);
  EXPECT_EQ(rule.look(20, with(0, 0)), StopVerdict::kReached);
  ReplicationStopRule only_look(0.95, {0, 1}, 10);
  EXPECT_EQ(only_look.look(10, with(0, 0)), StopVerdict::kExhausted);
}

TEST(StopRule, RelativeTargetsScaleWithTheEstimate) {
  for (double sign : {1.0, -1.0}) {
    ReplicationStopRule rule(0.95, {0.05, 0}, 1000);
    EXPECT_EQ(rule.look(10, with(sign * 100, 5)), StopVerdict::kContinue);
    EXPECT_EQ(rule.look(20, with(sign * 100, 5)), StopVerdict::kReached);
  }
  ReplicationStopRule of_nothing(0.95, {0.05, 0}, 20);
  EXPECT_EQ(of_nothing.look(10, with(0, 1e-9)), StopVerdict::kContinue);
  EXPECT_EQ(of_nothing.look(20, with(0, 1e-9)), StopVerdict::kExhausted);
}

TEST(StopRule, EitherTargetIsEnough) {
  ReplicationStopRule rule(0.95, {0.05, 10}, 1000);
  EXPECT_EQ(rule.look(10, with(100, 9)), StopVerdict::kContinue);
  EXPECT_EQ(rule.look(20, with(100, 9)), StopVerdict::kReached);
}

TEST(StopRule, NoTargetRunsToTheMaximum) {
  ReplicationStopRule rule(0.95, {}, 20);
  EXPECT_EQ(rule.look(10, with(5, 0)), StopVerdict::kContinue);
  EXPECT_EQ(rule.look(20, with(5, 0)), StopVerdict::kExhausted);
}

TEST(StopRule, MayGoOnForTheSakeOfAnotherMetric) {
  ReplicationStopRule rule(0.95, {0, 1}, 40);
  rule.look(10, with(5, 0.5));
  EXPECT_EQ(rule.look(20, with(5, 0.5)), StopVerdict::kReached);
  EXPECT_EQ(rule.look(40, with(5, 2)), StopVerdict::kExhausted);
}

TEST(StopRule, GivesAwayAFifthOfTheError) {
  const ReplicationStopRule rule(0.95, {0, 1}, 40);
  EXPECT_DOUBLE_EQ(rule.interval_level(), 0.96);
  const Interval reported = rule.reported(with(5, 2));
  EXPECT_EQ(reported.level, 0.95);
  EXPECT_EQ(reported.half_width, 2);
}

TEST(StopRule, MisuseIsRefused) {
  EXPECT_THROW(ReplicationStopRule(95, {0, 1}, 40), std::invalid_argument);
  EXPECT_THROW(ReplicationStopRule(std::nan(""), {0, 1}, 40), std::invalid_argument);
  EXPECT_THROW(ReplicationStopRule(0.95, {-0.1, 0}, 40), std::invalid_argument);
  EXPECT_THROW(ReplicationStopRule(0.95, {0, std::nan("")}, 40), std::invalid_argument);
  EXPECT_THROW(ReplicationStopRule(0.95, {HUGE_VAL, 0}, 40), std::invalid_argument);
  EXPECT_THROW(ReplicationStopRule(0.95, {0, 1}, 9), std::invalid_argument);
  ReplicationStopRule rule(0.95, {0, 1}, 40);
  EXPECT_THROW(rule.look(11, with(5, 1)), InvariantError);
  EXPECT_EQ(rule.look(10, with(std::nan(""), std::nan(""))), StopVerdict::kContinue);
}

// Coverage in percent over independent experiments, the target in standard deviations of a value.
template <class Run>
double coverage(test::Law law, std::uint32_t experiments, Run run) {
  int covered = 0;
  for (std::uint32_t e = 0; e < experiments; ++e) {
    test::TestRandom random(31, e);
    covered += run(test::Prefixes(law, random)).covers ? 1 : 0;
  }
  return 100.0 * covered / experiments;
}

constexpr std::uint32_t kExperiments = 10'000;
const double kNoise = 4 * 100 * std::sqrt(0.95 * 0.05 / kExperiments);

TEST(StopRule, CoversAsPromised) {
  for (double target : {0.3, 0.5, 1.0}) {
    const double covered = coverage(test::Law::kNormal, kExperiments, [&](const auto& data) {
      return test::run_production_rule(data, 0.95, target);
    });
    EXPECT_GE(covered, 95 - kNoise) << target;
    EXPECT_LE(covered, 96 + kNoise) << target;
  }
}

TEST(StopRule, ALookAtEveryReplicationDoesNotCover) {
  // Lognormal data, the target at which stops are least lucky (skewness 1.75).
  constexpr double kTarget = 0.4;
  const test::StopCandidateRunner every_n(StopCandidate{"", 0.95, 1, false, true, true});
  EXPECT_LT(coverage(test::Law::kLognormal, kExperiments,
                     [&](const auto& data) { return every_n.run(data, kTarget); }),
            92.5 - kNoise);
  EXPECT_GT(
      coverage(test::Law::kLognormal, kExperiments,
               [&](const auto& data) { return test::run_production_rule(data, 0.95, kTarget); }),
      92.5 - kNoise);
}

TEST(StopRule, IsTheRuleThatWasStudied) {
  const test::StopCandidateRunner studied(StopCandidate{"", 0.96, 1, true, true, false});
  for (double target : {0.3, 0.5, 1.0}) {
    for (std::uint32_t e = 0; e < 200; ++e) {
      test::TestRandom random(32, e);
      const test::Prefixes data(test::Law::kNormal, random);
      EXPECT_EQ(studied.run(data, target).replications,
                test::run_production_rule(data, 0.95, target).replications);
    }
  }
}

}  // namespace
}  // namespace orrery::sim
