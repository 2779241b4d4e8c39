#include "sim/statistics/time_weighted.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "sim/base/limits.h"
#include "sim/statistics/log_linear_histogram.h"
#include "tests/sim/statistics/instant.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

constexpr std::int64_t kLevelMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLevelMin = std::numeric_limits<std::int64_t>::min();

TEST(TimeWeighted, AreaByHand) {
  TimeWeighted level(at(10), 2);
  level.set(at(15), 7);   // 5 ns of 2
  level.add(at(18), -8);  // 3 ns of 7
  EXPECT_EQ(level.level(), -1);
  EXPECT_EQ(level.area(at(18)), Int128{31});
  EXPECT_EQ(level.area(at(22)), Int128{27});  // 4 ns of -1
  EXPECT_EQ(level.average(at(22)), 27.0 / 12);
  EXPECT_EQ(level.max(), 7);
  EXPECT_EQ(level.min(), -1);
}

TEST(TimeWeighted, ChangesAtOneInstantHaveNoArea) {
  TimeWeighted level;
  level.set(at(0), 100);
  level.set(at(0), 1);
  EXPECT_EQ(level.area(at(3)), Int128{3});
  EXPECT_EQ(level.max(), 100);
}

TEST(TimeWeighted, NoTimeNoAverage) {
  const TimeWeighted level(at(5), 3);
  EXPECT_FALSE(level.average(at(5)));
  EXPECT_EQ(level.average(at(6)), 3.0);
}

TEST(TimeWeighted, ResetForgetsAllButTheLevel) {
  TimeWeighted level(at(0), 50);
  level.set(at(10), 4);
  level.reset(at(20));
  EXPECT_EQ(level, TimeWeighted(at(20), 4));
  EXPECT_EQ(level.start(), at(20));
  EXPECT_EQ(level.max(), 4);
  EXPECT_EQ(level.area(at(25)), Int128{20});
}

TEST(TimeWeighted, HoldsTheExtremes) {
  const SimTime end = limits::kSimTimeMax;
  TimeWeighted level(at(0), kLevelMax);
  EXPECT_EQ(level.area(end), Int128{kLevelMax} * end.nanoseconds());
  level.set(at(end.nanoseconds() / 2), kLevelMin);
  // max * (2^59 - 1) + min * 2^59 = -max - 2^59 with min = -max - 1.
  EXPECT_EQ(level.area(end), -Int128{kLevelMax} - (Int128{1} << 59));
}

TEST(TimeWeighted, MisuseIsRefused) {
  TimeWeighted level(at(10), kLevelMax);
  EXPECT_THROW(level.set(at(9), 0), InvariantError);
  EXPECT_THROW(level.area(at(9)), InvariantError);
  EXPECT_THROW(level.reset(at(9)), InvariantError);
  EXPECT_THROW(level.add(at(11), 1), InvariantError);
  EXPECT_EQ(level, TimeWeighted(at(10), kLevelMax));
}

// Little's law: a first-in-first-out station with arbitrary gaps and work, empty at both ends.
TEST(TimeWeighted, AreaEqualsTheSumOfResponses) {
  test::TestRandom random(4, 0);
  TimeWeighted in_system;
  LogLinearHistogram responses;
  struct Request {
    std::int64_t arrival;
    std::int64_t departure;
  };
  std::vector<Request> requests(2000);
  std::int64_t clock = 0;
  std::int64_t free_at = 0;
  for (Request& request : requests) {
    clock += random.word() % 1000;
    free_at = std::max(free_at, clock) + random.word() % 990;
    request = {clock, free_at};
    responses.record(free_at - clock);
  }
  std::size_t departed = 0;
  for (const Request& request : requests) {
    for (; requests[departed].departure <= request.arrival; ++departed) {
      in_system.add(at(requests[departed].departure), -1);
    }
    in_system.add(at(request.arrival), 1);
  }
  for (; departed < requests.size(); ++departed) {
    in_system.add(at(requests[departed].departure), -1);
  }
  EXPECT_EQ(in_system.level(), 0);
  EXPECT_GT(in_system.max(), 1);
  EXPECT_EQ(in_system.area(at(free_at)), responses.sum());
}

}  // namespace
}  // namespace orrery::sim
