// The only way from a double to an integer: defined for every input, the same on every processor
// (a bare cast of a value out of range is undefined and differs between x86 and ARM).
#pragma once

#include <cstdint>
#include <limits>

#include "sim/base/time.h"

namespace orrery::sim {

namespace detail {
// The double below one half. Added to a number and cut off, it rounds halves up and nothing else:
// with 0.5 itself the sum for 0.49999999999999994 would already be 1. No branch on the fraction,
// which is random where draws are rounded.
inline constexpr double kAlmostHalf = 0x1.fffffffffffffp-2;
}  // namespace detail

// The integer nearest to x, halves away from zero; NaN is 0; out of range is the nearest bound.
constexpr std::int64_t saturating_round(double x) {
  if (!(x == x)) return 0;
  if (x >= 0x1p63) return std::numeric_limits<std::int64_t>::max();
  if (x < -0x1p63) return std::numeric_limits<std::int64_t>::min();
  // From 2^52 on x is whole and the sum rounds back to it.
  return static_cast<std::int64_t>(x + __builtin_copysign(detail::kAlmostHalf, x));
}

// As saturating_round, in [0, 2^64 - 1].
constexpr std::uint64_t saturating_round_unsigned(double x) {
  if (!(x > 0)) return 0;
  if (x >= 0x1p64) return std::numeric_limits<std::uint64_t>::max();
  return static_cast<std::uint64_t>(x + detail::kAlmostHalf);
}

// Seconds to the nearest nanosecond, saturating.
constexpr Duration duration_from_seconds(double seconds) {
  return Duration::nanoseconds(saturating_round(seconds * 1e9));
}

}  // namespace orrery::sim
