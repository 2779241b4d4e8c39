#include "app/schema/units/ratio.h"

#include "app/schema/units/decimal.h"
#include "sim/distributions/number_text.h"

namespace orrery::app {

Parsed<double> parse_ratio(std::string_view text) {
  const std::size_t length = decimal_length(text);
  const std::string_view unit = text.substr(length);
  if (length == 0 || !(unit.empty() || unit == "%")) {
    return {0, "allowed are ratios such as 0.995, or 99.5%"};
  }
  return parse_decimal(text.substr(0, length), unit.empty() ? 0 : -2);
}

std::string ratio_text(double ratio) {
  return sim::number_text(ratio);
}

}  // namespace orrery::app
