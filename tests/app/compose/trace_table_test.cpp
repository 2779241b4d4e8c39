#include "app/compose/trace_table.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/app/project_folder.h"

namespace orrery::app {
namespace {

using models::TraceSource;
using sim::Duration;

TraceSource source(const std::string& time, const std::string& count = "",
                   const std::string& unit = "") {
  TraceSource result;
  result.file = "visits.csv";
  result.time = time;
  result.count = count;
  result.unit = unit;
  return result;
}

using MsRows = std::vector<std::pair<std::int64_t, std::uint64_t>>;  // in milliseconds

MsRows rows_of(const TraceTable& table) {
  EXPECT_EQ(table.problem, "");
  MsRows rows;
  for (const models::TraceRow& row : table.rows) {
    rows.push_back({row.begin / Duration::milliseconds(1), row.count});
  }
  return rows;
}

std::string problem_of(std::string_view text, const TraceSource& from, Duration interval = {}) {
  const TraceTable table = read_trace_table(text, from, interval);
  const std::string place = table.place ? std::to_string(table.place->line) + ":" +
                                              std::to_string(table.place->column) + ": "
                                        : "";
  return place + table.key + ": " + table.problem;
}

constexpr char kMinutes[] =
    "period,count\n"
    "1998-04-30 21:30:00,2\n"
    "1998-04-30 21:31:00,11\n"
    "1998-04-30 21:31:00,4\n"
    "1998-04-30 21:34:00,0\n"
    "1998-04-30 21:35:00,7\n";

TEST(TraceTable, CountsAreOfTheIntervalThatBeginsThen) {
  EXPECT_EQ(rows_of(read_trace_table(kMinutes, source("period", "count"), Duration::minutes(1))),
            (MsRows{{0, 2}, {60'000, 15}, {240'000, 0}, {300'000, 7}}));
}

TEST(TraceTable, WithoutCountsEachRowIsARequest) {
  EXPECT_EQ(rows_of(read_trace_table("t,x\n2023-11-16 18:17:03.9799600,1\r\n"
                                     "2023-11-16 18:17:04.0319600,2\r\n"
                                     "2023-11-16 18:17:04.0319600,3",
                                     source("t"), {})),
            (MsRows{{0, 1}, {52, 2}}));
}

TEST(TraceTable, TimesMayBeNumbersOfAUnit) {
  EXPECT_EQ(rows_of(read_trace_table("t\n100.5\n101\n102.0004999\n", source("t", "", "s"), {})),
            (MsRows{{0, 1}, {500, 1}, {1'500, 1}}));
  EXPECT_EQ(rows_of(read_trace_table("t\n1e3\n4000\n", source("t", "", "ms"), {})),
            (MsRows{{0, 1}, {3'000, 1}}));
  // Finer than a nanosecond: the nearest.
  const TraceTable table =
      read_trace_table("t\n0\n0.07949090003967285\n", source("t", "", "s"), {});
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[1].begin.nanoseconds(), 79'490'900);
}

TEST(TraceTable, ASliceKeepsWhatBeginsInIt) {
  TraceSource slice = source("period", "count");
  slice.from = "1998-04-30 21:30:30";
  slice.until = "1998-04-30 21:35:00";
  const Duration minute = Duration::minutes(1);
  EXPECT_EQ(rows_of(read_trace_table(kMinutes, slice, minute)),
            (MsRows{{30'000, 15}, {210'000, 0}}));
  slice.from = "1m";
  slice.until = "6m";
  EXPECT_EQ(rows_of(read_trace_table(kMinutes, slice, minute)),
            (MsRows{{0, 15}, {180'000, 0}, {240'000, 7}}));
  // Before the first row: the run begins in silence.
  slice.from = "1998-04-30 21:29:00";
  slice.until = "1m";
  EXPECT_EQ(rows_of(read_trace_table(kMinutes, slice, minute)), (MsRows{{60'000, 2}}));
  slice.from = "10m";
  slice.until = "20m";
  EXPECT_EQ(problem_of(kMinutes, slice, minute), "from: leaves nothing of the 4 rows");
  slice.until = "10m";
  EXPECT_EQ(problem_of(kMinutes, slice, minute), "until: is not behind the beginning");
}

TEST(TraceTable, RowsOutOfOrderAreAMistakeOrSorted) {
  constexpr char kUnordered[] = "t,n\n7,1\n3,2\n7,4\n5,8\n";
  TraceSource from = source("t", "n", "s");
  EXPECT_EQ(problem_of(kUnordered, from, Duration::seconds(1)),
            "3:1: time: is 4s before the row in front of it; write sort: true if that may be");
  from.sort = true;
  EXPECT_EQ(rows_of(read_trace_table(kUnordered, from, Duration::seconds(1))),
            (MsRows{{0, 2}, {2'000, 8}, {4'000, 5}}));
}

TEST(TraceTable, MistakesHavePlaces) {
  const Duration minute = Duration::minutes(1);
  EXPECT_EQ(problem_of("", source("t")), "file: is empty");
  EXPECT_EQ(problem_of("\n\r\n", source("t")), "file: is empty");
  EXPECT_EQ(problem_of("t,n\n", source("t")), "1:1: file: has a header and no rows");
  EXPECT_EQ(
      problem_of("perio,count\n", source("period", "count"), minute),
      "1:1: time: there is no column 'period'; did you mean 'perio'? Its columns are perio, count");
  EXPECT_EQ(problem_of("t,t\n", source("t")), "1:3: time: the column 't' stands twice");
  EXPECT_EQ(problem_of("t,n\n1,2,3\n", source("t", "", "s")),
            "2:1: file: has 3 fields, the header has 2");
  EXPECT_EQ(problem_of("t,n\n1,\"2\n", source("t", "", "s")),
            "2:3: file: has a quote that is not closed");
  EXPECT_EQ(problem_of("t\n12.5\n", source("t")),
            "2:1: time: found '12.5', a number, which needs its unit: write unit: s beside time");
  EXPECT_EQ(problem_of("t\nyesterday\n", source("t")),
            "2:1: time: found 'yesterday', allowed are instants such as 2026-03-02 08:50:00");
  EXPECT_EQ(problem_of("t\n-1\n", source("t", "", "s")),
            "2:1: time: found '-1', allowed are times from 0 to 180 years");
  EXPECT_EQ(problem_of("t\n1e300\n", source("t", "", "s")),
            "2:1: time: found '1e300', allowed are times from 0 to 180 years");
  for (const char* count : {"-3", "2.5", "x", "", "1e30", "1000000000001", "nan"}) {
    EXPECT_EQ(problem_of("t,n\n1," + std::string(count) + "\n", source("t", "n", "s"), minute),
              "2:3: count: found '" + std::string(count) +
                  "', allowed are whole numbers from 0 to 1000000000000");
  }
  EXPECT_EQ(problem_of("t,n\n0,1\n30,1\n", source("t", "n", "s"), minute),
            "3:1: interval: is 30s behind the row before, less than the interval, 1m");
  TraceSource bound = source("t", "", "s");
  bound.from = "1998-05-01";
  EXPECT_EQ(problem_of("t\n1\n", bound),
            "from: found '1998-05-01', allowed are durations since the first row: its times are "
            "numbers");
  std::string many = "t,n\n";
  for (int i = 0; i < 1'001; ++i) many += std::to_string(i) + ",1000000000000\n";
  EXPECT_EQ(problem_of(many, source("t", "n", "s"), Duration::seconds(1)),
            "1002:6: count: makes more than 1000000000000000 requests in all");
}

// The files of real systems, where they are.
class RealTraces : public testing::Test {
 protected:
  std::string read(const std::string& name) {
    std::ifstream file(project_folder() + "../shared/data/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
};

TEST_F(RealTraces, WorldCup98) {
  const std::string text = read("worldcup98/requests_per_minute_1998-05_06-15.csv");
  if (text.empty()) GTEST_SKIP() << "../shared/data/worldcup98 is not there";
  const TraceTable table = read_trace_table(text, source("period", "count"), Duration::minutes(1));
  ASSERT_EQ(table.problem, "");
  EXPECT_EQ(table.rows.size(), 66'380U);
  std::uint64_t sum = 0;
  std::uint64_t most = 0;
  for (const models::TraceRow& row : table.rows) {
    sum += row.count;
    most = std::max(most, row.count);
  }
  EXPECT_EQ(sum, 410'668'298U);
  EXPECT_EQ(most, 153'878U);
  EXPECT_EQ(table.rows.back().begin, Duration::minutes(66'389));
}

TEST_F(RealTraces, AzureLlm2023) {
  const std::string text = read("azure-llm2023/AzureLLMInferenceTrace_code.csv");
  if (text.empty()) GTEST_SKIP() << "../shared/data/azure-llm2023 is not there";
  const TraceTable table = read_trace_table(text, source("TIMESTAMP"), {});
  ASSERT_EQ(table.problem, "");
  std::uint64_t sum = 0;
  for (const models::TraceRow& row : table.rows) sum += row.count;
  EXPECT_EQ(sum, 8'819U);
  // From 18:17:03.97996 to 19:14:19.928016.
  EXPECT_EQ(table.rows.back().begin.nanoseconds(), 3'435'948'056'000);
}

TEST_F(RealTraces, AlibabaGenAi2026) {
  const std::string text = read("alibaba-genai2026/lora_request_trace.csv");
  if (text.empty()) GTEST_SKIP() << "../shared/data/alibaba-genai2026 is not there";
  TraceSource from = source("gmt_create");
  from.sort = true;
  const TraceTable table = read_trace_table(text, from, {});
  ASSERT_EQ(table.problem, "");
  std::uint64_t sum = 0;
  for (const models::TraceRow& row : table.rows) sum += row.count;
  EXPECT_EQ(sum, 13'411U);
  EXPECT_EQ(table.rows.size(), 13'411U - 315U);
}

}  // namespace
}  // namespace orrery::app
