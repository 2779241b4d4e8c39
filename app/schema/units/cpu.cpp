#include "app/schema/units/cpu.h"

#include "app/schema/units/decimal.h"

namespace orrery::app {

Parsed<std::uint64_t> parse_cpu(std::string_view text) {
  const bool is_milli = !text.empty() && text.back() == 'm';
  const std::string_view number = is_milli ? text.substr(0, text.size() - 1) : text;
  const Parsed<std::uint64_t> parsed = parse_scaled(number, is_milli ? 1 : 1000);
  if (parsed.ok() || parsed.error != "which is no number") return parsed;
  return {0, "allowed are shares of processors such as 500m, 0.5, 2"};
}

std::string cpu_text(std::uint64_t millicores) {
  if (millicores % 1000 == 0) return std::to_string(millicores / 1000);
  return std::to_string(millicores) + "m";
}

}  // namespace orrery::app
