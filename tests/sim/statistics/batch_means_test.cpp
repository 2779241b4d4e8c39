#include "sim/statistics/batch_means.h"

#include <cstdint>
#include <limits>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sim/base/check.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

TEST(BatchMeans, KeepsFrom32To63Batches) {
  BatchMeans batches;
  for (std::int64_t i = 0; i < 63; ++i) batches.record(i);
  EXPECT_EQ(batches.batches(), 63U);
  EXPECT_EQ(batches.batch_size(), 1U);
  batches.record(63);
  EXPECT_EQ(batches.batches(), 32U);
  EXPECT_EQ(batches.batch_size(), 2U);
  EXPECT_EQ(batches.means().front(), 0.5);
  EXPECT_EQ(batches.means().back(), 62.5);
  for (std::int64_t i = 64; i < 100'000; ++i) batches.record(i);
  EXPECT_EQ(batches.batch_size(), 2048U);
  EXPECT_EQ(batches.batches(), 100'000U / 2048);
}

TEST(BatchMeans, BatchesAreExactMeansOfConsecutiveRecords) {
  BatchMeans batches;
  for (std::int64_t i = 0; i < 1'000; ++i) batches.record(3 * i - 500);
  const auto means = batches.means();
  const auto size = static_cast<double>(batches.batch_size());
  for (std::size_t b = 0; b < means.size(); ++b) {
    const double middle = static_cast<double>(b) * size + (size - 1) / 2;
    EXPECT_EQ(means[b], 3 * middle - 500);
  }
}

TEST(BatchMeans, AWholeBatchIsWorthItsRecords) {
  BatchMeans one_by_one;
  BatchMeans whole;
  std::int64_t next = 0;
  while (whole.batch_size() < 64) {
    Int128 sum = 0;
    for (std::uint64_t left = whole.batch_size(); left > 0; --left, next += 7) {
      one_by_one.record(next);
      sum += next;
    }
    whole.add_batch(sum);
    ASSERT_EQ(whole, one_by_one);
  }
  whole.record(1);
  EXPECT_THROW(whole.add_batch(0), InvariantError) << "in the middle of a batch";
}

TEST(BatchMeans, IntervalSaysWhatItIsMadeOf) {
  BatchMeans batches;
  test::TestRandom random(13, 0);
  for (int i = 0; i < 40'000; ++i) batches.record(random.word() % 1000);
  const auto result = batches.interval(0.95, "mean response");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->batches, 39U);
  EXPECT_EQ(result->batch_size, 1024U);
  EXPECT_EQ(result->interval.degrees, 38U);
  EXPECT_EQ(result->interval.estimand, "mean response");
  EXPECT_EQ(result->batch_bias, 0);
  EXPECT_FALSE(result->correlated);
  EXPECT_TRUE(result->interval.covers(499.5));
}

TEST(BatchMeans, CorrelatedBatchesAreFlagged) {
  BatchMeans batches;
  std::int64_t level = 0;
  test::TestRandom random(14, 0);
  for (int i = 0; i < 5'000; ++i) {  // a random walk: no batch of it is ever long enough
    level += (random.word() & 1) != 0 ? 1 : -1;
    batches.record(level);
  }
  EXPECT_TRUE(batches.interval(0.95, "")->correlated);
}

TEST(BatchMeans, TooFewBatchesHaveNoInterval) {
  BatchMeans batches;
  EXPECT_FALSE(batches.interval(0.95, ""));
  for (std::int64_t i = 0; i < 9; ++i) batches.record(i);
  EXPECT_FALSE(batches.interval(0.95, ""));
  batches.record(9);
  EXPECT_TRUE(batches.interval(0.95, ""));
  EXPECT_THROW(batches.interval(0.2, ""), std::invalid_argument);
}

TEST(BatchMeans, HoldsExtremeValues) {
  BatchMeans batches;
  for (int i = 0; i < 4096; ++i) batches.record(std::numeric_limits<std::int64_t>::min());
  const auto result = batches.interval(0.95, "");
  EXPECT_EQ(result->interval.estimate, -0x1p63);
  EXPECT_EQ(result->interval.half_width, 0);
}

}  // namespace
}  // namespace orrery::sim
