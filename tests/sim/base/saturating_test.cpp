#include "sim/base/saturating.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace orrery::sim {
namespace {

constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
constexpr auto kUnsignedMax = std::numeric_limits<std::uint64_t>::max();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kTiny = std::numeric_limits<double>::denorm_min();
constexpr double kHuge = std::numeric_limits<double>::max();

double above(double x) {
  return std::nextafter(x, kInfinity);
}

double below(double x) {
  return std::nextafter(x, -kInfinity);
}

// Halves, whole numbers and powers of two with the doubles next to them, and random bit patterns.
std::vector<double> finite_doubles() {
  std::vector<double> result = {0.0, -0.0, kTiny, -kTiny, kHuge, -kHuge};
  for (int exponent = -3; exponent <= 66; ++exponent) {
    for (const double half : {0.0, 0.5, 1.0, -0.5}) {
      const double x = std::ldexp(1.0, exponent) + half;
      for (const double value : {below(x), x, above(x)}) {
        result.push_back(value);
        result.push_back(-value);
      }
    }
  }
  std::mt19937_64 engine(1);
  for (int i = 0; i < 300'000; ++i) {
    // Every exponent from 2^-3 to 2^66 as likely; the rest of the doubles by their bits.
    const double near = std::ldexp(std::bit_cast<double>((engine() >> 12) | 0x3ff0'0000'0000'0000),
                                   static_cast<int>(engine() % 70) - 3);
    result.push_back(engine() % 2 == 0 ? near : -near);
    const double any = std::bit_cast<double>(engine());
    if (std::isfinite(any)) result.push_back(any);
  }
  return result;
}

TEST(SaturatingRound, IsTheNearestIntegerOrTheNearestBound) {
  for (const double x : finite_doubles()) {
    const double rounded = std::round(x);  // exact: half away from zero
    const std::int64_t expected = rounded >= 0x1p63   ? kMax
                                  : rounded < -0x1p63 ? kMin
                                                      : static_cast<std::int64_t>(rounded);
    ASSERT_EQ(saturating_round(x), expected) << x;
  }
}

TEST(SaturatingRound, KnowsItsEdges) {
  EXPECT_EQ(saturating_round(0.5), 1);
  EXPECT_EQ(saturating_round(-0.5), -1);
  EXPECT_EQ(saturating_round(below(0.5)), 0);  // floor(x + 0.5) would say 1
  EXPECT_EQ(saturating_round(0x1p63), kMax);
  EXPECT_EQ(saturating_round(below(0x1p63)), kMax - 1023);  // doubles are 1024 apart there
  EXPECT_EQ(saturating_round(-0x1p63), kMin);
  EXPECT_EQ(saturating_round(kInfinity), kMax);
  EXPECT_EQ(saturating_round(-kInfinity), kMin);
  EXPECT_EQ(saturating_round(kNan), 0);
  EXPECT_EQ(saturating_round(-kNan), 0);
  static_assert(saturating_round(2.5) == 3 && saturating_round(1e300) == kMax);
}

TEST(SaturatingRoundUnsigned, IsTheNearestIntegerOrTheNearestBound) {
  for (const double x : finite_doubles()) {
    const double rounded = std::round(x);
    const std::uint64_t expected = rounded >= 0x1p64 ? kUnsignedMax
                                   : rounded > 0     ? static_cast<std::uint64_t>(rounded)
                                                     : 0;
    ASSERT_EQ(saturating_round_unsigned(x), expected) << x;
  }
}

TEST(SaturatingRoundUnsigned, KnowsItsEdges) {
  EXPECT_EQ(saturating_round_unsigned(below(0.5)), 0u);
  EXPECT_EQ(saturating_round_unsigned(0.5), 1u);
  EXPECT_EQ(saturating_round_unsigned(-1e300), 0u);
  EXPECT_EQ(saturating_round_unsigned(0x1p63), std::uint64_t{1} << 63);
  EXPECT_EQ(saturating_round_unsigned(below(0x1p64)), kUnsignedMax - 2047);
  EXPECT_EQ(saturating_round_unsigned(0x1p64), kUnsignedMax);
  EXPECT_EQ(saturating_round_unsigned(kInfinity), kUnsignedMax);
  EXPECT_EQ(saturating_round_unsigned(-kInfinity), 0u);
  EXPECT_EQ(saturating_round_unsigned(kNan), 0u);
}

TEST(DurationFromSeconds, RoundsToNanosecondsAndSaturates) {
  EXPECT_EQ(duration_from_seconds(1.5), Duration::milliseconds(1500));
  EXPECT_EQ(duration_from_seconds(-1e-9), Duration::nanoseconds(-1));
  EXPECT_EQ(duration_from_seconds(0.4e-9), Duration());
  EXPECT_EQ(duration_from_seconds(0.6e-9), Duration::nanoseconds(1));
  EXPECT_EQ(duration_from_seconds(1e10), Duration::max());
  EXPECT_EQ(duration_from_seconds(kHuge), Duration::max());  // the product is infinite
  EXPECT_EQ(duration_from_seconds(-kInfinity).nanoseconds(), kMin);
  EXPECT_EQ(duration_from_seconds(kNan), Duration());
}

}  // namespace
}  // namespace orrery::sim
