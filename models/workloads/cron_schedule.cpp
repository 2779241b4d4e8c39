#include "models/workloads/cron_schedule.h"

#include "sim/base/calendar.h"
#include "sim/base/check.h"

namespace orrery::models {

namespace {

constexpr std::int64_t kMinutesPerDay = 1'440;
constexpr std::int64_t kDaysMax = 40 * 366;

bool holds(std::uint64_t set, std::uint64_t value) {
  return ((set >> value) & 1) != 0;
}

bool is_day(const CronSchedule& schedule, std::int64_t day) {
  const sim::CivilDate date = sim::civil_date(day);
  if (!holds(schedule.months, date.month)) return false;
  const bool in_month = holds(schedule.days, date.day);
  const bool in_week = holds(schedule.weekdays, sim::weekday(day));
  const bool either_will_do = !schedule.any_day && !schedule.any_weekday;
  return either_will_do ? in_month || in_week : in_month && in_week;
}

// The first minute of a day from `from` on, kMinutesPerDay if there is none.
std::int64_t minute_of_day(const CronSchedule& schedule, std::int64_t from) {
  for (std::int64_t hour = from / 60; hour < 24; ++hour) {
    if (!holds(schedule.hours, static_cast<std::uint64_t>(hour))) continue;
    const std::int64_t first = hour == from / 60 ? from % 60 : 0;
    const std::uint64_t left = schedule.minutes >> first;
    if (left != 0) return hour * 60 + first + __builtin_ctzll(left);
  }
  return kMinutesPerDay;
}

}  // namespace

std::optional<std::int64_t> first_minute(const CronSchedule& schedule, std::int64_t minute) {
  CHECK(minute >= 0);
  std::int64_t from = minute % kMinutesPerDay;
  const std::int64_t first_day = minute / kMinutesPerDay;
  for (std::int64_t day = first_day; day < first_day + kDaysMax; ++day) {
    if (is_day(schedule, day)) {
      const std::int64_t found = minute_of_day(schedule, from);
      if (found < kMinutesPerDay) return day * kMinutesPerDay + found;
    }
    from = 0;
  }
  return std::nullopt;
}

}  // namespace orrery::models
