#include "app/schema/nearest.h"

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

const std::vector<std::string> kNames = {"name", "seed", "services", "traffic", "to"};

TEST(Nearest, FindsSlips) {
  EXPECT_EQ(nearest("nmae", kNames), "name");         // swapped
  EXPECT_EQ(nearest("service", kNames), "services");  // one is missing
  EXPECT_EQ(nearest("trafffic", kNames), "traffic");  // one too many
  EXPECT_EQ(nearest("sead", kNames), "seed");         // replaced
  EXPECT_EQ(nearest("servicse", kNames), "services");
}

TEST(Nearest, DoesNotGuessWildly) {
  EXPECT_EQ(nearest("workloads", kNames), "");
  EXPECT_EQ(nearest("xyz", kNames), "");
  // Whatever is as far away as the name is long has nothing in common with it.
  EXPECT_EQ(nearest("ab", kNames), "");
  EXPECT_EQ(nearest("", kNames), "");
  EXPECT_EQ(nearest(std::string(5'000'000, 'a'), kNames), "");
}

TEST(Nearest, TakesTheFirstOfEquals) {
  EXPECT_EQ(nearest("p98", {"p50", "p90", "p95", "p99"}), "p90");
}

TEST(Joined, IsCut) {
  EXPECT_EQ(joined({"a", "b"}), "a, b");
  EXPECT_EQ(joined({}), "");
  const std::string many = joined(std::vector<std::string>(1000, "x"));
  EXPECT_EQ(many.substr(many.size() - 20), "x, ... (1000 in all)");
}

}  // namespace
}  // namespace orrery::app
