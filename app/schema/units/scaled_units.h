// Whole quantities with units: a number, then one of a list of units, each a factor.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "app/schema/units/parsed.h"

namespace orrery::app {

struct ScaledUnit {
  std::string_view name;
  std::uint64_t scale;
};

// The number times its unit, exactly. `allowed`: "allowed are sizes such as 128Mi"; `suggested`:
// the unit that a bare number is suggested to have. Zero needs no unit.
Parsed<std::uint64_t> parse_scaled_units(std::string_view text, std::span<const ScaledUnit> units,
                                         const std::string& allowed, const std::string& suggested);

// The value in the first unit of the list that it is a whole multiple of. REQUIRES: a unit of
// scale 1.
std::string scaled_units_text(std::uint64_t value, std::span<const ScaledUnit> units);

}  // namespace orrery::app
