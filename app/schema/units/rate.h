// Rates of arrivals: "400/s", "5k/s", "12/min", "3/h", "1.5M/s".
#pragma once

#include <string>
#include <string_view>

#include "app/schema/units/parsed.h"

namespace orrery::app {

// In events per second: the nearest double to what stands there for /s. ERRORS: a bare number but
// 0, an unknown unit, negative, out of range.
Parsed<double> parse_rate(std::string_view text);

// Text that parses back to the same value: "400/s".
std::string rate_text(double per_second);

}  // namespace orrery::app
