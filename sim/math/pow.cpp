#include <bit>
#include <cstdint>

#include "sim/math/elementary.h"
#include "sim/math/exp_core.h"
#include "sim/math/log_core.h"

namespace orrery::sim::math {
namespace {

// (x 2^-shift)^y for the bits of a positive normal x: exp(y ln x), ln x and the product as a sum of
// two doubles.
inline double pow_of_bits(std::uint64_t bits, int shift, double y) {
  const detail::DoubleDouble logarithm = detail::log_double_double(bits, shift);
  const double log_head = detail::head(logarithm.high);
  const double log_rest = (logarithm.high - log_head) + logarithm.low;
  const double y_head = detail::head(y);
  const double exponent = y_head * log_head;
  const double exponent_rest = (y - y_head) * log_head + y * log_rest;
  return detail::exp_with_tail(exponent, exponent_rest);
}

// |x|^y for finite x and y other than 0.
double pow_of_magnitude(double x, double y) {
  const double magnitude = x < 0 ? -x : x;
  const auto bits = std::bit_cast<std::uint64_t>(magnitude);
  if (detail::is_positive_normal(bits)) return pow_of_bits(bits, 0, y);
  return pow_of_bits(detail::scaled_subnormal_bits(magnitude), detail::kSubnormalShift, y);
}

enum class Parity : std::uint8_t { kFraction, kOdd, kEven };

// Of a finite y.
Parity parity(double y) {
  const auto bits = std::bit_cast<std::uint64_t>(y);
  const auto exponent = static_cast<int>(bits >> 52 & 0x7ff) - 1023;
  if (exponent < 0) return y == 0 ? Parity::kEven : Parity::kFraction;
  if (exponent > 52) return Parity::kEven;
  const std::uint64_t mantissa = bits | std::uint64_t{1} << 52;
  const int point = 52 - exponent;  // bits behind the binary point
  if ((mantissa & ((std::uint64_t{1} << point) - 1)) != 0) return Parity::kFraction;
  return (mantissa >> point & 1) != 0 ? Parity::kOdd : Parity::kEven;
}

double pow_to_infinity(double x, bool positive) {
  const double magnitude = x < 0 ? -x : x;
  if (magnitude == 1) return 1;
  return (magnitude > 1) == positive ? __builtin_inf() : 0;
}

// C99 Annex F, 9.4.4, for what is not a positive normal x to a finite power.
double pow_special(double x, double y) {
  if (y == 0 || x == 1) return 1;  // even where the other is NaN
  if (x != x || y != y) return __builtin_nan("");
  if (y - y != 0) return pow_to_infinity(x, y > 0);
  const Parity kind = parity(y);
  const bool negative = std::bit_cast<std::int64_t>(x) < 0 && kind == Parity::kOdd;
  double magnitude;
  if (x == 0) {
    magnitude = y < 0 ? __builtin_inf() : 0;
  } else if (x - x != 0) {
    magnitude = y < 0 ? 0 : __builtin_inf();
  } else {
    if (x < 0 && kind == Parity::kFraction) return __builtin_nan("");
    magnitude = pow_of_magnitude(x, y);
  }
  return negative ? -magnitude : magnitude;
}

}  // namespace

double pow(double x, double y) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  if (detail::is_positive_normal(bits) && y - y == 0) [[likely]] {
    return pow_of_bits(bits, 0, y);
  }
  return pow_special(x, y);
}

}  // namespace orrery::sim::math
