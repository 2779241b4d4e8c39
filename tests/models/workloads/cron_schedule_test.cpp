#include "models/workloads/cron_schedule.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "models/workloads/arrival_process.h"
#include "sim/base/calendar.h"
#include "sim/base/mix.h"
#include "sim/random/names.h"

namespace orrery::models {
namespace {

using sim::Duration;

constexpr std::uint64_t bits(unsigned from, unsigned to) {
  return ((std::uint64_t{2} << to) - 1) & ~((std::uint64_t{1} << from) - 1);
}

CronSchedule always() {
  return {bits(0, 59), bits(0, 23), bits(1, 31), bits(1, 12), bits(0, 6), true, true};
}

std::int64_t minute_of(const sim::CivilDate& date, std::int64_t hour, std::int64_t minute) {
  return sim::days_since_1970(date) * 1440 + hour * 60 + minute;
}

// Minute by minute, the rule in one line.
bool is_meant(const CronSchedule& s, std::int64_t minute) {
  const sim::CivilDate date = sim::civil_date(minute / 1440);
  const auto in = [](std::uint64_t set, std::int64_t value) { return ((set >> value) & 1) != 0; };
  const bool day = in(s.days, date.day);
  const bool weekday = in(s.weekdays, sim::weekday(minute / 1440));
  return in(s.minutes, minute % 60) && in(s.hours, minute / 60 % 24) && in(s.months, date.month) &&
         (s.any_day || s.any_weekday ? day && weekday : day || weekday);
}

TEST(CronSchedule, FindsWhatALookAtEachMinuteFinds) {
  std::vector<CronSchedule> schedules(6, always());
  schedules[1].minutes = bits(0, 0) | bits(7, 9) | bits(59, 59);
  schedules[2].hours = bits(3, 3) | bits(23, 23);
  schedules[2].minutes = bits(30, 30);
  schedules[3].days = bits(31, 31);
  schedules[3].any_day = false;
  schedules[4] = schedules[3];
  schedules[4].weekdays = bits(1, 1) | bits(5, 5);
  schedules[4].any_weekday = false;
  schedules[4].hours = bits(12, 12);
  schedules[5].months = bits(2, 2);
  schedules[5].days = bits(29, 29);
  schedules[5].any_day = false;
  const std::int64_t begin = minute_of({2023, 12, 30}, 22, 17);
  const std::int64_t end = minute_of({2024, 3, 2}, 0, 0);
  for (const CronSchedule& schedule : schedules) {
    std::int64_t next = *first_minute(schedule, begin);
    for (std::int64_t minute = begin; minute < end; ++minute) {
      ASSERT_EQ(minute == next, is_meant(schedule, minute)) << minute;
      if (minute == next) next = *first_minute(schedule, minute + 1);
    }
  }
}

TEST(CronSchedule, LeapDaysAreYearsApart) {
  CronSchedule leap = always();
  leap.days = bits(29, 29);
  leap.months = bits(2, 2);
  leap.any_day = false;
  leap.hours = leap.minutes = 1;
  EXPECT_EQ(first_minute(leap, minute_of({2096, 2, 29}, 0, 1)), minute_of({2104, 2, 29}, 0, 0));
  CronSchedule never = leap;
  never.days = bits(30, 30);
  EXPECT_EQ(first_minute(never, 0), std::nullopt);
}

std::vector<Arrival> firings(const CronArrivalsSpec& cron, Duration clock, double multiplier,
                             int count) {
  sim::DistributionSet distributions;
  ArrivalProcess process({cron, FixedBatch{}, multiplier}, sim::hash_name("workload/hourly"),
                         {1, 0}, distributions, clock);
  std::vector<Arrival> result;
  for (int i = 0; i < count; ++i) result.push_back(process.next(distributions));
  return result;
}

TEST(Cron, FiresByTheClockOfTheRun) {
  CronSchedule hourly = always();
  hourly.minutes = 1;
  // Ten minutes before a full hour; and at one, which counts.
  for (const std::int64_t before : {600, 0}) {
    const Duration clock = Duration::hours(500'000) - Duration::seconds(before);
    const std::vector<Arrival> found = firings({hourly, 20'000, {}}, clock, 1, 3);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(found[i].time.since_start(),
                Duration::seconds(before) + Duration::hours(static_cast<std::int64_t>(i)));
      EXPECT_EQ(found[i].requests, 20'000U);
    }
  }
}

TEST(Cron, TheMultiplierKeepsTheTotal) {
  const std::vector<Arrival> found = firings({always(), 5, {}}, Duration(), 0.3, 4);
  // floor(1.5), floor(3.0), floor(4.5), floor(6.0): 1, 2, 1, 2
  EXPECT_EQ(found[0].requests, 1U);
  EXPECT_EQ(found[1].requests, 2U);
  EXPECT_EQ(found[2].requests, 1U);
  EXPECT_EQ(found[3].requests, 2U);
  EXPECT_EQ(firings({always(), 5, {}}, Duration(), 0, 1)[0].requests, 0U);
  // Firings without requests are none.
  EXPECT_EQ(firings({always(), 1, {}}, Duration(), 0.25, 2)[0].time.since_start(),
            Duration::minutes(3));
}

TEST(Cron, JitterIsKeyedAndNoFiringOvertakesAnother) {
  const sim::DistributionSpec law = sim::UniformSpec{Duration(), Duration::minutes(3)};
  const std::vector<Arrival> found = firings({always(), 1, law}, Duration(), 1, 200);
  sim::DistributionSet distributions;
  const sim::DistributionId jitter = distributions.add(law);
  const std::uint64_t hash =
      sim::mix64(sim::hash_name("workload/hourly"), sim::hash_name("jitter"));
  Duration last;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const sim::RandomBlock block =
        sim::random_block({1, 0}, {sim::request_of(hash, i), sim::Path::root()}, 0);
    const Duration at = Duration::minutes(static_cast<std::int64_t>(i)) +
                        Duration::nanoseconds(distributions.draw(jitter, block.pair(0)));
    last = std::max(last, at);
    ASSERT_EQ(found[i].time.since_start(), last) << i;
  }
}

}  // namespace
}  // namespace orrery::models
