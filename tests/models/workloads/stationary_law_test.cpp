#include "models/workloads/stationary_law.h"

#include <random>

#include <gtest/gtest.h>

namespace orrery::models {
namespace {

using sim::Duration;

MmppState state(std::int64_t sojourn, std::vector<double> next = {}) {
  return {1, Duration::nanoseconds(sojourn), std::move(next)};
}

TEST(StationaryLaw, RoundAndRoundIsInProportionToSojourns) {
  const auto law = stationary_law({state(10), state(30), state(60)});
  ASSERT_TRUE(law);
  EXPECT_DOUBLE_EQ((*law)[0], 0.1);
  EXPECT_DOUBLE_EQ((*law)[1], 0.3);
  EXPECT_DOUBLE_EQ((*law)[2], 0.6);
}

TEST(StationaryLaw, OfThreeStatesByHand) {
  // Jumps 0 -> 1 or 2 (1 : 1), 1 -> 0 or 2 (1 : 3), 2 -> 0: visits 8 : 4 : 7, times 10, 20, 40.
  const auto law =
      stationary_law({state(10, {0, 1, 1}), state(20, {1, 0, 3}), state(40, {2, 0, 0})});
  ASSERT_TRUE(law);
  EXPECT_DOUBLE_EQ((*law)[0], 80.0 / 440);
  EXPECT_DOUBLE_EQ((*law)[1], 80.0 / 440);
  EXPECT_DOUBLE_EQ((*law)[2], 280.0 / 440);
}

TEST(StationaryLaw, StatesThatAreLeftForGoodHaveNone) {
  const auto law =
      stationary_law({state(1000, {0, 1, 0}), state(10, {0, 0, 1}), state(30, {0, 1, 0})});
  ASSERT_TRUE(law);
  EXPECT_EQ((*law)[0], 0);
  EXPECT_DOUBLE_EQ((*law)[1], 0.25);
  EXPECT_DOUBLE_EQ((*law)[2], 0.75);
}

TEST(StationaryLaw, NoneOfTwoSeparateSets) {
  EXPECT_FALSE(stationary_law({state(1, {0, 1, 0, 0}), state(1, {1, 0, 0, 0}),
                               state(1, {0, 0, 0, 1}), state(1, {0, 0, 1, 0})}));
  // Nor where a third decides between two of them.
  EXPECT_FALSE(stationary_law({state(1, {0, 1, 0, 1, 0}), state(1, {0, 0, 1, 0, 0}),
                               state(1, {0, 1, 0, 0, 0}), state(1, {0, 0, 0, 0, 1}),
                               state(1, {0, 0, 0, 1, 0})}));
}

TEST(StationaryLaw, IsInBalance) {
  std::mt19937_64 engine(7);
  std::uniform_real_distribution<double> unit(0, 1);
  for (const std::size_t count : {2U, 3U, 17U, 64U}) {
    std::vector<MmppState> states;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<double> next(count);
      for (double& weight : next) weight = unit(engine) < 0.5 ? 0 : unit(engine);
      next[i] = 0;
      next[(i + 1) % count] = 0.01;
      states.push_back(state(1 + static_cast<std::int64_t>(unit(engine) * 1e9), next));
    }
    const auto law = stationary_law(states);
    ASSERT_TRUE(law);
    // What flows into each state flows out of it.
    long double sum = 0;
    for (std::size_t j = 0; j < count; ++j) {
      long double in = 0;
      for (std::size_t i = 0; i < count; ++i) {
        long double weights = 0;
        for (const double weight : states[i].next) weights += weight;
        in += (*law)[i] * states[i].next[j] / weights /
              static_cast<long double>(states[i].mean_sojourn.nanoseconds());
      }
      const long double out =
          (*law)[j] / static_cast<long double>(states[j].mean_sojourn.nanoseconds());
      EXPECT_NEAR(static_cast<double>(in / out), 1, 1e-13);
      sum += (*law)[j];
    }
    EXPECT_NEAR(static_cast<double>(sum), 1, 1e-14);
  }
}

TEST(StationaryLaw, OfSojournsOfEveryLength) {
  const auto law = stationary_law({state(1), state(std::int64_t{1} << 59)});
  ASSERT_TRUE(law);
  EXPECT_DOUBLE_EQ((*law)[0], 0x1p-59);
}

}  // namespace
}  // namespace orrery::models
