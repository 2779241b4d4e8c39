#include "app/schema/units/duration.h"

#include <string>

#include "app/schema/units/decimal.h"
#include "sim/base/time_text.h"

namespace orrery::app {

Parsed<sim::Duration> parse_duration_value(std::string_view text) {
  sim::DurationParse parsed = sim::parse_duration(text);
  if (parsed.ok()) return {parsed.value, ""};
  const bool is_bare =
      !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
  if (is_bare && text.size() < 20) {
    const Parsed<double> number = parse_decimal(text);
    const std::string bare(text);
    if (number.ok()) return {{}, "a duration needs a unit: write " + bare + "s or " + bare + "ms"};
    if (decimal_length(text) == text.size()) return {{}, number.error};
  }
  return {{}, "a duration that " + parsed.error};
}

}  // namespace orrery::app
