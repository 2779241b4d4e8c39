#include <bit>
#include <cstdint>

#include "sim/math/elementary.h"
#include "sim/math/exp_core.h"

namespace orrery::sim::math {

double exp(double x) {
  if (x != x) return x;
  return detail::exp_with_tail(x, 0);
}

namespace detail {

double exp_extreme(double x, double tail) {
  if (x > kExpOverflow) return __builtin_inf();
  if (x < kExpUnderflow) return 0;
  const ExpParts parts = exp_parts(x, tail);
  if (parts.positive) {
    const double scale = std::bit_cast<double>(parts.scale_bits - (std::uint64_t{1009} << 52));
    return 0x1p1009 * (scale + scale * parts.rest);
  }
  const double scale = std::bit_cast<double>(parts.scale_bits + (std::uint64_t{1022} << 52));
  const double product = scale * parts.rest;
  const double y = scale + product;
  if (y >= 1) return 0x1p-1022 * y;
  // Subnormal: adding 1 rounds y where the result ends, so that the last scaling is exact.
  const DoubleDouble at_one = fast_two_sum(1, y);
  const double rounded = at_one.high + (at_one.low + ((scale - y) + product));
  return 0x1p-1022 * (rounded - 1);
}

}  // namespace detail
}  // namespace orrery::sim::math
