#include "app/run/recovery.h"

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

using models::ChangeKind;
using models::EndpointMetric;
using models::EndpointWindow;
using models::ObjectivePeriod;

sim::Duration seconds(int count) {
  return sim::Duration::seconds(count);
}

// Windows of a second each in which 10 arrive and end, p99 given in ms.
models::RunResult run_of(const std::vector<std::int64_t>& p99_milliseconds) {
  models::RunResult result;
  result.window = seconds(1);
  result.duration = seconds(static_cast<int>(p99_milliseconds.size()));
  result.ended_at = sim::SimTime() + result.duration;
  result.failures = {{"a", "shop.get", {}, {}, {}},
                     {"dark", "shop.get", {}, {}, {}},
                     {"dark", "shop.put", {}, {}, {}}};
  models::EndpointResult endpoint;
  endpoint.name = "shop.get";
  for (const std::int64_t milliseconds : p99_milliseconds) {
    EndpointWindow window{10, 9, 1, sim::Int128{milliseconds} * 10'000'000};
    window.p99 = milliseconds * 1'000'000;
    endpoint.windows.push_back(window);
  }
  result.endpoints = {endpoint};
  return result;
}

void change(models::RunResult& result, ChangeKind kind, int at, std::uint32_t failure = 1) {
  models::Change one{sim::SimTime() + seconds(at), kind};
  one.failure = models::FailureId(failure);
  result.changes.push_back(one);
}

Figure figure(ObjectivePeriod period, int within, EndpointMetric metric = EndpointMetric::p99) {
  Figure figure{"shop.get", metric, period, "dark"};
  figure.recovers_within = seconds(within);
  return figure;
}

TEST(Recovery, LooksAtWholeWindowsBehindTheTimeThatIsAllowed) {
  //                                     dark from 2 to 4
  models::RunResult result = run_of({1, 1, 90, 90, 50, 40, 3, 2, 1, 1});
  change(result, ChangeKind::failure_begins, 2);
  change(result, ChangeKind::failure_ends, 4);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 0)), 0.05);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 1)), 0.04);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 2)), 0.003);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::during, 1)), 0.09);
  // The worst of a success, or a rate that should be high, is the lowest.
  Figure success = figure(ObjectivePeriod::after, 2, EndpointMetric::success);
  success.is_low_worst = true;
  result.endpoints[0].windows[7].ok = 3;
  result.endpoints[0].windows[7].failed = 9;
  EXPECT_EQ(value_of(result, success), 0.25);
}

TEST(Recovery, LeavesOutWindowsThatAreCutOff) {
  models::RunResult result = run_of({1, 1, 90, 50, 1, 1});
  change(result, ChangeKind::failure_begins, 2);
  models::Change ends{sim::SimTime::from_nanoseconds(2'500'000'000), ChangeKind::failure_ends};
  ends.failure = models::FailureId(1);
  result.changes.push_back(ends);
  // The window from 2 s on is only half behind the end.
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 0)), 0.05);
  // With 600 ms more so is the one from 3 s on.
  Figure later = figure(ObjectivePeriod::after, 0);
  later.recovers_within = sim::Duration::milliseconds(600);
  EXPECT_EQ(value_of(result, later), 0.001);
}

TEST(Recovery, StartsAnewWithEachOccurrence) {
  models::RunResult result = run_of({1, 90, 5, 1, 90, 90, 7, 1, 1, 1});
  for (const int begin : {1, 4}) {
    change(result, ChangeKind::failure_begins, begin);
    change(result, ChangeKind::failure_ends, begin == 1 ? 2 : 6);
  }
  EXPECT_EQ(spans_of(result, "dark", ObjectivePeriod::during),
            (std::vector<TimeSpan>{{seconds(1), seconds(2)}, {seconds(4), seconds(6)}}));
  EXPECT_EQ(spans_of(result, "dark", ObjectivePeriod::after),
            (std::vector<TimeSpan>{{seconds(2), seconds(4)}, {seconds(6), seconds(10)}}));
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 0)), 0.007);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 1)), 0.001);
}

TEST(Recovery, WaitsForTheLastComponent) {
  models::RunResult result = run_of({1, 1, 1, 1, 1, 1});
  change(result, ChangeKind::failure_begins, 1);
  change(result, ChangeKind::failure_begins, 2);
  change(result, ChangeKind::failure_ends, 3);
  change(result, ChangeKind::failure_begins, 1, 0);  // another failure
  change(result, ChangeKind::failure_ends, 4);
  EXPECT_EQ(spans_of(result, "dark", ObjectivePeriod::during),
            (std::vector<TimeSpan>{{seconds(1), seconds(4)}}));
}

TEST(Recovery, IsUnknownWithoutAnEnd) {
  models::RunResult result = run_of({1, 1, 90, 90});
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 0)), std::nullopt);
  change(result, ChangeKind::failure_begins, 2);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 0)), std::nullopt);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::during, 0)), 0.09);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::during, 2)), std::nullopt);
}

TEST(Recovery, CountsWindowsInWhichNobodyIsAnswered) {
  models::RunResult result = run_of({1, 1, 1, 1, 1});
  change(result, ChangeKind::failure_begins, 1);
  change(result, ChangeKind::failure_ends, 2);
  result.endpoints[0].windows[3] = {10, 0, 0, 0};
  Figure success = figure(ObjectivePeriod::after, 0, EndpointMetric::success);
  success.is_low_worst = true;
  EXPECT_EQ(value_of(result, success), 0);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 0)), 0.001);
  EXPECT_EQ(value_of(result, figure(ObjectivePeriod::after, 0, EndpointMetric::rate)), 10);
  EXPECT_NEAR(*value_of(result, figure(ObjectivePeriod::after, 0, EndpointMetric::mean)), 0.001,
              1e-12);
}

}  // namespace
}  // namespace orrery::app
