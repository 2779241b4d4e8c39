#include "app/validate/findings.h"

#include <gtest/gtest.h>

#include "app/schema/limits.h"

namespace orrery::app {
namespace {

TEST(Findings, SayNothingOfWhatCouldNotBeRead) {
  Findings findings({"services.a.queue", "services.a-b"});
  findings.add("services.a.queue.capacity", "below");
  findings.add("services.a.queue", "the same");
  findings.add("services", "above");
  findings.add("services.a.replicas", "beside");
  findings.add("services.ab", "another");
  const std::vector<Finding> found = findings.take();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].message, "beside");
  EXPECT_EQ(found[1].message, "another");
}

TEST(Findings, AreCountedBeyondTheLimitAndNotWorded) {
  Findings findings({});
  std::size_t worded = 0;
  for (std::size_t i = 0; i < limits::kProblemsMax + 5; ++i) {
    findings.add("a", [&] {
      ++worded;
      return std::string("wrong");
    });
  }
  EXPECT_EQ(worded, limits::kProblemsMax);
  EXPECT_EQ(findings.left_out(), 5U);
}

}  // namespace
}  // namespace orrery::app
