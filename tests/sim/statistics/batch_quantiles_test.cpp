#include "sim/statistics/batch_quantiles.h"

#include <cmath>
#include <cstdint>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sim/base/check.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

TEST(BatchQuantiles, KeepsFrom32To63Batches) {
  BatchQuantiles batches;
  for (std::int64_t i = 0; i < 64 * 256 - 1; ++i) batches.record(i % 1000);
  EXPECT_EQ(batches.batches(), 63U);
  batches.record(5);
  EXPECT_EQ(batches.batches(), 32U);
  EXPECT_EQ(batches.batch_size(), 512U);
  EXPECT_EQ(batches.total().count(), 64U * 256);
}

TEST(BatchQuantiles, TotalIsEveryCompleteBatch) {
  BatchQuantiles batches;
  LogLinearHistogram expected;
  test::TestRandom random(15, 0);
  for (int i = 0; i < 100'000; ++i) {
    const std::int64_t value = random.word();
    batches.record(value);
    if (i < 48 * 2048) expected.record(value);
  }
  EXPECT_EQ(batches.batch_size(), 2048U);
  EXPECT_EQ(batches.total(), expected);
}

TEST(BatchQuantiles, MergesUntilABatchHoldsEnoughExceedances) {
  BatchQuantiles batches;
  test::TestRandom random(16, 0);
  for (int i = 0; i < 40 * 4096; ++i) batches.record(random.word() % 1'000'000);
  ASSERT_EQ(batches.batch_size(), 4096U);
  const auto median = batches.interval(0.5, 0.95, "median");
  EXPECT_EQ(median->batches, 40U);
  EXPECT_EQ(median->batch_size, 4096U);
  const auto p99 = batches.interval(0.99, 0.95, "p99");
  EXPECT_EQ(p99->batches, 10U);
  EXPECT_EQ(p99->batch_size, 16'384U);
  EXPECT_EQ(p99->interval.degrees, 9U);
  EXPECT_EQ(p99->interval.estimand, "p99");
  EXPECT_NEAR(p99->interval.estimate, 990'000, 990'000 * 0.005);
  EXPECT_FALSE(batches.interval(0.999, 0.95, "p99.9"));  // would take 1,024,000 records
}

TEST(BatchQuantiles, AnIntervalIsNoNarrowerThanABucketLeavesOpen) {
  BatchQuantiles batches;
  for (std::int64_t i = 0; i < 40 * 256; ++i) batches.record(1'000'000 + i % 2);
  const auto bucket =
      LogLinearHistogram::bucket_bounds(LogLinearHistogram::bucket_index(1'000'000));
  ASSERT_GE(bucket.upper, 1'000'001);
  const auto median = batches.interval(0.5, 0.95, "median");
  EXPECT_EQ(median->interval.half_width, static_cast<double>(bucket.upper - bucket.lower) / 2);
  EXPECT_TRUE(median->interval.covers(1'000'000) && median->interval.covers(1'000'001));
}

TEST(BatchQuantiles, AWholeBatchIsWorthItsRecords) {
  BatchQuantiles one_by_one;
  BatchQuantiles whole;
  test::TestRandom random(17, 0);
  while (whole.batch_size() < 2048) {
    LogLinearHistogram batch;
    for (std::uint64_t left = whole.batch_size(); left > 0; --left) {
      const std::int64_t value = random.word();
      one_by_one.record(value);
      batch.record(value);
    }
    whole.add_batch(batch);
    ASSERT_EQ(whole, one_by_one);
  }
}

TEST(BatchQuantiles, MisuseIsRefused) {
  BatchQuantiles batches;
  EXPECT_FALSE(batches.interval(0.5, 0.95, ""));
  EXPECT_THROW(batches.record(-1), InvariantError);
  EXPECT_THROW(batches.add_batch({}), InvariantError) << "an empty batch";
  for (int i = 0; i < 40 * 256; ++i) batches.record(i);
  EXPECT_TRUE(batches.interval(0.5, 0.95, ""));
  EXPECT_THROW(batches.interval(0.5, 1, ""), std::invalid_argument);
  for (double q : {-0.1, 1.1, std::nan("")}) EXPECT_FALSE(batches.interval(q, 0.95, ""));
}

}  // namespace
}  // namespace orrery::sim
