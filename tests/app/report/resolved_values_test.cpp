#include "app/report/resolved_values.h"

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

constexpr const char* kText = R"(orrery: 1
services:
  cart:
    concurrency: {threads: 8}
    endpoints:
      get:
        steps:
          - compute: 1ms
          - {call: {to: a.b, timeout: 2s}}
    tags: []
)";

TEST(ResolvedValues, HavePathsAndLines) {
  std::vector<std::string> values;
  for (const ResolvedValue& value : resolved_values(kText)) {
    values.push_back(std::to_string(value.line) + " " + value.path + " = " + value.value);
  }
  EXPECT_EQ(values,
            (std::vector<std::string>{"1 orrery = 1", "4 services.cart.concurrency.threads = 8",
                                      "8 services.cart.endpoints.get.steps[0].compute = 1ms",
                                      "9 services.cart.endpoints.get.steps[1].call.to = a.b",
                                      "9 services.cart.endpoints.get.steps[1].call.timeout = 2s",
                                      "10 services.cart.tags = []"}));
}

TEST(ResolvedValues, DifferByPath) {
  const auto differences = differing_values("a: 1\nb: 2\nc: 3\n", "b: 4\nc: 3\nd: {e: 5}\n");
  ASSERT_EQ(differences.size(), 3U);
  EXPECT_EQ(differences[0].path, "a");
  EXPECT_EQ(differences[0].b, "");
  EXPECT_EQ(differences[1].path, "b");
  EXPECT_EQ(differences[1].a, "2");
  EXPECT_EQ(differences[1].b, "4");
  EXPECT_EQ(differences[2].path, "d.e");
  EXPECT_TRUE(differing_values(kText, kText).empty());
}

}  // namespace
}  // namespace orrery::app
