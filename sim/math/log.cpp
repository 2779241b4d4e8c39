#include <bit>
#include <cstdint>

#include "sim/math/elementary.h"
#include "sim/math/log_core.h"

namespace orrery::sim::math {
namespace {

inline double log_of_parts(const detail::LogParts& parts) {
  const double r = parts.r_head + parts.rest;
  const double r2 = r * r;
  // ln(1 + r) - r to degree 7: the error is below 2^-64.
  const double tail = r2 * ((-0.5 + r * (1.0 / 3)) + r2 * (-1.0 / 4 + r * (1.0 / 5)) +
                            (r2 * r2) * (-1.0 / 6 + r * (1.0 / 7)));
  const detail::DoubleDouble linear = detail::fast_two_sum(parts.high, parts.rest);
  return linear.high + (linear.low + (parts.low + tail));
}

}  // namespace

double log(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  if (detail::is_positive_normal(bits)) [[likely]] {
    return log_of_parts(detail::log_parts(bits, 0));
  }
  if (!detail::is_positive_finite(x)) return detail::log_of_special(x);
  return log_of_parts(detail::log_parts(detail::scaled_subnormal_bits(x), detail::kSubnormalShift));
}

}  // namespace orrery::sim::math
