// Parts of a whole: "99.5%", or a ratio "0.995".
#pragma once

#include <string>
#include <string_view>

#include "app/schema/units/parsed.h"

namespace orrery::app {

// The nearest double to what stands there, not limited to [0, 1]. ERRORS: neither a number nor a
// number with a percent sign.
Parsed<double> parse_ratio(std::string_view text);

// Text that parses back to the same value: "0.995".
std::string ratio_text(double ratio);

}  // namespace orrery::app
