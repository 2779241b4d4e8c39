#include <bit>
#include <cstdint>

#include "sim/math/elementary.h"
#include "sim/math/log_core.h"

namespace orrery::sim::math {
namespace {

// A power of ten comes out exact: the error before the one rounding is far below half a unit.
double log10_of_bits(std::uint64_t bits, int shift) {
  const detail::DoubleDouble logarithm = detail::log_double_double(bits, shift);
  const detail::DoubleDouble product = detail::two_product(logarithm.high, detail::kLog10OfEHigh);
  return product.high + (product.low + (logarithm.high * detail::kLog10OfELow +
                                        logarithm.low * detail::kLog10OfEHigh));
}

}  // namespace

double log10(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  if (detail::is_positive_normal(bits)) [[likely]]
    return log10_of_bits(bits, 0);
  if (!detail::is_positive_finite(x)) return detail::log_of_special(x);
  return log10_of_bits(detail::scaled_subnormal_bits(x), detail::kSubnormalShift);
}

}  // namespace orrery::sim::math
