#include "app/schema/units/count.h"

#include <algorithm>
#include <limits>
#include <string>

#include "app/schema/units/decimal.h"

namespace orrery::app {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Parsed<std::uint64_t> parse_count(std::string_view text) {
  if (is_digits(text)) return parse_scaled(text, 1);
  std::string bare(text);
  bare.erase(std::remove(bare.begin(), bare.end(), '_'), bare.end());
  if (bare != text && is_digits(bare)) return {0, "write " + bare};
  if (text.size() > 1 && text.front() == '-' && is_digits(text.substr(1))) {
    return {0, "which is negative"};
  }
  return {0, "which is no whole number"};
}

Parsed<std::int64_t> parse_integer(std::string_view text) {
  const bool is_negative = !text.empty() && text.front() == '-';
  const Parsed<std::uint64_t> magnitude = parse_count(is_negative ? text.substr(1) : text);
  if (!magnitude.ok()) return {0, magnitude.error};
  constexpr std::uint64_t kMax = std::numeric_limits<std::int64_t>::max();
  if (magnitude.value > kMax) return {0, "which is out of range"};
  const auto value = static_cast<std::int64_t>(magnitude.value);
  return {is_negative ? -value : value, ""};
}

}  // namespace orrery::app
