#include "sim/statistics/log_linear_histogram.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/check.h"
#include "sim/statistics/quantile_rank.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

using test::TestRandom;
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

LogLinearHistogram histogram_of(const std::vector<std::int64_t>& values) {
  LogLinearHistogram histogram;
  for (std::int64_t value : values) histogram.record(value);
  return histogram;
}

std::vector<LogLinearHistogram::Bucket> buckets_of(const LogLinearHistogram& histogram) {
  std::vector<LogLinearHistogram::Bucket> buckets;
  histogram.for_each_bucket([&](const auto& bucket) { buckets.push_back(bucket); });
  return buckets;
}

// What a quantile must be within half a bucket of.
std::int64_t exact_quantile(std::vector<std::int64_t> values, double q) {
  std::stable_sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(*quantile_rank(q, values.size())) - 1];
}

TEST(QuantileRank, IsNearestRankOfTheDecimal) {
  EXPECT_EQ(quantile_rank(0, 10), 1U);
  EXPECT_EQ(quantile_rank(1, 10), 10U);
  EXPECT_EQ(quantile_rank(0.5, 10), 5U);
  EXPECT_EQ(quantile_rank(0.5, 11), 6U);
  EXPECT_EQ(quantile_rank(0.99, 100), 99U);
  EXPECT_EQ(quantile_rank(0.99, 101), 100U);
  EXPECT_EQ(quantile_rank(0.07, 100), 7U);
  EXPECT_EQ(std::ceil(0.07 * 100), 8);  // what doubles would have said
  EXPECT_EQ(quantile_rank(0.999, UINT64_MAX), 18'428'297'329'635'842'064U);
}

TEST(QuantileRank, RefusesWhatIsNoQuantile) {
  EXPECT_FALSE(quantile_rank(0.5, 0));
  EXPECT_FALSE(quantile_rank(-0.01, 5));
  EXPECT_FALSE(quantile_rank(1.01, 5));
  EXPECT_FALSE(quantile_rank(std::nan(""), 5));
  EXPECT_FALSE(quantile_rank(INFINITY, 5));
}

TEST(QuantileRank, CountsExceedances) {
  EXPECT_EQ(exceedances(0.99, 10'000), 100U);
  EXPECT_TRUE(supports_quantile(0.99, 10'000));
  EXPECT_EQ(exceedances(0.99, 9'999), 99U);
  EXPECT_FALSE(supports_quantile(0.99, 9'999));
  EXPECT_TRUE(supports_quantile(0.01, 10'100));
  EXPECT_FALSE(supports_quantile(0.01, 10'000));
  EXPECT_EQ(exceedances(2, 1000), 0U);
  EXPECT_FALSE(supports_quantile(std::nan(""), 1'000'000));
}

TEST(LogLinearHistogram, BucketsTileTheIntegers) {
  std::int64_t next = 0;
  for (std::uint32_t index = 0; index < LogLinearHistogram::kBuckets; ++index) {
    const auto bucket = LogLinearHistogram::bucket_bounds(index);
    ASSERT_EQ(bucket.lower, next);
    ASSERT_GE(bucket.upper, bucket.lower);
    ASSERT_EQ(LogLinearHistogram::bucket_index(bucket.lower), index);
    ASSERT_EQ(LogLinearHistogram::bucket_index(bucket.upper), index);
    // width <= lower / 128 above the exact range, exactly 1 below.
    ASSERT_LE((bucket.upper - bucket.lower + 1), std::max<std::int64_t>(1, bucket.lower / 128));
    next = static_cast<std::int64_t>(static_cast<std::uint64_t>(bucket.upper) + 1);
  }
  EXPECT_EQ(next, std::numeric_limits<std::int64_t>::min());  // the last upper bound is kMax
}

TEST(LogLinearHistogram, RecordsAtBucketEdges) {
  for (std::uint32_t index = 0; index < LogLinearHistogram::kBuckets; index += 61) {
    const auto bounds = LogLinearHistogram::bucket_bounds(index);
    LogLinearHistogram histogram;
    histogram.record(bounds.lower);
    histogram.record(bounds.upper);
    const auto buckets = buckets_of(histogram);
    ASSERT_EQ(buckets.size(), 1U);
    EXPECT_EQ(buckets[0], (LogLinearHistogram::Bucket{bounds.lower, bounds.upper, 2}));
    EXPECT_EQ(histogram.min(), bounds.lower);
    EXPECT_EQ(histogram.max(), bounds.upper);
  }
}

TEST(LogLinearHistogram, QuantilesAreWithinHalfABucketOfTheSample) {
  constexpr double kBound = 1.0 / 256;  // the promise of the header
  double worst = 0;
  for (std::uint32_t run = 0; run < 50; ++run) {
    TestRandom random(1, run);
    std::vector<std::int64_t> values(997);
    for (auto& value : values) value = random.any_magnitude();
    const LogLinearHistogram histogram = histogram_of(values);
    for (double q : {0.0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1.0}) {
      const auto exact = static_cast<double>(exact_quantile(values, q));
      const auto found = static_cast<double>(*histogram.quantile(q));
      const double error = std::abs(found - exact);
      ASSERT_LE(error, kBound * exact) << "q " << q;
      if (exact > 0) worst = std::max(worst, error / exact);
    }
  }
  EXPECT_GT(worst, kBound / 4);  // the bound is not idle: a finer histogram would be waste
}

TEST(LogLinearHistogram, SaysHowFarAQuantileMayBeOff) {
  EXPECT_EQ(LogLinearHistogram::quantile_error(255), 0);
  EXPECT_EQ(LogLinearHistogram::quantile_error(256), 0.5);
  EXPECT_EQ(LogLinearHistogram::quantile_error(1'000'000), 2047.5);  // buckets of 2^12
}

TEST(LogLinearHistogram, SmallValuesAreExact) {
  std::vector<std::int64_t> values;
  for (std::int64_t value = 0; value < 256; ++value) values.push_back(value);
  const LogLinearHistogram histogram = histogram_of(values);
  for (int percent = 0; percent <= 100; ++percent) {
    EXPECT_EQ(histogram.quantile(percent / 100.0), exact_quantile(values, percent / 100.0));
  }
}

TEST(LogLinearHistogram, CountSumMeanAndExtremesAreExact) {
  const LogLinearHistogram histogram = histogram_of({1'000'003, 7, 1'000'001, 7});
  EXPECT_EQ(histogram.count(), 4U);
  EXPECT_EQ(histogram.sum(), Int128{2'000'018});
  EXPECT_EQ(histogram.mean(), 500'004.5);
  EXPECT_EQ(histogram.min(), 7);
  EXPECT_EQ(histogram.max(), 1'000'003);
}

TEST(LogLinearHistogram, SumHoldsTheLargestConceivableTotal) {
  LogLinearHistogram histogram;
  histogram.record_many(kMax, UINT64_MAX);
  const Int128 expected = Int128{kMax} * static_cast<Int128>(UINT64_MAX);
  EXPECT_EQ(histogram.sum(), expected);
  EXPECT_GT(histogram.sum(), 0);
  EXPECT_EQ(histogram.mean(), 0x1p63);
  EXPECT_EQ(histogram.quantile(0.5), kMax);
  EXPECT_EQ(exceedances(0.5, histogram.count()), UINT64_MAX / 2);
}

TEST(LogLinearHistogram, EmptyHasNoValuesAndNoMemory) {
  const LogLinearHistogram histogram;
  EXPECT_EQ(histogram.count(), 0U);
  EXPECT_FALSE(histogram.min());
  EXPECT_FALSE(histogram.max());
  EXPECT_FALSE(histogram.mean());
  EXPECT_FALSE(histogram.quantile(0.5));
  EXPECT_TRUE(buckets_of(histogram).empty());
  EXPECT_EQ(histogram.allocated_bytes(), 0U);
  EXPECT_LE(sizeof(LogLinearHistogram), 128U);
}

TEST(LogLinearHistogram, TakesOneKibibyteAnOctave) {
  LogLinearHistogram histogram = histogram_of({1'000'000, 1'000'001, 1'040'000});
  EXPECT_EQ(histogram.allocated_bytes(), 1024U);
}

TEST(LogLinearHistogram, MisuseIsRefused) {
  LogLinearHistogram histogram = histogram_of({5});
  EXPECT_THROW(histogram.record(-1), InvariantError);
  EXPECT_THROW(histogram.record(std::numeric_limits<std::int64_t>::min()), InvariantError);
  EXPECT_THROW(histogram.record_many(-1, 2), InvariantError);
  EXPECT_EQ(histogram, histogram_of({5}));
  EXPECT_FALSE(histogram.quantile(std::nan("")));
  EXPECT_FALSE(histogram.quantile(-1e-3));
  EXPECT_FALSE(histogram.quantile(1.001));
}

TEST(LogLinearHistogram, MergeIsAssociativeAndCommutative) {
  for (std::uint32_t run = 0; run < 20; ++run) {
    TestRandom random(2, run);
    std::vector<std::int64_t> all;
    LogLinearHistogram parts[3];
    for (auto& part : parts) {
      for (std::uint32_t n = random.word() % 300; n > 0; --n) {
        all.push_back(random.any_magnitude());
        part.record(all.back());
      }
    }
    LogLinearHistogram left = parts[0];  // (a + b) + c
    left.merge(parts[1]);
    left.merge(parts[2]);
    LogLinearHistogram right = parts[2];  // a + (c + b), from the other side
    right.merge(parts[1]);
    right.merge(parts[0]);
    EXPECT_EQ(left, right);
    EXPECT_EQ(left, histogram_of(all));
    EXPECT_EQ(buckets_of(left), buckets_of(right));
  }
}

TEST(LogLinearHistogram, EmptyIsTheNeutralElement) {
  LogLinearHistogram histogram = histogram_of({3, 1'000'000});
  histogram.merge(LogLinearHistogram());
  EXPECT_EQ(histogram, histogram_of({3, 1'000'000}));
  LogLinearHistogram empty;
  empty.merge(histogram);
  EXPECT_EQ(empty, histogram);
}

TEST(LogLinearHistogram, MergesIntoItself) {
  LogLinearHistogram histogram = histogram_of({3, 1'000'000});
  histogram.merge(histogram);
  EXPECT_EQ(histogram, histogram_of({3, 1'000'000, 3, 1'000'000}));
}

TEST(LogLinearHistogram, EqualityIsOfRecordsNotOfLayout) {
  EXPECT_EQ(histogram_of({5, 1'000'000'000}), histogram_of({1'000'000'000, 5}));
  EXPECT_NE(histogram_of({5}), histogram_of({6}));
  EXPECT_NE(histogram_of({1'000'000, 1'000'003}), histogram_of({1'000'000, 1'000'002}));
  EXPECT_NE(histogram_of({5}), LogLinearHistogram());
}

TEST(LogLinearHistogram, RecordManyIsManyRecords) {
  LogLinearHistogram histogram;
  histogram.record_many(77'777, 3);
  histogram.record_many(1, 0);
  EXPECT_EQ(histogram, histogram_of({77'777, 77'777, 77'777}));
}

TEST(LogLinearHistogram, SinceIsWhatWasRecordedAfterwards) {
  LogLinearHistogram histogram = histogram_of({10, 1'000'000, 5'000'000'000});
  const LogLinearHistogram earlier = histogram;
  histogram.record(2'000'000);
  histogram.record(10);
  const LogLinearHistogram difference = histogram.since(earlier);
  EXPECT_EQ(difference.count(), 2U);
  EXPECT_EQ(difference.sum(), Int128{2'000'010});
  EXPECT_EQ(difference.min(), 10);
  const auto last = LogLinearHistogram::bucket_bounds(LogLinearHistogram::bucket_index(2'000'000));
  EXPECT_EQ(difference.max(), last.upper);
  EXPECT_EQ(buckets_of(difference), buckets_of(histogram_of({10, 2'000'000})));
  EXPECT_EQ(histogram.since(histogram), LogLinearHistogram());
  EXPECT_THROW(earlier.since(histogram), InvariantError);
}

TEST(LogLinearHistogram, BucketsCarryAllThatIsNeededToRebuildCounts) {
  TestRandom random(3, 0);
  LogLinearHistogram histogram;
  for (int i = 0; i < 1000; ++i) histogram.record(random.any_magnitude());
  LogLinearHistogram rebuilt;
  std::int64_t last = -1;
  histogram.for_each_bucket([&](const auto& bucket) {
    EXPECT_GT(bucket.lower, last);
    last = bucket.upper;
    rebuilt.record_many(bucket.lower, bucket.count);
  });
  EXPECT_EQ(buckets_of(rebuilt), buckets_of(histogram));
}

}  // namespace
}  // namespace orrery::sim
