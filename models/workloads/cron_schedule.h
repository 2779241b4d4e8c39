// Instants by the clock and the calendar, as cron has them: five fields, each a set of values.
//
// A minute is one of the schedule if its minute, hour and month are in their sets, and its day is:
// the day of the month or the day of the week where only one of the two is restricted; either of
// them where both are. So says crontab(5), and so does Kubernetes' CronJob (robfig/cron v3), for
// which a field is unrestricted where it is written `*` and restricted otherwise, `*/2` too. Times
// are UTC.
#pragma once

#include <cstdint>
#include <optional>

namespace orrery::models {

// Sets of values, bit v for value v.
struct CronSchedule {
  std::uint64_t minutes = 1;   // [0, 59]
  std::uint64_t hours = 1;     // [0, 23]
  std::uint64_t days = 0;      // [1, 31]
  std::uint64_t months = 0;    // [1, 12]
  std::uint64_t weekdays = 0;  // [0, 6], 0 is Sunday
  bool any_day = true;         // of the month: `days` holds all
  bool any_weekday = true;     // `weekdays` holds all
};

// The first minute of the schedule from `minute` on, both in minutes since 1970; none where there
// is none within 40 years. REQUIRES: minute >= 0, each set holds something. COST: some ns for each
// day in between.
std::optional<std::int64_t> first_minute(const CronSchedule& schedule, std::int64_t minute);

}  // namespace orrery::models
