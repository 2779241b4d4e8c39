// The scaled tail of the normal distribution, shared by normal.cpp and incomplete_gamma.cpp.
#pragma once

#include "sim/math/normal_table.h"

namespace orrery::sim::math::detail {

// exp(x^2 / 2) P(Z > x) for x >= 0, to a few 1e-16: one polynomial in (x - 5) / (x + 5), after
// Shepherd and Laframboise, "Chebyshev approximation of (1 + 2x) exp(x^2) erfc x in 0 <= x <
// infinity", Mathematics of Computation 36 (1981).
inline double scaled_normal_tail(double x) {
  const double t = (x - kMillsCentre) / (x + kMillsCentre);
  // Even and odd powers apart: two short chains instead of a long one.
  const double t2 = t * t;
  constexpr int kLast = static_cast<int>(sizeof kMills / sizeof kMills[0]) - 1;
  static_assert(kLast % 2 == 1);
  double odd = kMills[kLast];
  double even = kMills[kLast - 1];
  for (int i = kLast - 2; i > 0; i -= 2) {
    odd = kMills[i] + t2 * odd;
    even = kMills[i - 1] + t2 * even;
  }
  return (even + t * odd) / (x + 1);
}

}  // namespace orrery::sim::math::detail
