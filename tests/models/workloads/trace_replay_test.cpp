#include "models/workloads/trace_replay.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "models/workloads/arrival_process.h"
#include "models/workloads/scaled_count.h"
#include "sim/random/names.h"
#include "tests/sanitized.h"

namespace orrery::models {
namespace {

using sim::Duration;

std::vector<std::int64_t> all_instants(const OpenSpec& spec, std::uint32_t seed = 1) {
  sim::DistributionSet distributions;
  ArrivalProcess process(spec, sim::hash_name("workload/fans"), {seed, 0}, distributions);
  std::vector<std::int64_t> result;
  for (Arrival next = process.next(distributions); next.requests > 0;
       next = process.next(distributions)) {
    result.push_back(next.time.nanoseconds());
  }
  return result;
}

TraceArrivalsSpec counts(const std::vector<std::uint64_t>& numbers, Duration interval,
                         TraceSpread spread = TraceSpread::even) {
  TraceArrivalsSpec trace;
  trace.interval = interval;
  trace.spread = spread;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    trace.rows.push_back({interval * static_cast<std::int64_t>(i), numbers[i]});
  }
  return trace;
}

TEST(TraceReplay, EvenArrivalsAreInTheMiddlesOfEqualParts) {
  EXPECT_EQ(all_instants({counts({2, 0, 1, 3}, Duration::nanoseconds(12))}),
            (std::vector<std::int64_t>{3, 9, 30, 38, 42, 46}));
  // More than there are nanoseconds: still none outside.
  EXPECT_EQ(all_instants({counts({5, 1}, Duration::nanoseconds(2))}),
            (std::vector<std::int64_t>{0, 0, 1, 1, 1, 3}));
}

TEST(TraceReplay, InstantsAreThoseOfTheTrace) {
  TraceArrivalsSpec trace;
  trace.rows = {{Duration::nanoseconds(7), 1}, {Duration::nanoseconds(30), 3}};
  EXPECT_EQ(all_instants({trace}), (std::vector<std::int64_t>{7, 30, 30, 30}));
  trace.speed = 10;
  EXPECT_EQ(all_instants({trace}), (std::vector<std::int64_t>{1, 3, 3, 3}));
  trace.speed = 0.5;
  EXPECT_EQ(all_instants({trace}), (std::vector<std::int64_t>{14, 60, 60, 60}));
}

TEST(TraceReplay, EveryIntervalHasExactlyItsCount) {
  const std::vector<std::uint64_t> numbers = {1, 0, 40, 7, 100'000, 3, 0, 0, 2};
  for (const TraceSpread spread : {TraceSpread::even, TraceSpread::uniform}) {
    for (const double speed : {1.0, 7.3, 0.013, 59'999.0}) {
      for (const double multiplier : {1.0, 0.1, 2.5, 0.0}) {
        for (std::uint32_t seed = 1; seed <= 5; ++seed) {
          TraceArrivalsSpec trace = counts(numbers, Duration::minutes(1), spread);
          trace.speed = speed;
          const std::vector<std::int64_t> instants =
              all_instants({trace, FixedBatch{}, multiplier}, seed);
          ASSERT_TRUE(std::is_sorted(instants.begin(), instants.end()));
          std::uint64_t before = 0;
          for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto border = [&](std::size_t at) {
              return std::llround(6e10L * static_cast<long double>(at) / speed);
            };
            const auto first = std::lower_bound(instants.begin(), instants.end(), border(i));
            const auto last = std::lower_bound(instants.begin(), instants.end(), border(i + 1));
            const std::uint64_t after = before + numbers[i];
            ASSERT_EQ(static_cast<std::uint64_t>(last - first),
                      scaled_count(after, multiplier) - scaled_count(before, multiplier))
                << "interval " << i << ", speed " << speed << ", multiplier " << multiplier;
            before = after;
          }
        }
      }
    }
  }
}

// Order statistics of uniform numbers: the k-th of n has the mean (k + 1) / (n + 1) and the
// variance (k + 1) (n - k) / ((n + 1)^2 (n + 2)).
TEST(TraceReplay, UniformPlacesAreOrderStatistics) {
  constexpr int kCount = 5;
  const int runs = scaled_down_if_sanitized(20'000);
  std::vector<std::uint64_t> numbers(static_cast<std::size_t>(runs), kCount);
  const std::vector<std::int64_t> instants =
      all_instants({counts(numbers, Duration::seconds(1), TraceSpread::uniform)});
  ASSERT_EQ(instants.size(), static_cast<std::size_t>(runs) * kCount);
  for (int k = 0; k < kCount; ++k) {
    double sum = 0;
    double squares = 0;
    const double mean = (k + 1.0) / (kCount + 1);
    const double variance =
        (k + 1.0) * (kCount - k) / ((kCount + 1.0) * (kCount + 1) * (kCount + 2));
    for (int run = 0; run < runs; ++run) {
      const auto index = static_cast<std::size_t>(run * kCount + k);
      const double place = static_cast<double>(instants[index] % 1'000'000'000) / 1e9;
      sum += place - mean;
      squares += (place - mean) * (place - mean);
    }
    EXPECT_NEAR(sum / runs, 0, 4 * std::sqrt(variance / runs)) << k;
    // The variance's own standard error: a fourth moment of 3 variance^2 at most is none of a
    // bounded variable's, so this is wide.
    EXPECT_NEAR(squares / runs, variance, 4 * variance * std::sqrt(2.0 / runs)) << k;
  }
}

TEST(TraceReplay, AHigherMultiplierMakesNoRequestLater) {
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t i = 0; i < 300; ++i) numbers.push_back(i * i % 17);
  TraceArrivalsSpec instants = counts(numbers, Duration());
  for (std::size_t i = 0; i < instants.rows.size(); ++i) {
    instants.rows[i].begin = Duration::seconds(static_cast<std::int64_t>(i));
  }
  for (const TraceArrivalsSpec& trace : {counts(numbers, Duration::seconds(1)), instants}) {
    std::vector<std::int64_t> before;
    for (const double multiplier : {0.0, 0.1, 0.35, 0.5, 0.6, 1.0, 1.1, 1.9, 2.0, 7.25}) {
      const std::vector<std::int64_t> now = all_instants({trace, FixedBatch{}, multiplier});
      ASSERT_GE(now.size(), before.size());
      for (std::size_t n = 0; n < before.size(); ++n) ASSERT_LE(now[n], before[n]) << multiplier;
      before = now;
    }
  }
}

TEST(TraceReplay, UniformPlacesOfAnIntervalDoNotDependOnHowMuchIsReadAtOnce) {
  const OpenSpec spec = {counts({50, 60, 70}, Duration::seconds(1), TraceSpread::uniform)};
  sim::DistributionSet distributions;
  ArrivalProcess process(spec, 7, {1, 0}, distributions);
  for (int i = 0; i < 75; ++i) process.next(distributions);
  ArrivalProcess clone = process;
  for (int i = 75; i < 180; ++i) {
    ASSERT_EQ(process.next(distributions).time, clone.next(distributions).time);
  }
  EXPECT_EQ(process.next(distributions).requests, 0U);
}

TEST(ScaledCount, IsTheFloorOfTheProduct) {
  EXPECT_EQ(scaled_count(10, 0.1), 1U);
  EXPECT_EQ(scaled_count(9, 0.1), 0U);
  EXPECT_EQ(scaled_count(3, 1.5), 4U);
  EXPECT_EQ(scaled_count(std::uint64_t{1} << 53, 1), std::uint64_t{1} << 53);
  EXPECT_EQ(scaled_count(123, 0), 0U);
}

}  // namespace
}  // namespace orrery::models
