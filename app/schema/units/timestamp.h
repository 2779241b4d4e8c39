// Instants of the calendar: "1998-05-10 08:30:00", "2026-03-02T08:50:00.25Z". All are UTC; there
// are no other zones.
#pragma once

#include <string>
#include <string_view>

#include "app/schema/units/parsed.h"
#include "sim/base/time.h"

namespace orrery::app {

// The time since 1970-01-01: a date, a blank or 'T', hours and minutes, perhaps seconds with a
// fraction of which nine digits count, perhaps a 'Z'. A date alone is its midnight.
// ERRORS: anything else, a day or a time that does not exist, a year outside of [1970, 2250].
Parsed<sim::Duration> parse_timestamp(std::string_view text);

// Text that parses back to the same value: "2026-03-02T08:50:00Z". REQUIRES: as parsed above.
std::string timestamp_text(sim::Duration since_1970);

}  // namespace orrery::app
