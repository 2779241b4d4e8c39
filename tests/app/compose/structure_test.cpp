#include "app/compose/structure.h"

#include <string>

#include <gtest/gtest.h>

#include "app/schema/read_yaml.h"
#include "app/schema/write_yaml.h"
#include "app/spec/scenario.h"

namespace orrery::app {
namespace {

std::string merged(const std::string& base, const std::string& over) {
  const Shape shape = object_type<models::ScenarioSpec, scenario_object>().shape;
  Node node = read_yaml(base, 0).root;
  merge(node, read_yaml(over, 1).root, &shape);
  return to_flow_yaml(node);
}

TEST(Merge, MergesMapsAndReplacesTheRest) {
  EXPECT_EQ(merged("services: {a: {replicas: 1, queue: {capacity: 2}}, b: {}}",
                   "services: {a: {replicas: 3}, c: {}}"),
            "{services: {a: {replicas: 3, queue: {capacity: 2}}, b: {}, c: {}}}");
  EXPECT_EQ(merged("objectives: [1, 2]", "objectives: [3]"), "{objectives: [3]}");
}

// Which alternative is meant is one choice: the later one wins.
TEST(Merge, ReplacesAChoice) {
  EXPECT_EQ(merged("services: {a: {concurrency: {threads: 8}}}",
                   "services: {a: {concurrency: {cores: 2}}}"),
            "{services: {a: {concurrency: {cores: 2}}}}");
  EXPECT_EQ(merged("workloads: {w: {endpoint: a.x, users: 3, think_time: 1s}}",
                   "workloads: {w: {mix: {a.y: 1}, arrivals: {poisson: 1/s}}}"),
            "{workloads: {w: {mix: {a.y: 1}, arrivals: {poisson: 1/s}}}}");
}

TEST(Merge, WritesShortFormsInFull) {
  EXPECT_EQ(merged("services: {a: {endpoints: {x: [{sleep: 1s}]}}}",
                   "services: {a: {endpoints: {x: {timeout: 1s}}}}"),
            "{services: {a: {endpoints: {x: {steps: [{sleep: 1s}], timeout: 1s}}}}}");
}

// The same entries as in a naive merge, whatever the sizes.
TEST(Merge, KeepsTheOrderOfManyNames) {
  std::string base;
  std::string over;
  std::string expected;
  for (int i = 0; i < 500; ++i) {
    std::string name = "s";
    name += std::to_string(i);
    base += (i > 0 ? ", " : "") + name + ": {replicas: 1}";
    if (i % 2 == 0) over += (i > 0 ? ", " : "") + name + ": {replicas: 2}";
    expected += (i > 0 ? ", " : "") + name + ": {replicas: " + (i % 2 == 0 ? "2}" : "1}");
  }
  EXPECT_EQ(merged("services: {" + base + "}", "services: {" + over + ", z: {}}"),
            "{services: {" + expected + ", z: {}}}");
}

}  // namespace
}  // namespace orrery::app
