// Requests by the clock: the five fields of cron.
#pragma once

#include <string>
#include <string_view>

#include "app/schema/type.h"
#include "app/schema/units/parsed.h"
#include "models/workloads/workload_spec.h"

namespace orrery::app {

// "minute hour day-of-month month day-of-week": each is `*`, or a list of values, ranges `a-b` and
// steps `*/n`, `a-b/n`, `a/n`; months and weekdays have names too, and Sunday is 0 and 7. Also
// @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually.
// ERRORS: anything else; a day that no year has, such as 30 February.
Parsed<models::CronSchedule> parse_cron(std::string_view text);

// Text that parses back to the same schedule: "0,30 * * * 1-5".
std::string cron_text(const models::CronSchedule& schedule);

Type<models::CronArrivalsSpec> cron_type();

}  // namespace orrery::app
