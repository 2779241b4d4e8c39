#include "app/schema/units/decimal.h"

#include <charconv>
#include <system_error>

#include "sim/base/wide.h"

namespace orrery::app {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t to = from;
  while (to < text.size() && is_digit(text[to])) ++to;
  return to - from;
}

bool has_sign(std::string_view text) {
  return !text.empty() && (text.front() == '-' || text.front() == '+');
}

// The exponent's length, from the 'e' on; 0: there is none.
std::size_t exponent_length(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return 0;
  std::size_t digits = at + 1;
  if (digits < text.size() && (text[digits] == '-' || text[digits] == '+')) ++digits;
  const std::size_t count = digits_at(text, digits);
  return count == 0 ? 0 : digits + count - at;
}

std::string leading_zero(std::string_view text) {
  const std::size_t sign = has_sign(text) ? 1 : 0;
  if (text.size() < sign + 2 || text[sign] != '0' || !is_digit(text[sign + 1])) return "";
  std::size_t zeros = sign;
  while (zeros + 1 < text.size() && text[zeros] == '0' && is_digit(text[zeros + 1])) ++zeros;
  const std::string without = std::string(text.substr(0, sign)) + std::string(text.substr(zeros));
  return "which begins with 0: an octal number to some readers; write " + without;
}

}  // namespace

std::size_t decimal_length(std::string_view text) {
  std::size_t at = has_sign(text) ? 1 : 0;
  const std::size_t whole = digits_at(text, at);
  if (whole == 0) return 0;
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = digits_at(text, at + 1);
    if (fraction == 0) return at;
    at += 1 + fraction;
  }
  return at + exponent_length(text, at);
}

Parsed<double> parse_decimal(std::string_view text, int shift) {
  if (text.empty() || decimal_length(text) != text.size()) return {0, "which is no number"};
  std::string zero = leading_zero(text);
  if (!zero.empty()) return {0, std::move(zero)};
  if (text.front() == '+') text.remove_prefix(1);
  std::size_t mantissa = text.find_first_of("eE");
  mantissa = mantissa == std::string_view::npos ? text.size() : mantissa;
  int exponent = 0;
  if (mantissa < text.size()) {
    std::string_view digits = text.substr(mantissa + 1);
    if (digits.front() == '+') digits.remove_prefix(1);
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (parsed.ec != std::errc() || exponent > 100'000 || exponent < -100'000) {
      return {0, "which is out of range"};
    }
  }
  const std::string shifted =
      std::string(text.substr(0, mantissa)) + "e" + std::to_string(exponent + shift);
  double value = 0;
  const auto parsed = std::from_chars(shifted.data(), shifted.data() + shifted.size(), value);
  if (parsed.ec != std::errc()) return {0, "which is out of range"};
  // One zero: -0 would be written differently.
  return {value == 0 ? 0.0 : value, ""};
}

Parsed<std::uint64_t> parse_scaled(std::string_view text, std::uint64_t scale) {
  const std::size_t whole = digits_at(text, 0);
  std::size_t end = whole;
  std::string_view fraction;
  if (end < text.size() && text[end] == '.') {
    fraction = text.substr(end + 1, digits_at(text, end + 1));
    if (!fraction.empty()) end += 1 + fraction.size();
  }
  if (whole == 0 || end != text.size()) return {0, "which is no number"};
  std::string zero = leading_zero(text);
  if (!zero.empty()) return {0, std::move(zero)};
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);

  std::uint64_t total = 0;
  for (const char digit : text.substr(0, whole)) {
    if (__builtin_mul_overflow(total, std::uint64_t{10}, &total) ||
        __builtin_add_overflow(total, static_cast<std::uint64_t>(digit - '0'), &total)) {
      return {0, "which is out of range"};
    }
  }
  if (__builtin_mul_overflow(total, scale, &total)) return {0, "which is out of range"};
  // No scale has more than 60 factors of two; a fraction in lowest form with more than 18 digits
  // would need them and its tens do not fit, so it is refused whatever the scale.
  if (fraction.size() > 18) return {0, "which has too many digits behind the point"};
  sim::UInt128 numerator = 0;
  sim::UInt128 denominator = 1;
  for (const char digit : fraction) {
    numerator = numerator * 10 + static_cast<unsigned>(digit - '0');
    denominator *= 10;
  }
  numerator *= scale;
  if (numerator % denominator != 0) return {0, "which has too many digits behind the point"};
  if (__builtin_add_overflow(total, static_cast<std::uint64_t>(numerator / denominator), &total)) {
    return {0, "which is out of range"};
  }
  return {total, ""};
}

}  // namespace orrery::app
