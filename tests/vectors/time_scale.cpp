#include "tests/vectors/time_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "sim/base/saturating.h"
#include "tests/vectors/value.h"

namespace orrery::vectors {

TimeScale TimeScale::for_shortest(double shortest) {
  return TimeScale(std::pow(10.0, 6 - std::floor(std::log10(shortest))));
}

std::string TimeScale::time(double units) const {
  constexpr double kLongest = 9.4e17;
  return std::to_string(sim::saturating_round(std::min(units * unit_, kLongest))) + "ns";
}

std::string TimeScale::rate(double per_unit) const {
  return decimal_text(per_unit * 1e9 / unit_) + "/s";
}

std::string decimal_text(double number) {
  const double magnitude = number == 0 ? 0 : std::floor(std::log10(std::abs(number)));
  const int decimals = static_cast<int>(std::clamp(15 - magnitude, 0.0, 30.0));
  std::array<char, 400> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, number);
  std::string trimmed = text.data();
  if (trimmed.find('.') == std::string::npos) return trimmed;
  trimmed.erase(trimmed.find_last_not_of('0') + 1);
  if (trimmed.ends_with('.')) trimmed.pop_back();
  return trimmed;
}

}  // namespace orrery::vectors
