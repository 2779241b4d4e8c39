#include <bit>
#include <cstdint>

#include "sim/base/wide.h"
#include "sim/math/double_double.h"
#include "sim/math/elementary.h"
#include "sim/math/pi_table.h"

namespace orrery::sim::math {
namespace {

using detail::DoubleDouble;

// x = angle + quadrant pi / 2 modulo 2 pi, |angle| <= pi / 4 and a little.
struct Reduced {
  DoubleDouble angle;
  std::uint64_t quadrant;  // its two lowest bits count
};

// For |x| < 2^20: k has 20 bits, so k times the first three parts of pi / 2 is exact (Cody and
// Waite, "Software Manual for the Elementary Functions", 1980).
Reduced reduce_moderate(double x) {
  constexpr double kShift = 0x1.8p52;
  const double shifted = x * detail::kTwoOverPi + kShift;
  const double k = shifted - kShift;
  const double first = x - k * detail::kHalfPi1;
  const DoubleDouble second = detail::two_sum(first, -(k * detail::kHalfPi2));
  const DoubleDouble third = detail::two_sum(second.high, -(k * detail::kHalfPi3));
  const double low = (second.low + third.low) - k * detail::kHalfPi4;
  return {detail::fast_two_sum(third.high, low), std::bit_cast<std::uint64_t>(shifted)};
}

// The 64 bits of 2 / pi from `bit` on, the zero word before its point counted.
std::uint64_t two_over_pi_window(int bit) {
  const int word = bit / 64;
  const int shift = bit % 64;
  const std::uint64_t first = detail::kTwoOverPiBits[word] << shift;
  return shift == 0 ? first : first | detail::kTwoOverPiBits[word + 1] >> (64 - shift);
}

// fraction / 2^128 of pi / 2, the fraction in [0, 2^127]: at least 66 of its bits are significant
// for any double.
DoubleDouble angle_of_fraction(UInt128 fraction) {
  const auto upper = static_cast<std::uint64_t>(fraction >> 64);
  const int zeros = upper != 0 ? std::countl_zero(upper)
                               : 64 + std::countl_zero(static_cast<std::uint64_t>(fraction) | 1);
  const UInt128 normal = fraction << zeros;
  const auto leading = static_cast<std::uint64_t>(normal >> 75);  // 53 bits
  const auto following = static_cast<std::uint64_t>(normal >> 22) & ((std::uint64_t{1} << 53) - 1);
  const auto unit = std::bit_cast<double>(static_cast<std::uint64_t>(1023 - 53 - zeros) << 52);
  const double high = static_cast<double>(leading) * unit;
  const double low = static_cast<double>(following) * (unit * 0x1p-53);
  const DoubleDouble product = detail::two_product(high, detail::kHalfPiHigh);
  return detail::fast_two_sum(
      product.high, product.low + (high * detail::kHalfPiLow + low * detail::kHalfPiHigh));
}

// For |x| >= 2^20: the mantissa times those bits of 2 / pi that matter modulo 4, in integers (Payne
// and Hanek, "Radian reduction for trigonometric functions", SIGNUM Newsletter 18, 1983).
Reduced reduce_huge(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x) & ~(std::uint64_t{1} << 63);
  const std::uint64_t mantissa = (bits & ((std::uint64_t{1} << 52) - 1)) | std::uint64_t{1} << 52;
  // |x| = mantissa 2^power; bit j of 2 / pi then weighs 2^(power - j), and 2^2 is where turns are
  // whole. 64 skips the zero word.
  const int power = static_cast<int>(bits >> 52) - 1075;
  const int begin = 64 + power - 2;
  const UInt128 high = static_cast<UInt128>(mantissa) * two_over_pi_window(begin);
  const UInt128 middle = static_cast<UInt128>(mantissa) * two_over_pi_window(begin + 64);
  const UInt128 low = static_cast<UInt128>(mantissa) * two_over_pi_window(begin + 128);
  const UInt128 lower = middle + (low >> 64);
  const UInt128 upper = (high << 64) + lower;  // modulo 2^128, the point after two bits
  UInt128 fraction = upper << 2 | static_cast<std::uint64_t>(low) >> 62;
  auto quadrant = static_cast<std::uint64_t>(upper >> 126);
  const bool beyond_half = (fraction >> 127) != 0;
  if (beyond_half) {
    fraction = -fraction;
    ++quadrant;
  }
  const DoubleDouble angle = angle_of_fraction(fraction);
  const bool negative_angle = beyond_half != (x < 0);
  return {negative_angle ? DoubleDouble{-angle.high, -angle.low} : angle,
          x < 0 ? 0 - quadrant : quadrant};
}

// Taylor to degree 17 and 18: the errors are below 2^-60 for |x| <= pi / 4.
double sin_of_angle(DoubleDouble x) {
  const double x2 = x.high * x.high;
  const double x4 = x2 * x2;
  const double low = 1.0 / 120 + x2 * (-1.0 / 5040);
  const double middle = 1.0 / 362880 + x2 * (-1.0 / 39916800);
  const double high = 1.0 / 6227020800 + x2 * (-1.0 / 1307674368000);
  const double last = 1.0 / 355687428096000;
  const double beyond = low + x4 * (middle + x4 * (high + x4 * last));
  // The low part of the angle enters with the derivative, 1 - x^2 / 2.
  const double cubic = x2 * (x.high * (-1.0 / 6 + x2 * beyond));
  return x.high + (x.low - 0.5 * x2 * x.low + cubic);
}

double cos_of_angle(DoubleDouble x) {
  const double x2 = x.high * x.high;
  const double x4 = x2 * x2;
  const double low = 1.0 / 24 + x2 * (-1.0 / 720);
  const double middle = 1.0 / 40320 + x2 * (-1.0 / 3628800);
  const double high = 1.0 / 479001600 + x2 * (-1.0 / 87178291200);
  const double last = 1.0 / 20922789888000 + x2 * (-1.0 / 6402373705728000);
  const double beyond = low + x4 * (middle + x4 * (high + x4 * last));
  // x^2 / 2 is large enough here that its rounding would show: its leading part is exact.
  const double top = detail::head(x.high);
  const DoubleDouble leading = detail::fast_two_sum(1, -0.5 * (top * top));
  const double square_rest = (x.high - top) * (x.high + top);
  const double rest = x4 * beyond - (0.5 * square_rest + x.high * x.low);
  return leading.high + (leading.low + rest);
}

}  // namespace

double sin(double x) {
  const double magnitude = x < 0 ? -x : x;
  if (magnitude < 0x1p-28) return x;       // x^3 / 6 is lost; keeps the sign of zero
  if (magnitude < 0x1.921fb54442d18p-1) {  // pi / 4
    return sin_of_angle({x, 0});
  }
  if (!(magnitude < __builtin_inf())) return x - x;  // NaN
  const Reduced reduced = magnitude < 0x1p20 ? reduce_moderate(x) : reduce_huge(x);
  const double result =
      reduced.quadrant % 2 == 0 ? sin_of_angle(reduced.angle) : cos_of_angle(reduced.angle);
  return reduced.quadrant / 2 % 2 == 0 ? result : -result;
}

}  // namespace orrery::sim::math
