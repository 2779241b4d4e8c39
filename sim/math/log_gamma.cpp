#include "sim/math/gamma.h"
#include "sim/math/gamma_core.h"
#include "sim/math/gamma_table.h"

namespace orrery::sim::math {

namespace detail {

double log_gamma_at_two(double z) {
  constexpr int kLast = static_cast<int>(sizeof kLogGammaAtTwo / sizeof kLogGammaAtTwo[0]) - 1;
  double sum = kLogGammaAtTwo[kLast];
  for (int i = kLast - 1; i >= 0; --i) sum = kLogGammaAtTwo[i] + z * sum;
  return z * sum;
}

double stirling_correction(double a) {
  // B(2k) / (2k (2k - 1)), k = 1, 2, ...; the ninth is below 1e-16 at a = 8.
  constexpr double kCoefficients[] = {1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                      1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};
  const double inverse = 1 / a;
  const double square = inverse * inverse;
  double sum = 0;
  for (int i = 7; i >= 0; --i) sum = kCoefficients[i] + square * sum;
  return inverse * sum;
}

}  // namespace detail

double log_gamma(double a) {
  if (!(a > 0) || a - a != 0) return __builtin_nan("");
  if (a < 0.5) return detail::log_gamma_at_two(a) - log(a * (1 + a));
  if (a < 1.5) return detail::log_gamma_at_two(a - 1) - log(a);
  if (a >= detail::kStirlingBegin) {
    constexpr double kHalfLogTwoPi = 0x1.d67f1c864beb5p-1;
    return (a - 0.5) * (log(a) - 1) + ((kHalfLogTwoPi - 0.5) + detail::stirling_correction(a));
  }
  double product = 1;
  double z = a - 2;
  while (z > 0.5) {
    z -= 1;
    product *= 2 + z;
  }
  // Up to 2.5 the product is 1: near the zero at 2 only the series counts.
  return detail::log_gamma_at_two(z) + log(product);
}

}  // namespace orrery::sim::math
