#include "app/report/text_table.h"

#include <gtest/gtest.h>

#include "app/report/utf8.h"

namespace orrery::app {
namespace {

TEST(TextTable, AlignsByCharacters) {
  TextTable table({"name", "p99", "n"});
  table.add({"caf\xc3\xa9", "1ms", "10"});
  table.add_line("  a line across");
  table.add({"b", "100ms"});
  EXPECT_EQ(table.text(80),
            "name    p99   n\n"
            "caf\xc3\xa9    1ms  10\n"
            "  a line across\n"
            "b     100ms\n");
}

TEST(TextTable, CutsTheFirstColumn) {
  TextTable table({"a name that is far too long", "figure"});
  EXPECT_EQ(table.text(22), "a name that i\xe2\x80\xa6  figure\n");
  // 12 characters stay, whatever the width.
  EXPECT_EQ(table.text(5), "a name that\xe2\x80\xa6  figure\n");
}

TEST(Utf8, LeavesNothingThatATerminalObeys) {
  EXPECT_EQ(printable("plain \xc3\xa4"), "plain \xc3\xa4");
  EXPECT_EQ(printable("a\nb\tc"), "a b c");
  EXPECT_EQ(printable("\x1b[31m"), "\xef\xbf\xbd[31m");
  EXPECT_EQ(printable("\xc2\x9b"
                      "2J"),
            "\xef\xbf\xbd"
            "2J");  // a C1 control
  EXPECT_EQ(printable("\xe2\x80\xae"
                      "x"),
            "\xef\xbf\xbd"
            "x");  // right to left
  EXPECT_EQ(printable("\xff\xc0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(Utf8, CutsBetweenCharacters) {
  EXPECT_EQ(fitted("\xc3\xa4\xc3\xb6\xc3\xbc", 3), "\xc3\xa4\xc3\xb6\xc3\xbc");
  EXPECT_EQ(fitted("\xc3\xa4\xc3\xb6\xc3\xbc", 2), "\xc3\xa4\xe2\x80\xa6");
  EXPECT_EQ(fitted("abc", 0), "");
}

// The table of Unicode 15, D92: what is well-formed.
TEST(Utf8, KnowsWhatIsWellFormed) {
  const auto valid = [](std::string_view text) { return first_character(text).is_valid; };
  EXPECT_TRUE(valid("\x7f"));
  EXPECT_TRUE(valid("\xc2\x80"));
  EXPECT_TRUE(valid("\xe0\xa0\x80"));
  EXPECT_TRUE(valid("\xed\x9f\xbf"));
  EXPECT_TRUE(valid("\xf4\x8f\xbf\xbf"));
  EXPECT_FALSE(valid("\xc1\xbf"));          // overlong
  EXPECT_FALSE(valid("\xe0\x9f\xbf"));      // overlong
  EXPECT_FALSE(valid("\xf0\x8f\xbf\xbf"));  // overlong
  EXPECT_FALSE(valid("\xed\xa0\x80"));      // a surrogate
  EXPECT_FALSE(valid("\xf4\x90\x80\x80"));  // above U+10FFFF
  EXPECT_FALSE(valid("\xc3"));              // cut off
  EXPECT_FALSE(valid("\x80"));              // a continuation alone
}

}  // namespace
}  // namespace orrery::app
