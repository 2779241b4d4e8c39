#include "sim/base/time.h"

#include <cstdint>
#include <limits>
#include <random>
#include <type_traits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/wide.h"
#include "tests/sim/base/integers.h"

namespace orrery::sim {
namespace {

constexpr auto kCountMax = std::numeric_limits<std::int64_t>::max();
constexpr auto kCountMin = std::numeric_limits<std::int64_t>::min();

// The reference: exact in 128 bits, then the nearest value that fits.
std::int64_t clamped(Int128 exact) {
  if (exact > kCountMax) return kCountMax;
  if (exact < kCountMin) return kCountMin;
  return static_cast<std::int64_t>(exact);
}

std::vector<std::pair<std::int64_t, std::int64_t>> pairs() {
  std::vector<std::pair<std::int64_t, std::int64_t>> result;
  const std::vector<std::int64_t> edges = test::edge_integers();
  for (const std::int64_t a : edges) {
    for (const std::int64_t b : edges) result.emplace_back(a, b);
  }
  std::mt19937_64 engine(1);
  for (int i = 0; i < 100'000; ++i) {
    const std::int64_t a = test::random_integer(engine);
    result.emplace_back(a, test::random_integer(engine));
  }
  return result;
}

TEST(Duration, ArithmeticIsExactOrTheNearestBound) {
  for (const auto& [a, b] : pairs()) {
    const Duration x = Duration::nanoseconds(a);
    const Duration y = Duration::nanoseconds(b);
    ASSERT_EQ((x + y).nanoseconds(), clamped(Int128{a} + b)) << a << " + " << b;
    ASSERT_EQ((x - y).nanoseconds(), clamped(Int128{a} - b)) << a << " - " << b;
    ASSERT_EQ((x * b).nanoseconds(), clamped(Int128{a} * b)) << a << " * " << b;
    ASSERT_EQ(b * x, x * b);
    if (b != 0) {
      ASSERT_EQ((x / b).nanoseconds(), clamped(Int128{a} / b)) << a << " / " << b;
      ASSERT_EQ(x / y, clamped(Int128{a} / b)) << a << " / " << b;
    }
    Duration sum = x;
    ASSERT_EQ(sum += y, x + y);
    Duration difference = x;
    ASSERT_EQ(difference -= y, x - y);
  }
}

TEST(Duration, OrdersAsItsNanoseconds) {
  for (const auto& [a, b] : pairs()) {
    ASSERT_EQ(Duration::nanoseconds(a) <=> Duration::nanoseconds(b), a <=> b);
  }
}

TEST(Duration, UnitsAreExactOrTheNearestBound) {
  std::vector<std::int64_t> counts = test::edge_integers();
  std::mt19937_64 engine(2);
  for (int i = 0; i < 10'000; ++i) counts.push_back(test::random_integer(engine));
  for (const std::int64_t count : counts) {
    const auto is = [count](Duration got, std::int64_t unit) {
      return got.nanoseconds() == clamped(Int128{count} * unit);
    };
    ASSERT_TRUE(is(Duration::nanoseconds(count), 1)) << count;
    ASSERT_TRUE(is(Duration::microseconds(count), 1'000)) << count;
    ASSERT_TRUE(is(Duration::milliseconds(count), 1'000'000)) << count;
    ASSERT_TRUE(is(Duration::seconds(count), 1'000'000'000)) << count;
    ASSERT_TRUE(is(Duration::minutes(count), 60'000'000'000)) << count;
    ASSERT_TRUE(is(Duration::hours(count), 3'600'000'000'000)) << count;
  }
}

TEST(Duration, SecondsAreTheNearestDouble) {
  EXPECT_EQ(Duration::milliseconds(1500).seconds(), 1.5);
  EXPECT_EQ(Duration::nanoseconds(-1).seconds(), -1e-9);
  EXPECT_EQ(Duration::nanoseconds((std::int64_t{1} << 53) - 1).seconds(), 9007199.254740991);
}

TEST(Duration, IsZeroUnlessSaidOtherwise) {
  EXPECT_EQ(Duration().nanoseconds(), 0);
  EXPECT_EQ(Duration::max().nanoseconds(), kCountMax);
}

TEST(SimTime, ArithmeticIsExactOrTheNearestBound) {
  for (const auto& [a, b] : pairs()) {
    const SimTime time = SimTime::from_nanoseconds(a);
    const Duration distance = Duration::nanoseconds(b);
    ASSERT_EQ((time + distance).nanoseconds(), clamped(Int128{a} + b)) << a << " + " << b;
    ASSERT_EQ(distance + time, time + distance);
    ASSERT_EQ((time - distance).nanoseconds(), clamped(Int128{a} - b)) << a << " - " << b;
    ASSERT_EQ((time - SimTime::from_nanoseconds(b)).nanoseconds(), clamped(Int128{a} - b));
    ASSERT_EQ(time <=> SimTime::from_nanoseconds(b), a <=> b);
    ASSERT_EQ(time.since_start().nanoseconds(), a);
    SimTime later = time;
    ASSERT_EQ(later += distance, time + distance);
  }
}

TEST(SimTime, NeverIsTheLastInstantAndStaysSo) {
  EXPECT_EQ(SimTime().nanoseconds(), 0);
  EXPECT_EQ(SimTime::never() + Duration::nanoseconds(1), SimTime::never());
  EXPECT_EQ(SimTime() + Duration::max(), SimTime::never());
  for (const std::int64_t count : test::edge_integers()) {
    EXPECT_LE(SimTime::from_nanoseconds(count), SimTime::never());
  }
}

TEST(Time, CostsOneInteger) {
  static_assert(sizeof(Duration) == 8 && std::is_trivially_copyable_v<Duration>);
  static_assert(sizeof(SimTime) == 8 && std::is_trivially_copyable_v<SimTime>);
  static_assert(SimTime::from_nanoseconds(3) - Duration::nanoseconds(1) ==
                SimTime::from_nanoseconds(2));  // all of it at compile time
}

}  // namespace
}  // namespace orrery::sim
