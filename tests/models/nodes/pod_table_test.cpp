#include "models/nodes/pod_table.h"

#include <gtest/gtest.h>

#include "sim/random/names.h"

namespace orrery::models {
namespace {

TEST(PodTable, StartsPodsWhereTheyAreToldTo) {
  PlatformSpec spec;
  spec.zones["a"].nodes = 2;
  spec.zones["b"].nodes = 1;
  const Platform platform(spec);
  PodTable pods;
  const sim::SimTime now = sim::SimTime::from_nanoseconds(7);
  const Change first = pods.execute({ServiceId(3), 0, 2, "pod/cart/0"}, platform, now);
  const Change second = pods.execute({ServiceId(3), 1, 0, "pod/cart/1"}, platform, now);
  EXPECT_EQ(first, (Change{now, ChangeKind::pod_ready, PodId(0), ServiceId(3)}));
  EXPECT_EQ(second, (Change{now, ChangeKind::pod_ready, PodId(1), ServiceId(3)}));
  ASSERT_EQ(pods.size(), 2U);
  const Pod& pod = pods[first.pod];
  EXPECT_EQ(pod.name, sim::hash_name("pod/cart/0"));
  EXPECT_EQ(pod.ordinal, 0U);
  EXPECT_EQ(pod.location.node, NodeId(2));
  EXPECT_EQ(pod.location.zone, platform.zone_named("b"));
  EXPECT_EQ(pods[second.pod].location.zone, platform.zone_named("a"));
}

}  // namespace
}  // namespace orrery::models
