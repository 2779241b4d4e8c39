#include "sim/math/elementary.h"
#include "sim/math/exp_core.h"

namespace orrery::sim::math {
namespace {

// The Taylor series to x^17 (Abramowitz and Stegun 4.5.64): the error is below 2^-64 for x <= 1/8.
double tanh_near_zero(double x) {
  const double x2 = x * x;
  const double x4 = x2 * x2;
  const double low = (-1.0 / 3 + x2 * (2.0 / 15)) + x4 * (-17.0 / 315 + x2 * (62.0 / 2835));
  const double high = (-1382.0 / 155925 + x2 * (21844.0 / 6081075)) +
                      x4 * (-929569.0 / 638512875 + x2 * (6404582.0 / 10854718875.0));
  return x + x * (x2 * (low + (x4 * x4) * high));
}

// (e^2x - 1) / (e^2x + 1) in sums of two doubles, x in [1/8, 20).
double tanh_by_exp(double x) {
  const detail::DoubleDouble power = detail::exp_double_double(2 * x, 0);
  const detail::DoubleDouble above = detail::fast_two_sum(power.high, -1);
  const detail::DoubleDouble below = detail::fast_two_sum(power.high, 1);
  const detail::DoubleDouble ratio =
      detail::divide({above.high, above.low + power.low}, {below.high, below.low + power.low});
  return ratio.high + ratio.low;
}

}  // namespace

double tanh(double x) {
  if (x != x) return x;
  const double magnitude = x < 0 ? -x : x;
  if (magnitude < 0x1p-28) return x;  // x^3 / 3 is lost; keeps the sign of zero
  if (magnitude < 0.125) return tanh_near_zero(x);
  // From 20 on 1 - tanh is below a quarter of a unit of 1.
  const double result = magnitude < 20 ? tanh_by_exp(magnitude) : 1;
  return x < 0 ? -result : result;
}

}  // namespace orrery::sim::math
