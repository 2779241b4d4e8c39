#include "sim/statistics/windowed_series.h"

#include <cstdint>
#include <limits>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "tests/sim/statistics/instant.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

using Window = WindowedSeries::Window;

WindowedSeries tens_from_100() {
  return WindowedSeries(at(100), Duration::nanoseconds(10));
}

TEST(WindowedSeries, BordersBelongToTheWindowTheyOpen) {
  WindowedSeries series = tens_from_100();
  series.record(at(100), 1);
  series.record(at(109), 2);
  series.record(at(110), 4);
  series.record(at(139), 8);
  series.record(at(105), 16);  // out of order
  ASSERT_EQ(series.windows().size(), 4U);
  EXPECT_EQ(series.windows()[0], (Window{3, 19}));
  EXPECT_EQ(series.windows()[1], (Window{1, 4}));
  EXPECT_EQ(series.windows()[2], (Window{0, 0}));
  EXPECT_EQ(series.windows()[3], (Window{1, 8}));
  EXPECT_EQ(series.grid().begin(3), at(130));
}

TEST(WindowedSeries, EmptyHasNoWindows) {
  EXPECT_TRUE(tens_from_100().windows().empty());
}

TEST(WindowedSeries, SumsHoldExtremes) {
  WindowedSeries series = tens_from_100();
  for (int i = 0; i < 3; ++i) series.record(at(100), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(series.windows()[0].sum, -3 * (Int128{1} << 63));
}

TEST(WindowedSeries, MergeIsAssociativeAndCommutative) {
  WindowedSeries whole = tens_from_100();
  WindowedSeries parts[3] = {tens_from_100(), tens_from_100(), tens_from_100()};
  test::TestRandom random(23, 0);
  for (int i = 0; i < 300; ++i) {
    const SimTime time = at(100 + random.word() % (100U << (i % 3)));
    const auto value = static_cast<std::int64_t>(random.word64());
    whole.record(time, value);
    parts[i % 3].record(time, value);
  }
  WindowedSeries left = parts[0];
  left.merge(parts[1]);
  left.merge(parts[2]);
  WindowedSeries right = parts[2];
  right.merge(parts[0]);
  right.merge(parts[1]);
  EXPECT_EQ(left, right);
  EXPECT_EQ(left, whole);
}

TEST(WindowedSeries, MisuseIsRefused) {
  EXPECT_THROW(WindowedSeries(at(0), Duration()), std::invalid_argument);
  EXPECT_THROW(WindowedSeries(at(0), Duration::nanoseconds(-1)), std::invalid_argument);
  WindowedSeries series = tens_from_100();
  EXPECT_THROW(series.record(at(99), 1), InvariantError);
  EXPECT_THROW(series.record(at(0), 1), InvariantError);
  EXPECT_THROW(series.record(SimTime::never(), 1), LimitError);
  EXPECT_THROW(series.merge(WindowedSeries(at(0), Duration::nanoseconds(10))), InvariantError);
  EXPECT_THROW(series.merge(WindowedSeries(at(100), Duration::nanoseconds(9))), InvariantError);
  EXPECT_EQ(series, tens_from_100());
}

}  // namespace
}  // namespace orrery::sim
