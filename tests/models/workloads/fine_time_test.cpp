#include "models/workloads/fine_time.h"

#include <limits>

#include <gtest/gtest.h>

namespace orrery::models {
namespace {

using sim::Duration;
using sim::SimTime;

TEST(FineTime, KeepsWhatIsBelowANanosecond) {
  FineTime time;
  for (int i = 1; i <= 1000; ++i) {
    time.advance(0.25);
    EXPECT_NEAR(static_cast<double>(time.time().nanoseconds()), i * 0.25, 0.5);
    EXPECT_EQ(static_cast<double>(time.time().nanoseconds()) + time.fraction(), i * 0.25);
  }
}

TEST(FineTime, NeverStepsBack) {
  // 1.5 is told as 2, half a nanosecond ahead: a step of nothing must not be told as 1.
  FineTime time;
  time.advance(1.5);
  const SimTime before = time.time();
  time.advance(0);
  EXPECT_EQ(time.time(), before);
  time.advance(0.25);
  EXPECT_EQ(time.time(), before);
}

TEST(FineTime, TellsDistances) {
  FineTime time;
  time.advance(10.25);
  EXPECT_EQ(time.until(SimTime::from_nanoseconds(20)), 9.75);
  EXPECT_EQ(time.since(SimTime::from_nanoseconds(5)), 5.25);
}

TEST(FineTime, MovesToAnInstantButNotBack) {
  FineTime time;
  time.advance(9.75);  // told as 10
  time.move_to(SimTime::from_nanoseconds(9));
  EXPECT_EQ(time.fraction(), -0.25);
  time.move_to(SimTime::from_nanoseconds(10));
  EXPECT_EQ(time.time(), SimTime::from_nanoseconds(10));
  EXPECT_EQ(time.fraction(), 0);
}

TEST(FineTime, EndsWithTheLastInstantOfARun) {
  FineTime time;
  time.move_to(sim::limits::kSimTimeMax);
  EXPECT_FALSE(time.is_never());
  time.advance(0.25);
  EXPECT_FALSE(time.is_never());
  time.advance(1);
  EXPECT_TRUE(time.is_never());
  time.advance(5);
  EXPECT_TRUE(time.is_never());

  FineTime other;
  other.advance(std::numeric_limits<double>::infinity());
  EXPECT_TRUE(other.is_never());
  other.advance(0);
  EXPECT_TRUE(other.is_never());

  FineTime third;
  third.move_by(Duration::max());
  EXPECT_TRUE(third.is_never());
}

}  // namespace
}  // namespace orrery::models
