#include "models/nodes/cpu_quota.h"

#include <gtest/gtest.h>

namespace orrery::models {
namespace {

sim::SimTime at(std::int64_t milliseconds) {
  return sim::SimTime() + sim::Duration::milliseconds(milliseconds);
}

CpuQuota quota(std::int64_t milliseconds) {
  return {sim::Duration::milliseconds(milliseconds), sim::Duration::milliseconds(100), at(100)};
}

TEST(CpuQuota, RunsOutAndIsThereAgainAtTheNextBoundary) {
  CpuQuota of_pod = quota(20);
  of_pod.use(kOneCore);
  EXPECT_EQ(of_pod.next_change(), at(20));
  of_pod.advance(at(20));
  EXPECT_TRUE(of_pod.is_out());
  of_pod.use(0);
  EXPECT_EQ(of_pod.next_change(), at(100));
  of_pod.advance(at(100));
  EXPECT_FALSE(of_pod.is_out());
  of_pod.use(2 * kOneCore);
  EXPECT_EQ(of_pod.next_change(), at(110));
}

TEST(CpuQuota, AtABoundaryThereIsTheNextQuotaBeforeTheLastOneIsMissed) {
  CpuQuota of_pod = quota(100);
  of_pod.use(kOneCore);
  EXPECT_EQ(of_pod.next_change(), sim::SimTime::never());
  of_pod.advance(at(100));
  EXPECT_FALSE(of_pod.is_out());
  of_pod.advance(at(1050));
  EXPECT_FALSE(of_pod.is_out());
}

// What three threads use in a nanosecond does not divide the quota: what they used beyond it is
// missing in the next period.
TEST(CpuQuota, WhatWasUsedTooMuchIsOwed) {
  CpuQuota of_pod = quota(100);
  of_pod.use(3 * kOneCore);
  const sim::SimTime out = of_pod.next_change();
  EXPECT_EQ(out.nanoseconds(), 33'333'334);
  of_pod.advance(out);
  of_pod.use(0);
  of_pod.advance(at(100));
  of_pod.use(3 * kOneCore);
  // 2 ns of core time less: 99'999'998 / 3, rounded up.
  EXPECT_EQ((of_pod.next_change() - at(100)).nanoseconds(), 33'333'333);
}

// Going over many boundaries at once is the same as over one after the other.
TEST(CpuQuota, BoundariesMayBePassedUnseenWhereTheyChangeNothing) {
  CpuQuota seen = quota(50);
  seen.use(kOneCore);
  seen.advance(at(30));
  seen.use(kOneCore / 4);
  CpuQuota unseen = seen;
  EXPECT_EQ(unseen.next_change(), sim::SimTime::never());
  for (int i = 1; i <= 9; ++i) seen.advance(at(100 * i));
  seen.advance(at(950));
  unseen.advance(at(950));
  for (CpuQuota* each : {&seen, &unseen}) each->use(2 * kOneCore);
  EXPECT_EQ(seen.next_change(), unseen.next_change());
}

TEST(CpuQuota, EachThrottledPeriodCountsOnce) {
  CpuQuota of_pod = quota(20);
  of_pod.use(kOneCore);
  of_pod.advance(at(20));
  of_pod.set_throttled(true, at(20));
  of_pod.set_throttled(false, at(50));
  of_pod.set_throttled(true, at(60));
  EXPECT_EQ(of_pod.throttled_periods(), 1U);
  EXPECT_EQ(of_pod.throttled().area(at(70)), 40'000'000);
  of_pod.use(0);
  of_pod.advance(at(100));
  of_pod.set_throttled(of_pod.is_out(), at(100));
  of_pod.use(kOneCore);
  of_pod.advance(at(120));
  of_pod.set_throttled(of_pod.is_out(), at(120));
  EXPECT_EQ(of_pod.throttled_periods(), 2U);
}

// A failure comes at the instant at which work and quota end together, and looks between the two.
TEST(CpuQuota, CountsNoPeriodForNoTime) {
  CpuQuota of_pod = quota(20);
  of_pod.use(kOneCore);
  of_pod.advance(at(20));
  of_pod.set_throttled(true, at(20));
  of_pod.set_throttled(false, at(20));
  EXPECT_EQ(of_pod.throttled_periods(), 0U);
  of_pod.set_throttled(true, at(30));
  of_pod.set_throttled(false, at(40));
  EXPECT_EQ(of_pod.throttled_periods(), 1U);
}

}  // namespace
}  // namespace orrery::models
