#include "app/run/steady_state.h"

#include <gtest/gtest.h>

#include "app/run/run_once.h"
#include "app/run/summary.h"
#include "tests/app/small_scenarios.h"

namespace orrery::app {
namespace {

using models::EndpointMetric;

models::ScenarioSpec short_scenario() {
  models::ScenarioSpec spec =
      queue_scenario(1000, sim::Duration::microseconds(500), sim::Duration::seconds(400));
  spec.study = models::Study::steady_state;
  spec.warmup = sim::Duration::seconds(5);
  return spec;
}

// M/M/1 at load 0.5. Intervals of 395,000 requests: twice the half-width holds with all but one
// chance in 10^4.
TEST(SteadyState, GivesIntervalsFromOneRun) {
  const models::ScenarioSpec spec = short_scenario();
  const Summary summary = summarize(spec, run_simulation(spec, models::RunOptions()));
  const EndpointIntervals& intervals = summary.endpoints[0].intervals;
  const auto expect = [&](EndpointMetric metric, double value) {
    const auto& interval = intervals[index_of(metric)];
    ASSERT_TRUE(interval) << to_text(metric);
    EXPECT_NEAR(interval->interval.estimate, value, 2 * interval->interval.half_width);
    EXPECT_LT(interval->interval.half_width, 0.05 * value);
  };
  expect(EndpointMetric::rate, 1000);
  expect(EndpointMetric::mean, 1e-3);
  expect(EndpointMetric::p50, 0.693e-3);
  expect(EndpointMetric::p99, 4.605e-3);
  EXPECT_EQ(intervals[index_of(EndpointMetric::success)]->interval.estimate, 1);
  EXPECT_FALSE(intervals[index_of(EndpointMetric::max)]);
}

TEST(SteadyState, GivesNoneForAnIncident) {
  models::ScenarioSpec spec = short_scenario();
  spec.study = models::Study::incident;
  spec.duration = sim::Duration::seconds(20);
  const Summary summary = summarize(spec, run_simulation(spec, models::RunOptions()));
  for (const auto& interval : summary.endpoints[0].intervals) EXPECT_FALSE(interval);
  EXPECT_TRUE(summary.warnings.empty());
}

// Windows of one second whose mean responses are 1 ms, but those before `steady`: they fall from
// 11 ms.
models::RunResult with_start(std::size_t steady, std::int64_t warmup_seconds) {
  models::RunResult result;
  result.window = sim::Duration::seconds(1);
  result.duration = sim::Duration::seconds(200);
  result.warmup = sim::Duration::seconds(warmup_seconds);
  result.endpoints.emplace_back();
  result.endpoints[0].name = "shop.get";
  for (std::size_t i = 0; i < 200; ++i) {
    models::EndpointWindow window;
    window.arrived = window.ok = 100;
    // A little noise, as equal values would make every truncation as good as any other.
    window.latency_sum = 100'000'000 + (i % 2 == 0 ? 1'000'000 : 0);
    if (i < steady) window.latency_sum += static_cast<std::int64_t>(steady - i) * 25'000'000;
    result.endpoints[0].windows.push_back(window);
  }
  return result;
}

TEST(SteadyState, WarnsOfAWarmUpThatIsTooShort) {
  const models::RunResult result = with_start(40, 10);
  const auto warnings = steady_state_warnings(result, result.endpoints[0], {});
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0], "shop.get: steady from 40s on (MSER-5), warmup is 10s");
}

TEST(SteadyState, DoesNotWarnOfOneThatIsLongEnough) {
  const models::RunResult result = with_start(40, 40);
  EXPECT_TRUE(steady_state_warnings(result, result.endpoints[0], {}).empty());
}

TEST(SteadyState, WarnsWhereNothingSettles) {
  const models::RunResult result = with_start(200, 40);
  const auto warnings = steady_state_warnings(result, result.endpoints[0], {});
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_NE(warnings[0].find("still move"), std::string::npos);
}

}  // namespace
}  // namespace orrery::app
