#include <string>

#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"

namespace orrery::app {
namespace {

using models::CpuModel;

models::NodeSpec node_of(const std::string& platform, const std::string& zone) {
  const std::string text = "orrery: 1\nduration: 1m\nplatform: " + platform +
                           "\nservices: {a: {endpoints: {x: []}}}\n"
                           "workloads: {w: {endpoint: a.x, arrivals: {poisson: 1/s}}}\n";
  return load_scenario_text(text, "a.yaml").spec().platform.zones.at(zone).node;
}

TEST(Nodes, AreSharedWhereTheirCoresAreCounted) {
  EXPECT_EQ(node_of("{nodes: 2}", "default").cpu_model, CpuModel::dedicated);
  EXPECT_EQ(node_of("{nodes: 2, node: {speed: 2}}", "default").cpu_model, CpuModel::dedicated);
  EXPECT_EQ(node_of("{node: {cpu: 2}}", "default").cpu_model, CpuModel::processor_sharing);
  EXPECT_EQ(node_of("{node: {cpu: 2, cpu_model: dedicated}}", "default").cpu_model,
            CpuModel::dedicated);
  // The cores may be the platform's.
  EXPECT_EQ(node_of("{node: {cpu: 2}, zones: {a: {}}}", "a").cpu_model,
            CpuModel::processor_sharing);
}

TEST(Nodes, TakeFromThePlatformWhatTheirZoneDoesNotSay) {
  const std::string platform =
      "{node: {cpu: 2, speed: 3, cpu_model: {cfs_quota: {period: 50ms}}},"
      " zones: {a: {node: {cpu: 500m}}, b: {}, c: {node: {cpu_model: cfs_quota}}}}";
  EXPECT_EQ(node_of(platform, "a").cpu, 0.5);
  EXPECT_EQ(node_of(platform, "a").speed, 3);
  EXPECT_EQ(node_of(platform, "a").quota_period, sim::Duration::milliseconds(50));
  EXPECT_EQ(node_of(platform, "b").cpu, 2);
  EXPECT_EQ(node_of(platform, "c").quota_period, sim::Duration::milliseconds(100));
}

TEST(Nodes, AreMistakenWhereThePlatformIs) {
  const std::string platform = "{node: {cpu: 2, background: 3}, zones: {a: {}, b: {}}}";
  try {
    node_of(platform, "a");
    FAIL() << "more background than cores";
  } catch (const ScenarioError& error) {
    // Both zones have it from one place, which is named once.
    ASSERT_EQ(error.problems().size(), 1U);
    EXPECT_EQ(error.problems()[0].path, "platform.node.background");
    EXPECT_EQ(error.problems()[0].location, "a.yaml:3:27");
  }
}

}  // namespace
}  // namespace orrery::app
