#include "app/schema/read_yaml.h"

#include <string>

#include <gtest/gtest.h>

#include "app/schema/limits.h"

namespace orrery::app {
namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// "2:3: message" of the last problem; empty if there is none.
std::string problem_of(const std::string& text) {
  const YamlDocument document = read_yaml(text, 0);
  if (document.problems.empty()) return "";
  const SyntaxProblem& problem = document.problems.back();
  return std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + ": " +
         problem.message;
}

TEST(ReadYaml, KeepsTextsAndPlaces) {
  const YamlDocument document = read_yaml("a: NO\nb: [010, '5', \"x\\ny\"]\n? c\n: ~\n", 7);
  ASSERT_TRUE(document.problems.empty());
  const Node& root = document.root;
  ASSERT_EQ(root.entries.size(), 3U);
  EXPECT_EQ(root.entries[0].value.text, "NO");
  EXPECT_FALSE(root.entries[0].value.is_quoted);
  const Node& list = root.entries[1].value;
  ASSERT_EQ(list.items.size(), 3U);
  EXPECT_EQ(list.items[0].text, "010");
  EXPECT_TRUE(list.items[1].is_quoted);
  EXPECT_EQ(list.items[2].text, "x\ny");
  EXPECT_EQ(list.items[1].place, (Place{7, 2, 10}));
  EXPECT_EQ(root.entries[1].place, (Place{7, 2, 1}));
  EXPECT_EQ(root.entries[2].value.kind, NodeKind::nothing);
}

TEST(ReadYaml, CopiesAliases) {
  const YamlDocument document = read_yaml("a: &x [1, 2]\nb: *x\nc: {d: *x}\n", 0);
  ASSERT_TRUE(document.problems.empty());
  EXPECT_EQ(document.root.entries[1].value.items.size(), 2U);
  EXPECT_EQ(document.root.entries[2].value.entries[0].value.items[1].text, "2");
}

TEST(ReadYaml, IgnoresAByteOrderMarkAndCarriageReturns) {
  const YamlDocument document = read_yaml(
      "\xef\xbb\xbf"
      "a: 1\r\nb: \"2\"\r\n",
      0);
  ASSERT_TRUE(document.problems.empty());
  EXPECT_EQ(document.root.entries[0].key, "a");
  EXPECT_EQ(document.root.entries[1].value.text, "2");
}

TEST(ReadYaml, HasNothingToReadInAnEmptyText) {
  for (const char* text : {"", "\n\n", "# only a comment\n", "---\n"}) {
    const YamlDocument document = read_yaml(text, 0);
    EXPECT_TRUE(document.problems.empty()) << text;
    EXPECT_EQ(document.root.kind, NodeKind::nothing) << text;
  }
}

TEST(ReadYaml, ReadsOnBehindKeysThatStandTwice) {
  const YamlDocument document = read_yaml("a: 1\na: {b: 2}\nc: {d: 1, d: 2}\ne: 3\n", 0);
  ASSERT_EQ(document.problems.size(), 2U);
  EXPECT_EQ(document.problems[0].message, "the key 'a' stands twice; first at line 1");
  EXPECT_FALSE(document.problems[0].is_fatal);
  EXPECT_EQ(document.problems[1].message, "the key 'd' stands twice; first at line 3");
  EXPECT_EQ(document.root.find("a")->value.text, "1");
  EXPECT_EQ(document.root.find("e")->value.text, "3");
}

TEST(ReadYaml, RefusesTraps) {
  const struct {
    const char* text;
    const char* problem;
  } cases[] = {
      {"a: &x {b: 1}\nc:\n  <<: *x\n",
       "3:3: the merge key '<<' is not read; share parts by `include:` or by an alias as the whole "
       "value"},
      {"a: 1\n---\nb: 2\n", "2:1: a second document begins here; a scenario is one document"},
      {"a: !!str 5\n", "1:4: the tag '!!str' is of no use here: leave it out"},
      {"a: !x [5]\n", "1:4: the tag '!x' is of no use here: leave it out"},
      {"a: &a [*a]\n", "1:8: an alias refers to a value that holds itself"},
      {"a: *b\n", "1:4: this is not YAML: the referenced anchor is not defined"},
      {"a: b: c\n", "1:5: a ':' cannot stand here; a text with ': ' in it needs quotes"},
      {"{[a]: 1}\n",
       "1:2: a key is a word, not a list or a map; is a bracket not closed, or a template not "
       "filled in?"},
      {"a:\n\tb: 1\n", "2:3: this line is indented by a tab; YAML wants spaces"},
      {"a: [1, 2\nb: 3\n",
       "1:4: the '[' here is not closed before line 2: a ']' or a ',' is missing"},
      {"a: {b: 1\nc: [2]\n",
       "1:4: the '{' here is not closed before line 2: a '}' or a ',' is missing"},
      {"a: \"xyz\nb: 1\n", "1:4: the quote here is not closed"},
      {"a: 'it''s\n", "1:4: the quote here is not closed"},
  };
  for (const auto& each : cases) EXPECT_EQ(problem_of(each.text), each.problem) << each.text;
}

TEST(ReadYaml, TakesQuotesThatAreClosed) {
  EXPECT_EQ(problem_of("a: 'it''s'"), "");
  EXPECT_EQ(problem_of("a: \"x \\\" y\\\\\"\n# it's\n"), "");
}

TEST(ReadYaml, LimitsDepth) {
  const auto nested = [](int depth) {
    return repeated("[", static_cast<std::size_t>(depth)) +
           repeated("]", static_cast<std::size_t>(depth));
  };
  EXPECT_EQ(problem_of(nested(limits::kDepthMax)), "");
  const std::string too_deep = ": maps and lists inside each other more than 128 deep";
  EXPECT_EQ(problem_of(nested(limits::kDepthMax + 1)), "1:129" + too_deep);
  EXPECT_EQ(problem_of(nested(50'000)), "1:129" + too_deep);
  // An alias inside is as deep as what it stands for.
  const std::string half = repeated("[", 65);
  EXPECT_EQ(
      problem_of("a: &a " + half + repeated("]", 65) + "\nb: " + half + "*a" + repeated("]", 65)),
      "2:69" + too_deep);
}

// Nine lists of nine aliases each, one inside the other: 9^9 values in 300 bytes.
TEST(ReadYaml, LimitsWhatAliasesRepeat) {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i < 12; ++i) {
    std::string alias = "*a";
    alias += std::to_string(i - 1) + ",";
    std::string name = "a";
    name += std::to_string(i);
    text += name + ": &" + name + " [" + repeated(alias, 9) + "]\n";
  }
  EXPECT_NE(problem_of(text).find("more than 200000 keys and values"), std::string::npos);
  // Values that are kept for aliases in many anchors inside each other count each time.
  const std::string anchors = "a: " + repeated("[&x ", 100) + "[" + repeated("y,", 100'000) + "]";
  EXPECT_NE(problem_of(anchors + repeated("]", 100)).find("more than 200000 keys and values"),
            std::string::npos);
}

TEST(Utf8, IsWhatUnicodeSays) {
  for (const char* text : {"", "abc", "é€😀", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_TRUE(is_utf8_text(text)) << text;
  }
  for (const char* text :
       {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xe2\x82",
        "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "caf\xe9"}) {
    EXPECT_FALSE(is_utf8_text(text));
  }
  EXPECT_FALSE(is_utf8_text(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace orrery::app
