#include "sim/statistics/windowed_level.h"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/limits.h"
#include "sim/statistics/time_weighted.h"
#include "tests/sim/statistics/instant.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

TEST(WindowedLevel, SplitsAtBorders) {
  WindowedLevel level(at(100), Duration::nanoseconds(10), 2);
  level.set(at(105), 3);   // 5 of 2
  level.set(at(132), -1);  // 5 of 3 | 10 of 3 | 10 of 3 | 2 of 3
  level.advance(at(134));  // 2 of -1
  EXPECT_EQ(level.areas(), (std::vector<Int128>{25, 30, 30, 4}));
  EXPECT_EQ(level.level(), -1);
  EXPECT_EQ(level.advanced_to(), at(134));
}

TEST(WindowedLevel, ABorderClosesTheWindowBefore) {
  WindowedLevel level(at(0), Duration::nanoseconds(10), 1);
  level.advance(at(10));
  EXPECT_EQ(level.areas(), (std::vector<Int128>{10}));
  level.advance(at(20));
  EXPECT_EQ(level.areas(), (std::vector<Int128>{10, 10}));
  level.advance(at(21));
  EXPECT_EQ(level.areas(), (std::vector<Int128>{10, 10, 1}));
}

TEST(WindowedLevel, WindowsAddUpToTheWhole) {
  for (std::uint32_t run = 0; run < 20; ++run) {
    test::TestRandom random(24, run);
    const Duration width = Duration::nanoseconds(1 + random.word() % 1000);
    WindowedLevel windows(at(7), width, 5);
    TimeWeighted whole(at(7), 5);
    SimTime now = at(7);
    for (int i = 0; i < 500; ++i) {
      now += Duration::nanoseconds(random.word() % (i % 10 == 0 ? 10'000 : 100));
      const auto value = static_cast<std::int64_t>(random.word64());
      windows.set(now, value);
      whole.set(now, value);
    }
    Int128 sum = 0;
    for (Int128 area : windows.areas()) sum += area;
    EXPECT_EQ(sum, whole.area(now));
    const auto last = static_cast<std::int64_t>(windows.areas().size());
    EXPECT_GE(at(7) + width * last, now);
    EXPECT_LT(at(7) + width * (last - 1), now);
  }
}

TEST(WindowedLevel, MergeIsAssociativeAndCommutative) {
  std::vector<WindowedLevel> parts;
  for (std::uint32_t run = 0; run < 3; ++run) {
    test::TestRandom random(25, run);
    parts.emplace_back(at(0), Duration::nanoseconds(50));
    for (int i = 0; i < 100; ++i) {
      parts.back().set(at(10 * i + std::int64_t{random.word() % 10}), std::int64_t{random.word()});
    }
    parts.back().advance(at(1000));
  }
  WindowedLevel left = parts[0];
  left.merge(parts[1]);
  left.merge(parts[2]);
  WindowedLevel right = parts[2];
  right.merge(parts[1]);
  right.merge(parts[0]);
  EXPECT_EQ(left, right);
  EXPECT_EQ(left.areas()[3], parts[0].areas()[3] + parts[1].areas()[3] + parts[2].areas()[3]);
}

TEST(WindowedLevel, HoldsTheExtremes) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  const std::int64_t end = limits::kSimTimeMax.nanoseconds();
  WindowedLevel level(at(0), limits::kSimTimeMax.since_start(), kMax);
  level.advance(limits::kSimTimeMax);
  EXPECT_EQ(level.areas(), (std::vector<Int128>{Int128{kMax} * end}));
}

TEST(WindowedLevel, MisuseIsRefused) {
  EXPECT_THROW(WindowedLevel(at(0), Duration()), std::invalid_argument);
  const WindowedLevel original(at(100), Duration::nanoseconds(10), 1);
  WindowedLevel level = original;
  EXPECT_THROW(level.set(at(99), 1), InvariantError);
  EXPECT_THROW(level.set(limits::kSimTimeMax, 1), LimitError);
  EXPECT_THROW(level.add(at(100), std::numeric_limits<std::int64_t>::max()), InvariantError);
  EXPECT_THROW(level.merge(WindowedLevel(at(100), Duration::nanoseconds(9))), InvariantError);
  WindowedLevel ahead = original;
  ahead.advance(at(105));
  EXPECT_THROW(level.merge(ahead), InvariantError);
  EXPECT_EQ(level, original);
}

}  // namespace
}  // namespace orrery::sim
