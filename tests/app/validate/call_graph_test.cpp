#include "app/validate/call_graph.h"

#include <string>

#include <gtest/gtest.h>

#include "app/validate/checks.h"
#include "app/validate/load_scenario.h"

namespace orrery::app {
namespace {

std::string scenario(const std::string& endpoints) {
  return "orrery: 1\nduration: 1m\nservices: {a: {endpoints: {" + endpoints +
         "}}}\nworkloads: {w: {endpoint: a.x, arrivals: {poisson: 1/s}}}\n";
}

// Empty if it is valid.
std::string problem_of(const std::string& endpoints) {
  try {
    load_scenario_text(scenario(endpoints), "s.yaml");
  } catch (const ScenarioError& error) {
    EXPECT_EQ(error.problems().size(), 1U) << error.what();
    return error.problems().front().path + ": " + error.problems().front().message;
  }
  return "";
}

TEST(CallGraph, PutsWhatIsCalledFirst) {
  const ValidScenario valid = load_scenario_text(
      scenario("x: [{call: a.y}, {repeat: {times: 3, steps: [{call: a.z}]}}], y: [{call: a.z}], "
               "z: [], alone: []"),
      "s.yaml");
  const CallGraph graph = make_call_graph(valid.spec());
  ASSERT_EQ(graph.endpoints.size(), 4U);
  const std::size_t x = graph.index.at({"a", "x"});
  const std::size_t y = graph.index.at({"a", "y"});
  const std::size_t z = graph.index.at({"a", "z"});
  EXPECT_EQ(graph.calls[x].size(), 2U);
  EXPECT_EQ(graph.calls[x][1].expected, 3.0);
  const std::vector<bool> reached = reached_from(graph, {y});
  EXPECT_FALSE(reached[x]);
  EXPECT_TRUE(reached[y] && reached[z]);
  std::vector<std::size_t> rank(4);
  for (std::size_t i = 0; i < 4; ++i) rank[graph.callees_first[i]] = i;
  EXPECT_LT(rank[z], rank[y]);
  EXPECT_LT(rank[y], rank[x]);
}

TEST(CallGraph, FindsCirclesWithoutAnExit) {
  EXPECT_EQ(problem_of("x: [{call: a.x}]"),
            "services.a.endpoints.x[0].call: calls in a circle without an exit: a.x -> a.x");
  EXPECT_EQ(problem_of("x: [{call: a.y}], y: [{parallel: [{sleep: 1s}, {call: a.x}]}]"),
            "services.a.endpoints.y[0].parallel[1].call: calls in a circle without an exit: "
            "a.x -> a.y -> a.x");
}

// A choice, a probable failure before it, and a fallback are ways out.
TEST(CallGraph, AllowsCirclesThatEnd) {
  EXPECT_EQ(
      problem_of("x: [{choose: [{weight: 1, steps: [{call: a.x}]}, {weight: 1, steps: []}]}]"), "");
  EXPECT_EQ(problem_of("x: [{fail: 10%}, {call: a.x}]"), "");
  EXPECT_EQ(problem_of("x: [{call: a.y, on_error: [{call: a.x}]}], y: []"), "");
  EXPECT_EQ(problem_of("x: [{repeat: {times: {min: 0, max: 1}, steps: [{call: a.x}]}}]"), "");
}

TEST(CallGraph, RefusesCirclesThatGrow) {
  EXPECT_NE(problem_of("x: [{choose: [{weight: 6, steps: [{call: a.x}, {call: a.x}]}, "
                       "{weight: 4, steps: []}]}]"),
            "");
}

}  // namespace
}  // namespace orrery::app
