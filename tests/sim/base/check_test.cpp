#include "sim/base/check.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>

#include <gtest/gtest.h>

#include "sim/base/limits.h"
#include "sim/base/slab.h"

namespace orrery::sim {
namespace {

template <class Action>
std::string what_of(Action&& action) {
  try {
    action();
  } catch (const InvariantError& error) {
    return error.what();
  }
  return "no InvariantError";
}

TEST(Check, HoldsInSilence) {
  int evaluated = 0;
  EXPECT_NO_THROW(CHECK(++evaluated == 1, "evaluated once"));
  EXPECT_EQ(evaluated, 1);
}

TEST(Check, SaysWhereAndWhatFailed) {
  const int two = 2;
  const auto bare = [&] { CHECK(two == 3); };
  const auto with_message = [&] { CHECK(two < 0, "two is positive"); };
  const int line = __LINE__ - 1;
  const std::string file = "tests/sim/base/check_test.cpp:";
  EXPECT_EQ(what_of(bare), file + std::to_string(line - 1) + ": CHECK failed: two == 3");
  EXPECT_EQ(what_of(with_message),
            file + std::to_string(line) + ": CHECK failed: two < 0 (two is positive)");
}

// The same text wherever the project lies: a path that starts above its folder would differ.
TEST(Check, NamesFilesFromTheProjectsRoot) {
  Slab<int> slab;
  const std::string text = what_of([&] { slab.release(Handle<int>(0, 1)); });
  EXPECT_EQ(text.substr(0, 16), "sim/base/slab.h:") << text;
}

TEST(Check, TakesAnyConditionThatConvertsToBool) {
  EXPECT_NO_THROW(CHECK(std::optional<int>(0)));
  EXPECT_THROW(CHECK(std::optional<int>()), InvariantError);
}

TEST(Check, IsAnExpression) {
  const bool asked = false;
  EXPECT_NO_THROW(asked ? CHECK(false) : CHECK(true));
}

TEST(Dcheck, IsEvaluatedInDebugBuildsOnly) {
  int evaluated = 0;
#ifdef ORRERY_DEBUG_CHECKS
  EXPECT_THROW(DCHECK(++evaluated == 0), InvariantError);
  EXPECT_EQ(evaluated, 1);
#else
  EXPECT_NO_THROW(DCHECK(++evaluated == 0));
  EXPECT_EQ(evaluated, 0);
#endif
}

TEST(InvariantError, KeepsTheFirstPosition) {
  InvariantError error("a == b", "", "elsewhere.cpp", 12);
  const std::string before = error.what();
  EXPECT_FALSE(error.position().has_value());
  error.set_position({.seed = 7,
                      .replication = 2,
                      .time = SimTime() + Duration::milliseconds(1500),
                      .event_number = 99});
  error.set_position({.seed = 8, .replication = 0, .time = SimTime(), .event_number = 0});
  EXPECT_EQ(error.what(), before + "\n  at time 1.5s, event 99; repeat with seed 7, replication 2");
  ASSERT_TRUE(error.position().has_value());
  EXPECT_EQ(error.position()->seed, 7u);
  EXPECT_EQ(error.position()->event_number, 99u);
}

TEST(InvariantError, ShowsExtremePositions) {
  InvariantError error("a", "b", "elsewhere.cpp", 12);
  error.set_position({.seed = std::numeric_limits<std::uint32_t>::max(),
                      .replication = std::numeric_limits<std::uint32_t>::max(),
                      .time = SimTime::never(),
                      .event_number = std::numeric_limits<std::uint64_t>::max()});
  EXPECT_NE(std::string(error.what())
                .find("at time never, event 18446744073709551615; repeat with seed 4294967295, "
                      "replication 4294967295"),
            std::string::npos);
}

TEST(InvariantError, IsALogicErrorAndNoUsersError) {
  EXPECT_THROW(CHECK(false), std::logic_error);
  static_assert(!std::is_base_of_v<std::runtime_error, InvariantError>);
  static_assert(!std::is_base_of_v<InvariantError, LimitError>);
}

}  // namespace
}  // namespace orrery::sim
