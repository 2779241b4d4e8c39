#include "app/schema/units/rate.h"

#include "app/schema/units/decimal.h"
#include "sim/distributions/number_text.h"

namespace orrery::app {
namespace {

constexpr char kAllowed[] = "allowed are rates such as 400/s, 5k/s, 12/min, 3/h";

}  // namespace

Parsed<double> parse_rate(std::string_view text) {
  const std::size_t length = decimal_length(text);
  const std::string number(text.substr(0, length));
  std::string_view unit = text.substr(length);
  if (length == 0) return {0, kAllowed};
  int shift = 0;
  if (!unit.empty() && (unit.front() == 'k' || unit.front() == 'M')) {
    shift = unit.front() == 'k' ? 3 : 6;
    unit.remove_prefix(1);
  }
  Parsed<double> parsed = parse_decimal(number, shift);
  if (!parsed.ok()) return parsed;
  if (parsed.value < 0) return {0, "which is negative; " + std::string(kAllowed)};
  if (unit == "/s") return parsed;
  if (unit == "/min") return {parsed.value / 60, ""};
  if (unit == "/h") return {parsed.value / 3600, ""};
  if (unit.empty() && parsed.value == 0) return parsed;
  if (unit.empty()) return {0, "a rate needs a unit: write " + std::string(text) + "/s"};
  return {0, kAllowed};
}

std::string rate_text(double per_second) {
  return sim::number_text(per_second) + "/s";
}

}  // namespace orrery::app
