// Durations in a scenario: those of sim/base/time_text.h, with a hint where the unit is missing.
#pragma once

#include <string_view>

#include "app/schema/units/parsed.h"
#include "sim/base/time.h"

namespace orrery::app {

Parsed<sim::Duration> parse_duration_value(std::string_view text);

}  // namespace orrery::app
