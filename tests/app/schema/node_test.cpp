#include "app/schema/node.h"

#include <string>

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

TEST(Node, QuotesWhatAnotherReaderMayTakeForSomethingElse) {
  for (const char* word :
       {"no",  "NO", "Yes", "on", "off", "true", "null", "y",   "10",   "1.5", "-",
        "a b", "",   "a:",  "~",  "{a}", "é",    "'",    "0x1", ".inf", "#"}) {
    EXPECT_TRUE(text_node(word).is_quoted) << word;
  }
  for (const char* word : {"name", "cart.get", "a-b", "_x9", "round_robin", "folder/file"}) {
    EXPECT_FALSE(text_node(word).is_quoted) << word;
  }
}

TEST(Node, ShowsTextsInMessages) {
  EXPECT_EQ(found(plain("two")), "'two'");
  EXPECT_EQ(found(list_node()), "a list");
  EXPECT_EQ(found(map_node()), "a map");
  EXPECT_EQ(found(Node()), "nothing");
  EXPECT_EQ(app::in_quotes("a\nb\x1b[31m"), "'a?b?[31m'");
  EXPECT_EQ(app::in_quotes(std::string(41, 'x')), "'" + std::string(40, 'x') + "...'");
  // 39 letters and a character of two bytes: it is not cut in two.
  EXPECT_EQ(app::in_quotes(std::string(39, 'x') + "éé"), "'" + std::string(39, 'x') + "...'");
}

TEST(Node, FindsEntries) {
  Node node = map_node();
  node.add("a", plain("1"));
  ASSERT_NE(node.find("a"), nullptr);
  EXPECT_EQ(node.find("a")->value.text, "1");
  EXPECT_EQ(node.find("b"), nullptr);
}

}  // namespace
}  // namespace orrery::app
