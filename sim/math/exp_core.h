// The exponential in two steps, shared by exp, pow and tanh.
//
// x = step ln 2 / 128 + r with |r| <= ln 2 / 256, and exp(x) = 2^(step/128) exp(r): a table of 128
// powers and the Taylor polynomial of degree 5, whose error is below 2^-60. The method is Tang's,
// "Table-driven implementation of the exponential function", ACM TOMS 15 (1989).
#pragma once

#include <bit>
#include <cstdint>

#include "sim/math/double_double.h"
#include "sim/math/exp_table.h"

namespace orrery::sim::math::detail {

// exp = scale (1 + rest), the exponent of scale modulo 2^11.
struct ExpParts {
  std::uint64_t scale_bits;
  double rest;
  bool positive;  // step >= 0
};

// Beyond these exp is infinite or rounds to zero, whatever the last bits of the argument are.
inline constexpr double kExpOverflow = 709.8;
inline constexpr double kExpUnderflow = -745.2;
// Up to here scale, scale rest and their sum are normal numbers, with all their bits.
inline constexpr double kExpNormal = 690;

// exp(x + tail) for |x| <= 746 and |tail| < 2^-10.
inline ExpParts exp_parts(double x, double tail) {
  // Adding 1.5 2^52 rounds to an integer, which then stands in the low bits.
  constexpr double kShift = 0x1.8p52;
  const double shifted = x * kExpStepInverse + kShift;
  const auto step = std::bit_cast<std::uint64_t>(shifted);
  const double steps = shifted - kShift;
  const double r = ((x - steps * kExpStepHigh) - steps * kExpStepLow) + tail;
  const ExpEntry& entry = kExpTable[step % 128];
  const double r2 = r * r;
  const double rest =
      entry.tail + r + r2 * (0.5 + r * (1.0 / 6)) + (r2 * r2) * (1.0 / 24 + r * (1.0 / 120));
  return {entry.power + (step << 45), rest, steps >= 0};
}

inline double exp_normal(const ExpParts& parts) {
  const double scale = std::bit_cast<double>(parts.scale_bits);
  return scale + scale * parts.rest;
}

// exp(x + tail) for any x but NaN, where the result may overflow or be subnormal: rounded once.
double exp_extreme(double x, double tail);

// exp(x + tail) for any x but NaN and |tail| < 2^-10, to 0.51 units in the last place.
inline double exp_with_tail(double x, double tail) {
  if (x > -kExpNormal && x < kExpNormal) [[likely]]
    return exp_normal(exp_parts(x, tail));
  return exp_extreme(x, tail);
}

// exp(x + tail) for |x| < kExpNormal, with an error near 2^-61.
inline DoubleDouble exp_double_double(double x, double tail) {
  const ExpParts parts = exp_parts(x, tail);
  const double scale = std::bit_cast<double>(parts.scale_bits);
  return fast_two_sum(scale, scale * parts.rest);
}

}  // namespace orrery::sim::math::detail
