#include "sim/statistics/order_statistic_interval.h"

#include <cmath>
#include <cstdint>
#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

TEST(OrderStatisticRanks, MedianOfTenByHand) {
  // B ~ (10, 1/2): P(B < 2) = 11/1024 = 1.07 %, P(B < 3) = 5.47 %: ranks 2 and 9, 97.85 %.
  const auto ranks = order_statistic_ranks(0.5, 10, 0.95);
  ASSERT_TRUE(ranks);
  EXPECT_EQ(ranks->lower, 2U);
  EXPECT_EQ(ranks->upper, 9U);
  EXPECT_NEAR(ranks->coverage, 1 - 22.0 / 1024, 1e-12);
}

TEST(OrderStatisticRanks, NineTenthsOfFiftyByHand) {
  // P(B = 50) = 0.9^50 = 0.515 %, P(B >= 49) = 3.4 %; P(B < 40) = 0.94 %, P(B < 41) = 2.45 %.
  const auto ranks = order_statistic_ranks(0.9, 50, 0.95);
  EXPECT_EQ(ranks->lower, 41U);
  EXPECT_EQ(ranks->upper, 50U);
}

TEST(OrderStatisticRanks, TooFewValuesHaveNone) {
  EXPECT_FALSE(order_statistic_ranks(0.99, 300, 0.95));  // 0.99^300 = 4.9 % > 2.5 %
  EXPECT_TRUE(order_statistic_ranks(0.99, 400, 0.95));   // 1.8 %
  EXPECT_FALSE(order_statistic_ranks(0.5, 0, 0.95));
  EXPECT_FALSE(order_statistic_ranks(0.5, 1, 0.95));
  for (double q : {0.0, 1.0, -1.0, 2.0, std::nan("")}) {
    EXPECT_FALSE(order_statistic_ranks(q, 1000, 0.95));
  }
  EXPECT_THROW(order_statistic_ranks(0.5, 10, 95), std::invalid_argument);
}

TEST(OrderStatisticRanks, LargeCountsApproachTheNormal) {
  constexpr std::uint64_t kCount = 100'000'000;
  const auto ranks = order_statistic_ranks(0.99, kCount, 0.95);
  const double centre = 0.99 * kCount;
  const double half = 1.959964 * std::sqrt(0.99 * 0.01 * kCount);
  // Within a few ranks: one for discreteness, the rest for skewness (z^2 / 6 x 0.98).
  EXPECT_NEAR(static_cast<double>(ranks->lower), centre - half, 3);
  EXPECT_NEAR(static_cast<double>(ranks->upper), centre + half, 3);
  EXPECT_GE(ranks->coverage, 0.95);
  EXPECT_LE(ranks->coverage, 0.9502);  // a rank more on each side is 2 x 5.9e-5
}

TEST(OrderStatisticInterval, CoversAsSaidOnIndependentData) {
  constexpr int kRuns = 2000;
  int covered = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    test::TestRandom random(17, run);
    LogLinearHistogram values;
    for (int i = 0; i < 1000; ++i) {
      values.record(static_cast<std::int64_t>(random.exponential() * 1e6));
    }
    const auto interval = order_statistic_interval(values, 0.9, 0.95);
    ASSERT_TRUE(interval);
    ASSERT_LE(interval->low, interval->estimate);
    ASSERT_GE(interval->high, interval->estimate);
    const double truth = std::log(10) * 1e6;
    covered +=
        static_cast<double>(interval->low) <= truth && truth <= static_cast<double>(interval->high);
  }
  // At least 95 %, up to two buckets more: 4 standard errors of 2000 runs are 1.9 %.
  EXPECT_GE(covered, kRuns * (0.95 - 0.019));
  EXPECT_LE(covered, kRuns * 0.985);
}

TEST(OrderStatisticInterval, EmptyHistogramHasNone) {
  EXPECT_FALSE(order_statistic_interval(LogLinearHistogram(), 0.5, 0.95));
}

}  // namespace
}  // namespace orrery::sim
