#include "sim/statistics/paired_differences.h"

#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

TEST(PairedDifferences, ByHand) {
  PairedDifferences pairs;
  pairs.add(1, 2);
  pairs.add(2, 2);
  pairs.add(3, 5);
  // Differences -1, 0, -2: mean -1, variance 1. Var A 1, var B 3, covariance 1.5.
  const auto interval = pairs.interval(0.95, "A - B");
  EXPECT_DOUBLE_EQ(interval->estimate, -1);
  EXPECT_NEAR(interval->half_width, 4.3026527 / std::sqrt(3), 1.3e-4);  // 3e-5 relative
  EXPECT_NEAR(*pairs.correlation(), 1.5 / std::sqrt(3), 1e-14);
  EXPECT_DOUBLE_EQ(*pairs.variance_reduction(), 4);
}

TEST(PairedDifferences, AgainstItselfIsExactlyZero) {
  test::TestRandom random(18, 0);
  PairedDifferences pairs;
  for (int i = 0; i < 10; ++i) {
    const double value = 0.1 + random.exponential();
    pairs.add(value, value);
  }
  const auto interval = pairs.interval(0.95, "A - A");
  EXPECT_EQ(interval->estimate, 0);
  EXPECT_EQ(interval->half_width, 0);
  EXPECT_NEAR(*pairs.correlation(), 1, 1e-14);
  EXPECT_LE(*pairs.correlation(), 1);
  EXPECT_FALSE(pairs.variance_reduction());
}

TEST(PairedDifferences, IndependentPairsGainNothing) {
  test::TestRandom random(19, 0);
  PairedDifferences pairs;
  for (int i = 0; i < 20'000; ++i) pairs.add(random.normal(), random.normal());
  // Correlation has a standard error of 1 / sqrt(20000) = 0.007, the ratio 1 / (1 - r).
  EXPECT_NEAR(*pairs.correlation(), 0, 0.028);
  EXPECT_NEAR(*pairs.variance_reduction(), 1, 0.03);
}

TEST(PairedDifferences, CommonNoiseIsCancelled) {
  test::TestRandom random(20, 0);
  PairedDifferences pairs;
  for (int i = 0; i < 20'000; ++i) {
    const double common = random.normal();
    pairs.add(common + 0.1 * random.normal(), common + 0.1 * random.normal() + 0.5);
  }
  // Correlation 1 / 1.01 and reduction 2.02 / 0.02 = 101; a variance ratio of 20,000 pairs has a
  // relative standard error of about sqrt(2 / 20000) each way: 4 x 1.4 % of 101.
  EXPECT_NEAR(*pairs.correlation(), 1 / 1.01, 0.001);
  EXPECT_NEAR(*pairs.variance_reduction(), 101, 5.7);
}

TEST(PairedDifferences, MergeAgreesWithOneSequence) {
  test::TestRandom random(21, 0);
  PairedDifferences whole;
  PairedDifferences front;
  PairedDifferences back;
  for (int i = 0; i < 100; ++i) {
    const double a = random.exponential();
    const double b = a + random.normal();
    whole.add(a, b);
    (i < 30 ? front : back).add(a, b);
  }
  front.merge(PairedDifferences());
  front.merge(back);
  EXPECT_EQ(front.count(), 100U);
  EXPECT_NEAR(*front.correlation(), *whole.correlation(), 1e-12);
  EXPECT_NEAR(*front.variance_reduction(), *whole.variance_reduction(), 1e-12);
  PairedDifferences empty;
  empty.merge(whole);
  EXPECT_EQ(empty, whole);
}

TEST(PairedDifferences, DegenerateInput) {
  PairedDifferences pairs;
  EXPECT_FALSE(pairs.interval(0.95, ""));
  EXPECT_FALSE(pairs.correlation());
  EXPECT_FALSE(pairs.variance_reduction());
  pairs.add(1, 2);
  EXPECT_FALSE(pairs.interval(0.95, ""));
  EXPECT_FALSE(pairs.correlation());
  pairs.add(1, 3);
  EXPECT_FALSE(pairs.correlation());  // A does not vary
  EXPECT_DOUBLE_EQ(*pairs.variance_reduction(), 1);
  pairs.add(std::nan(""), 3);
  EXPECT_FALSE(pairs.correlation());
  EXPECT_FALSE(pairs.variance_reduction());
  EXPECT_THROW(pairs.interval(0.95, ""), std::invalid_argument);
}

}  // namespace
}  // namespace orrery::sim
