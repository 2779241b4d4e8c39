// Failures of specs that are made in memory.
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"
#include "tests/app/small_scenarios.h"

namespace orrery::app {
namespace {

using models::FailureSpec;
using models::TimelineSpec;

FailureSpec kill(const std::string& id, sim::Duration at) {
  FailureSpec failure;
  failure.id = id;
  failure.when = TimelineSpec{at, sim::Duration::seconds(1), {}, 1};
  failure.kind = models::PodKillSpec{{"shop", std::nullopt, 0}};
  return failure;
}

models::ScenarioSpec with(std::vector<FailureSpec> failures) {
  models::ScenarioSpec spec =
      queue_scenario(1, sim::Duration::milliseconds(1), sim::Duration::minutes(1));
  spec.failures = std::move(failures);
  return spec;
}

std::string mistake_in(const models::ScenarioSpec& spec) {
  try {
    validate_scenario(spec);
    return "";
  } catch (const ScenarioError& error) {
    return error.problems().at(0).path + ": " + error.problems().at(0).message;
  }
}

TEST(MadeFailures, ComeBackUnchanged) {
  const sim::Duration second = sim::Duration::seconds(1);
  const ValidScenario scenario = validate_scenario(with({kill("a", second), kill("b", {})}));
  ASSERT_EQ(scenario.spec().failures.size(), 2U);
  EXPECT_EQ(scenario.spec().failures[0].id, "a");
  EXPECT_EQ(std::get<TimelineSpec>(scenario.spec().failures[0].when).at, second);
}

TEST(MadeFailures, StandInTheOrderOfTheirIds) {
  EXPECT_EQ(mistake_in(with({kill("b", {}), kill("a", {})})),
            "failures[1].id: is not behind the one before it; failures stand in the order of ids");
  EXPECT_NE(mistake_in(with({kill("a", {}), kill("a", {})})), "");
}

TEST(MadeFailures, LoseNothingThatIsSaidTwice) {
  FailureSpec crash = kill("a", {});
  crash.kind = models::NodeCrashSpec{{"default/0", "default", 0}};
  EXPECT_EQ(mistake_in(with({crash})),
            "failures[0].node_crash.zone: stands beside `node`, whose name says its zone");
}

TEST(MadeFailures, AreNamedByTheirObjectives) {
  models::ScenarioSpec spec = with({kill("a", {})});
  models::ObjectiveSpec objective{{"shop", "get"}};
  objective.period = models::ObjectivePeriod::during;
  spec.objectives = {objective};
  EXPECT_EQ(mistake_in(spec),
            "objectives[0]: names a failure and no period, or a period and no failure");
  spec.objectives[0].failure = "a";
  EXPECT_EQ(mistake_in(spec), "");
}

}  // namespace
}  // namespace orrery::app
