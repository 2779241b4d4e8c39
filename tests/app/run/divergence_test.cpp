#include "app/run/divergence.h"

#include <gtest/gtest.h>

#include "tests/app/small_scenarios.h"

namespace orrery::app {
namespace {

// Requests every 10 ms, of 1 ms each; one of them comes at an instant of its own.
models::ScenarioSpec scenario_with_odd_time(std::int64_t odd_one_ns) {
  models::ScenarioSpec spec =
      queue_scenario(1, sim::Duration::milliseconds(1), sim::Duration::seconds(10));
  spec.services["shop"].endpoints["get"].steps[0].step =
      models::ComputeStepSpec{sim::ConstantSpec{sim::Duration::milliseconds(1)}};
  models::TimesArrivalsSpec arrivals;
  for (std::int64_t i = 0; i < 900; ++i) {
    arrivals.times.push_back(i == 321 ? sim::Duration::nanoseconds(odd_one_ns)
                                      : sim::Duration::milliseconds(10 * i));
  }
  spec.workloads["users"].source = models::OpenSpec{arrivals};
  return spec;
}

TEST(Divergence, IsNoneBetweenEqualRuns) {
  const models::ScenarioSpec a = scenario_with_odd_time(3'210'000'000);
  EXPECT_FALSE(find_divergence(a, a, models::RunOptions()));
}

TEST(Divergence, IsFoundToTheNanosecond) {
  const models::ScenarioSpec a = scenario_with_odd_time(3'210'000'000);
  const models::ScenarioSpec b = scenario_with_odd_time(3'210'000'007);
  const auto divergence = find_divergence(a, b, models::RunOptions());
  ASSERT_TRUE(divergence);
  EXPECT_EQ(divergence->instant.nanoseconds(), 3'210'000'000);
  ASSERT_FALSE(divergence->counts.empty());
  EXPECT_EQ(divergence->counts[0].what, "requests arrived");
  EXPECT_EQ(divergence->counts[0].a, 322U);
  EXPECT_EQ(divergence->counts[0].b, 321U);
}

TEST(Divergence, MayLieAtTheStart) {
  models::ScenarioSpec a = scenario_with_odd_time(3'210'000'000);
  models::ScenarioSpec b = a;
  auto& times = std::get<models::TimesArrivalsSpec>(
      std::get<models::OpenSpec>(b.workloads["users"].source).arrivals);
  times.times[0] = sim::Duration::nanoseconds(1);
  const auto divergence = find_divergence(a, b, models::RunOptions());
  ASSERT_TRUE(divergence);
  EXPECT_EQ(divergence->instant, sim::SimTime());
}

}  // namespace
}  // namespace orrery::app
