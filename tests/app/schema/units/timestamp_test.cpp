#include "app/schema/units/timestamp.h"

#include <gtest/gtest.h>

#include "sim/base/calendar.h"

namespace orrery::app {
namespace {

std::int64_t seconds_of(std::string_view text) {
  const Parsed<sim::Duration> parsed = parse_timestamp(text);
  EXPECT_TRUE(parsed.ok()) << text << ": " << parsed.error;
  EXPECT_EQ(parsed.value.nanoseconds() % 1'000'000'000, 0);
  return parsed.value / sim::Duration::seconds(1);
}

// As `date -u -d TEXT +%s` prints them.
TEST(Timestamp, IsTheTimeSince1970) {
  EXPECT_EQ(seconds_of("1970-01-01 00:00:00"), 0);
  EXPECT_EQ(seconds_of("1998-04-30 21:30:00"), 893'971'800);
  EXPECT_EQ(seconds_of("2000-02-29T23:59:59Z"), 951'868'799);
  EXPECT_EQ(seconds_of("2026-03-02 08:50"), 1'772'441'400);
  EXPECT_EQ(seconds_of("2026-03-02"), 1'772'409'600);
}

TEST(Timestamp, KeepsFractionsToTheNanosecond) {
  EXPECT_EQ(parse_timestamp("1970-01-01 00:00:00.9799600").value.nanoseconds(), 979'960'000);
  EXPECT_EQ(parse_timestamp("1970-01-01 00:00:00.1234567899").value.nanoseconds(), 123'456'789);
}

TEST(Timestamp, RefusesWhatIsNone) {
  for (const char* text : {"",
                           "1998",
                           "1998-05",
                           "1998-13-01",
                           "1998-00-10",
                           "1998-02-29",
                           "1900-01-01",
                           "2251-01-01",
                           "1998-05-01 24:00:00",
                           "1998-05-01 10:60:00",
                           "1998-05-01 10:00:60",
                           "1998-05-01 10",
                           "1998-05-01 10:00:00.",
                           "1998-05-01 10:00:00+02:00",
                           "1998-05-01 10:00:00 ",
                           "98-05-01",
                           "1998-05-01x",
                           "1998/05/01",
                           "+998-05-01",
                           "1998-05-01  10:00:00"}) {
    EXPECT_FALSE(parse_timestamp(text).ok()) << text;
  }
}

TEST(Timestamp, IsWrittenAsItIsRead) {
  for (const char* text : {"1970-01-01T00:00:00Z", "1998-04-30T21:30:00Z", "2096-02-29T00:00:01Z",
                           "2100-03-01T12:00:00.000000001Z", "2250-12-31T23:59:59.25Z"}) {
    EXPECT_EQ(timestamp_text(parse_timestamp(text).value), text);
  }
}

// Day after day, against the rules of the calendar.
TEST(Calendar, DaysFollowEachOther) {
  sim::CivilDate date = {1970, 1, 1};
  for (std::int64_t day = 0; day < 110'000; ++day) {
    ASSERT_EQ(sim::civil_date(day), date) << day;
    ASSERT_EQ(sim::days_since_1970(date), day);
    if (++date.day > sim::days_of_month(date.year, date.month)) {
      date.day = 1;
      if (++date.month > 12) {
        date.month = 1;
        ++date.year;
      }
    }
  }
  EXPECT_EQ(sim::weekday(0), 4U);  // a Thursday
  EXPECT_EQ(sim::weekday(sim::days_since_1970({2024, 2, 29})), 4U);
  EXPECT_EQ(sim::weekday(sim::days_since_1970({2026, 3, 1})), 0U);
}

}  // namespace
}  // namespace orrery::app
