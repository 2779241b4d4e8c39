#include "app/schema/units/scaled_units.h"

#include "app/schema/units/decimal.h"

namespace orrery::app {

Parsed<std::uint64_t> parse_scaled_units(std::string_view text, std::span<const ScaledUnit> units,
                                         const std::string& allowed, const std::string& suggested) {
  const std::size_t length = text.find_first_not_of("0123456789.");
  const std::string_view number = text.substr(0, length);
  const std::string_view unit = length == text.npos ? "" : text.substr(length);
  if (number.empty()) return {0, allowed};
  if (unit.empty()) {
    const Parsed<std::uint64_t> bare = parse_scaled(number, 1);
    if (bare.ok() && bare.value == 0) return bare;
    if (!bare.ok()) return bare;
    return {0, "a unit is needed: write " + std::string(text) + suggested};
  }
  for (const ScaledUnit& each : units) {
    if (each.name == unit) return parse_scaled(number, each.scale);
  }
  return {0, allowed};
}

std::string scaled_units_text(std::uint64_t value, std::span<const ScaledUnit> units) {
  for (const ScaledUnit& each : units) {
    if (value % each.scale != 0 || (value == 0 && each.scale != 1)) continue;
    return std::to_string(value / each.scale) + std::string(each.name);
  }
  return std::to_string(value);
}

}  // namespace orrery::app
