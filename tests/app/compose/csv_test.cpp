#include "app/compose/csv.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Table {
  Rows rows;
  std::string problem;  // with its place
};

Table table_of(std::string_view text) {
  CsvReader reader(text);
  Table table;
  std::vector<CsvField> row;
  while (reader.next(row)) {
    table.rows.emplace_back();
    for (const CsvField& field : row) table.rows.back().push_back(field.text);
  }
  if (!reader.problem().empty()) {
    table.problem = std::to_string(reader.problem_place().line) + ":" +
                    std::to_string(reader.problem_place().column) + ": " + reader.problem();
  }
  EXPECT_FALSE(reader.next(row)) << "the end is the end";
  return table;
}

TEST(Csv, RowsAreLinesAndFieldsStandBetweenCommas) {
  EXPECT_EQ(table_of("a,b\n1,2\n,\n").rows, (Rows{{"a", "b"}, {"1", "2"}, {"", ""}}));
  EXPECT_EQ(table_of("a b , c").rows, (Rows{{"a b ", " c"}}));
  EXPECT_EQ(table_of("").rows, Rows{});
}

TEST(Csv, LinesEndInEitherWay) {
  EXPECT_EQ(table_of("a,b\r\n1,2\r\n\r\n\n3,4").rows, (Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
  // A carriage return alone is text.
  EXPECT_EQ(table_of("a\rb\r").rows, (Rows{{"a\rb\r"}}));
}

TEST(Csv, QuotesHoldWhateverIsInThem) {
  EXPECT_EQ(table_of("\"a,b\",\"say \"\"x\"\"\"\n\"two\r\nlines\",\"\"").rows,
            (Rows{{"a,b", "say \"x\""}, {"two\r\nlines", ""}}));
}

TEST(Csv, AByteOrderMarkIsSkipped) {
  EXPECT_EQ(table_of("\xef\xbb\xbf\"a\",b").rows, (Rows{{"a", "b"}}));
}

TEST(Csv, MistakesHavePlaces) {
  EXPECT_EQ(table_of("a,b\nc,d\"e").problem,
            "2:4: has a quote inside a field that does not begin with one");
  EXPECT_EQ(table_of("a\n\"b\nc").problem, "2:1: has a quote that is not closed");
  EXPECT_EQ(table_of("a\n\"b\n\"c").problem, "3:2: has text behind a closing quote");
  EXPECT_EQ(table_of("a,\"").problem, "1:3: has a quote that is not closed");
  EXPECT_EQ(table_of(std::string(1'000, ',')).problem,
            "1:1001: has more than 1000 fields in one row");
}

TEST(Csv, FieldsKnowWhereTheyStand) {
  CsvReader reader("a,\"x\ny\",b\n  c");
  std::vector<CsvField> row;
  ASSERT_TRUE(reader.next(row));
  EXPECT_EQ(row[1].place.column, 3U);
  EXPECT_EQ(row[2].place.line, 2U);
  EXPECT_EQ(row[2].place.column, 4U);
  ASSERT_TRUE(reader.next(row));
  EXPECT_EQ(row.size(), 1U);
  EXPECT_EQ(row[0].place.line, 3U);
}

}  // namespace
}  // namespace orrery::app
