// Decimal numbers as people write them, the foundation of all units.
//
// Grammar: an optional sign, digits, an optional fraction, an optional exponent ("1.5", "-3",
// "2e-05"). No leading zeros ("010": octal to some readers of YAML), no infinities, no underscores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/schema/units/parsed.h"

namespace orrery::app {

// The length of the longest decimal at the beginning of the text; 0: none.
std::size_t decimal_length(std::string_view text);

// The nearest double to the whole text times 10^shift: "99.5" with -2 is exactly what 0.995 is.
// ERRORS: no decimal; a leading zero; out of the range of doubles.
Parsed<double> parse_decimal(std::string_view text, int shift = 0);

// The whole text times `scale`, exactly. ERRORS: no unsigned decimal; a leading zero; not a whole
// number; above 2^64 - 1.
Parsed<std::uint64_t> parse_scaled(std::string_view text, std::uint64_t scale);

}  // namespace orrery::app
