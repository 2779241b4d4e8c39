#include "app/schema/words.h"

#include <gtest/gtest.h>

#include "app/schema/object.h"
#include "app/schema/read_yaml.h"
#include "app/schema/write_yaml.h"

namespace orrery::app {
namespace {

enum class Kind : std::uint8_t { plain, tuned };

struct Choice {
  Kind kind = Kind::plain;
  std::uint64_t size = 7;
};

const Object<Choice>& tuned_object() {
  static const Object<Choice> object = [] {
    Object<Choice> o("tuned", "With a size.");
    o.required("size", &Choice::size, count_type(1, 9), "How large.", "3");
    return o;
  }();
  return object;
}

Type<Choice> choice() {
  Words<Choice, Kind> words(&Choice::kind);
  words.add("plain", Kind::plain, "nothing to say");
  words.add("tuned", Kind::tuned, "with a size", object_type<Choice, tuned_object>());
  words.plan("magic", "everything");
  return words.type("a choice");
}

struct ReadChoice {
  bool ok = false;
  Choice value;
  std::vector<FoundProblem> problems;
};

ReadChoice read_choice(const std::string& text) {
  Reader reader;
  ReadChoice result;
  result.ok = choice().read(read_yaml(text, 0).root, reader, result.value);
  result.problems = reader.problems();
  return result;
}

TEST(Words, AreReadAndWritten) {
  for (const std::string text : {"plain", "{tuned: {size: 3}}"}) {
    const ReadChoice result = read_choice(text);
    ASSERT_TRUE(result.ok) << text;
    EXPECT_EQ(to_flow_yaml(choice().write(result.value)), text);
  }
}

TEST(Words, ThatNeedParametersMissThem) {
  const ReadChoice result = read_choice("tuned");
  EXPECT_FALSE(result.ok);
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_EQ(result.problems[0].path, "tuned.size");
  EXPECT_EQ(result.problems[0].message, "is missing; for example size: 3");
}

TEST(Words, WithoutParametersTakeNone) {
  const ReadChoice result = read_choice("{plain: {size: 3}}");
  EXPECT_FALSE(result.ok);
  EXPECT_EQ(result.problems.at(0).message, "'plain' has no parameters");
}

TEST(Words, ThatAreUnknownAreComparedWithThoseThatAreNot) {
  for (const std::string text : {"tunned", "{tunned: {size: 3}}"}) {
    EXPECT_EQ(read_choice(text).problems.at(0).message,
              "found 'tunned'; did you mean 'tuned'? Allowed are plain, tuned");
  }
  EXPECT_EQ(read_choice("{a: 1, b: 2}").problems.at(0).message,
            "found a map; allowed are plain, tuned");
}

TEST(Words, ThatArePlannedAreNoMistake) {
  for (const std::string text : {"magic", "{magic: {whatever: 3}}"}) {
    const ReadChoice result = read_choice(text);
    EXPECT_FALSE(result.ok);
    EXPECT_EQ(result.problems.at(0).kind, ProblemKind::unmodelled);
  }
}

}  // namespace
}  // namespace orrery::app
