#include "models/workloads/modulated_rate.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/base/limits.h"
#include "tests/sanitized.h"

namespace orrery::models {
namespace {

using sim::Duration;
using sim::RandomKey;

constexpr double kOne = 1e9;

MmppArrivalsSpec three_states(Rate first, Rate second, Rate third) {
  // Visits 8 : 4 : 7, so times 80 : 80 : 280.
  return {{{first, Duration::microseconds(10), {0, 1, 1}},
           {second, Duration::microseconds(20), {1, 0, 3}},
           {third, Duration::microseconds(40), {1, 0, 0}}}};
}

TEST(ModulatedRate, SpendsItsTimeAsTheStationaryLawSays) {
  // With one rate for all states, arrivals look at the chain at instants that know nothing of it;
  // 1 ms apart, 15 times what the chain needs to forget, they are independent.
  sim::DistributionSet distributions;
  ModulatedRate rate(three_states(1000, 1000, 1000), 99, RandomKey{1, 0}, distributions);
  FineTime now;
  const int count = scaled_down_if_sanitized(20'000);
  double counts[3] = {};
  for (int i = 0; i < count; ++i) {
    rate.advance(now, kOne, distributions);
    ++counts[rate.state()];
  }
  const double law[3] = {80.0 / 440, 80.0 / 440, 280.0 / 440};
  for (int i = 0; i < 3; ++i) {
    const double error = std::sqrt(law[i] * (1 - law[i]) / count);
    EXPECT_NEAR(counts[i] / count, law[i], 4 * error) << i;
  }
  // One rate for all: evenly spaced, however many sojourns lie between.
  EXPECT_NEAR(static_cast<double>(now.time().nanoseconds()), count * 1e6, 1);
}

TEST(ModulatedRate, BeginsInAStateOfTheStationaryLaw) {
  sim::DistributionSet distributions;
  const int count = scaled_down_if_sanitized(4'000);
  int third = 0;
  for (int i = 0; i < count; ++i) {
    const ModulatedRate rate(three_states(1, 2, 3), 99, RandomKey{static_cast<std::uint32_t>(i), 0},
                             distributions);
    if (rate.state() == 2) ++third;
  }
  const double law = 280.0 / 440;
  EXPECT_NEAR(static_cast<double>(third) / count, law, 4 * std::sqrt(law * (1 - law) / count));
}

TEST(ModulatedRate, NothingArrivesInAStateWithoutARate) {
  sim::DistributionSet distributions;
  ModulatedRate rate(three_states(0, 1e6, 0), 99, RandomKey{1, 0}, distributions);
  FineTime now;
  for (int i = 0; i < 10'000; ++i) {
    rate.advance(now, kOne, distributions);
    ASSERT_EQ(rate.state(), 1U);
  }
}

// On for 1 ms and off for 3, from 0 on.
TEST(ModulatedRate, OnAndOffTakeTurns) {
  sim::DistributionSet distributions;
  const OnOffArrivalsSpec spec{sim::ConstantSpec{Duration::milliseconds(1)},
                               sim::ConstantSpec{Duration::milliseconds(3)}, 4000};
  ModulatedRate rate(spec, 99, RandomKey{1, 0}, distributions);
  FineTime now;
  for (int i = 1; i <= 40; ++i) {
    rate.advance(now, kOne, distributions);
    // Four a burst: at 250, 500, 750 and 1000 us of each 4 ms.
    const double expected = (i - 1) / 4 * 4e6 + ((i - 1) % 4 + 1) * 250e3;
    ASSERT_EQ(static_cast<double>(now.time().nanoseconds()), expected) << i;
  }
}

TEST(ModulatedRate, BurstsHaveTheLengthsThatAreDrawn) {
  sim::DistributionSet distributions;
  const sim::DistributionSpec on = sim::UniformSpec{Duration(), Duration::milliseconds(2)};
  const sim::DistributionSpec off = sim::GammaSpec{.mean = Duration::milliseconds(5), .cv = 2};
  constexpr double kRate = 1e6;
  ModulatedRate rate({on, off, kRate}, 99, RandomKey{1, 0}, distributions);
  const sim::DistributionId laws[2] = {distributions.add(on), distributions.add(off)};
  FineTime now;
  double on_time = 0;
  std::int64_t begin = 0;
  for (std::uint64_t sojourn = 0; sojourn < 200; ++sojourn) {
    const sim::RandomBlock block =
        sim::random_block({1, 0}, {sim::request_of(99, sojourn), sim::Path::root()}, 0);
    const std::int64_t length = distributions.draw(laws[sojourn % 2], block.pair(0));
    if (sojourn % 2 == 0) {
      // To its middle: what is expected is the time that it was on.
      rate.advance(now, kRate * (on_time + static_cast<double>(length) / 2), distributions);
      ASSERT_NEAR(static_cast<double>(now.time().nanoseconds()),
                  static_cast<double>(begin) + static_cast<double>(length) / 2, 1);
      on_time = static_cast<double>(length) / 2;
    }
    begin += length;
  }
  ModulatedRate silent({on, off, 0}, 99, RandomKey{1, 0}, distributions);
  now = FineTime();
  silent.advance(now, kOne, distributions);
  EXPECT_TRUE(now.is_never());
}

TEST(ModulatedRate, IsSilentWhereNoVisitedStateHasARate) {
  sim::DistributionSet distributions;
  ModulatedRate none(three_states(0, 0, 0), 99, RandomKey{1, 0}, distributions);
  FineTime now;
  none.advance(now, kOne, distributions);
  EXPECT_TRUE(now.is_never());

  // The only state with a rate is one to which nothing leads.
  ModulatedRate left({{{1000, Duration::seconds(1), {0, 1, 0}},
                       {0, Duration::seconds(1), {0, 0, 1}},
                       {0, Duration::seconds(1), {0, 1, 0}}}},
                     99, RandomKey{1, 0}, distributions);
  now = FineTime();
  left.advance(now, kOne, distributions);
  EXPECT_TRUE(now.is_never());
}

TEST(ModulatedRate, EndsWithTheTimesOfARun) {
  sim::DistributionSet distributions;
  const Duration year = Duration::hours(365 * 24);
  ModulatedRate rate({{{1e-9, year}, {0, year}}}, 99, RandomKey{1, 0}, distributions);
  FineTime now;
  for (int i = 0; i < 10; ++i) rate.advance(now, kOne, distributions);
  EXPECT_TRUE(now.is_never());
}

TEST(ModulatedRate, RefusesToWaitForEver) {
  // An arrival in 10^9 s, and a change of state each ns.
  sim::DistributionSet distributions;
  const Duration shortest = Duration::nanoseconds(1);
  ModulatedRate rate({{{1e-9, shortest}, {0, shortest}}}, 99, RandomKey{1, 0}, distributions);
  FineTime now;
  EXPECT_THROW(rate.advance(now, kOne, distributions), sim::LimitError);
}

}  // namespace
}  // namespace orrery::models
