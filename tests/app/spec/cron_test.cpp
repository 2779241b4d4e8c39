#include "app/spec/cron.h"

#include <cstdint>
#include <initializer_list>
#include <string>

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

models::CronSchedule schedule_of(const std::string& text) {
  const Parsed<models::CronSchedule> parsed = parse_cron(text);
  EXPECT_TRUE(parsed.ok()) << text << ": " << parsed.error;
  return parsed.value;
}

std::uint64_t set_of(std::initializer_list<unsigned> values) {
  std::uint64_t set = 0;
  for (const unsigned value : values) set |= std::uint64_t{1} << value;
  return set;
}

TEST(Cron, FieldsAreSetsOfValues) {
  EXPECT_EQ(schedule_of("7 * * * *").minutes, set_of({7}));
  EXPECT_EQ(schedule_of("05,30 * * * *").minutes, set_of({5, 30}));
  EXPECT_EQ(schedule_of("3-6 * * * *").minutes, set_of({3, 4, 5, 6}));
  EXPECT_EQ(schedule_of("*/20 * * * *").minutes, set_of({0, 20, 40}));
  EXPECT_EQ(schedule_of("10-30/10,59 * * * *").minutes, set_of({10, 20, 30, 59}));
  // From a value on.
  EXPECT_EQ(schedule_of("* 20/2 * * *").hours, set_of({20, 22}));
  EXPECT_EQ(schedule_of("* * * jan,Mar-may *").months, set_of({1, 3, 4, 5}));
  EXPECT_EQ(schedule_of("  0   0 1 * *  ").days, set_of({1}));
}

TEST(Cron, SundayIsTheFirstAndTheLastDayOfAWeek) {
  EXPECT_EQ(schedule_of("* * * * 0").weekdays, set_of({0}));
  EXPECT_EQ(schedule_of("* * * * 7").weekdays, set_of({0}));
  EXPECT_EQ(schedule_of("* * * * sun").weekdays, set_of({0}));
  EXPECT_EQ(schedule_of("* * * * 5-7").weekdays, set_of({0, 5, 6}));
  EXPECT_EQ(schedule_of("* * * * *").weekdays, set_of({0, 1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(schedule_of("* * * * */3").weekdays, set_of({0, 3, 6}));
}

TEST(Cron, OnlyAStarLeavesADayOpen) {
  EXPECT_TRUE(schedule_of("0 0 * * *").any_day);
  EXPECT_TRUE(schedule_of("0 0 * * *").any_weekday);
  EXPECT_FALSE(schedule_of("0 0 */1 * *").any_day);
  EXPECT_FALSE(schedule_of("0 0 1-31 * *").any_day);
  EXPECT_FALSE(schedule_of("0 0 * * 0-6").any_weekday);
}

TEST(Cron, WordsStandForFields) {
  EXPECT_EQ(cron_text(schedule_of("@hourly")), "0 * * * *");
  EXPECT_EQ(cron_text(schedule_of("@weekly")), "0 0 * * 0");
  EXPECT_EQ(cron_text(schedule_of("@yearly")), "0 0 1 1 *");
}

TEST(Cron, IsWrittenAsItIsRead) {
  for (const char* text : {"* * * * *", "0 * * * *", "5,30 8-17 * * 1-5", "0 0 29 2 *",
                           "*/7 1-23/5 1,15 jan-mar sun", "59 23 31 12 6", "0 0 1-31 * 0-6"}) {
    const std::string written = cron_text(schedule_of(text));
    EXPECT_EQ(cron_text(schedule_of(written)), written) << text;
    EXPECT_EQ(schedule_of(written).minutes, schedule_of(text).minutes) << text;
    EXPECT_EQ(schedule_of(written).days, schedule_of(text).days) << text;
    EXPECT_EQ(schedule_of(written).any_day, schedule_of(text).any_day) << text;
    EXPECT_EQ(schedule_of(written).weekdays, schedule_of(text).weekdays) << text;
  }
}

TEST(Cron, RefusesWhatIsNone) {
  for (const std::string text : {"",
                                 "* * * *",
                                 "* * * * * *",
                                 "60 * * * *",
                                 "* 24 * * *",
                                 "* * 0 * *",
                                 "* * 32 * *",
                                 "* * * 13 *",
                                 "* * * * 8",
                                 "* * * foo *",
                                 "5-3 * * * *",
                                 "1-2-3 * * * *",
                                 "*/0 * * * *",
                                 "*/60 * * * *",
                                 "1/2/3 * * * *",
                                 "1, * * * *",
                                 ",1 * * * *",
                                 "-1 * * * *",
                                 "1- * * * *",
                                 "005 * * * *",
                                 "1.5 * * * *",
                                 "@never",
                                 "0 0 30 2 *",
                                 "0 0 31 4,6,9,11 *"}) {
    EXPECT_FALSE(parse_cron(text).ok()) << text;
  }
  EXPECT_FALSE(parse_cron(std::string(100'000, '*')).ok());
  // The day of the week may do.
  EXPECT_TRUE(parse_cron("0 0 30 2 mon").ok());
}

}  // namespace
}  // namespace orrery::app
