#include "app/schema/reader.h"

#include <gtest/gtest.h>

#include "app/schema/limits.h"

namespace orrery::app {
namespace {

TEST(Reader, KeepsBothPaths) {
  Reader reader;
  const Place place{0, 3, 5};
  {
    const Reader::Scope call(reader, "call", place);
    const Reader::Scope to(reader, "", "to", place);
    EXPECT_EQ(reader.path(), "call");
    EXPECT_EQ(reader.canonical_path(), "call.to");
    const Reader::Scope item(reader, item_step(2), place);
    EXPECT_EQ(reader.path(), "call[2]");
    reader.error(place, "is wrong");
    reader.error_below("x", place, "is missing");
  }
  EXPECT_EQ(reader.path(), "");
  EXPECT_EQ(reader.canonical_path(), "");
  ASSERT_EQ(reader.problems().size(), 2U);
  EXPECT_EQ(reader.problems()[0].path, "call[2]");
  EXPECT_EQ(reader.problems()[0].canonical_path, "call.to[2]");
  EXPECT_EQ(reader.problems()[1].path, "call[2].x");
  ASSERT_EQ(reader.places().count("call.to"), 1U);
  EXPECT_EQ(reader.places().find("call.to")->second.path, "call");
}

TEST(Reader, KnowsWhatIsInheritedAtBothPlaces) {
  Reader reader;
  for (const char* key : {"node.cpu", "node.cpu.deep", "node.cpus", "own.cpu.deep"}) {
    const Reader::Scope scope(reader, key, Place{0, 1, static_cast<std::uint32_t>(key[0])});
  }
  reader.also_known_at("node.cpu", "own.cpu");
  ASSERT_EQ(reader.places().count("own.cpu"), 1U);
  EXPECT_EQ(reader.places().find("own.cpu")->second.path, "node.cpu");
  // What is said there itself stays.
  EXPECT_EQ(reader.places().find("own.cpu.deep")->second.path, "own.cpu.deep");
  EXPECT_EQ(reader.places().count("own.cpus"), 0U);
}

TEST(Reader, CountsProblemsBeyondTheLimit) {
  Reader reader;
  for (std::size_t i = 0; i < limits::kProblemsMax + 5; ++i) reader.error({}, "again");
  EXPECT_EQ(reader.problems().size(), limits::kProblemsMax);
  EXPECT_EQ(reader.problems_left_out(), 5U);
}

}  // namespace
}  // namespace orrery::app
