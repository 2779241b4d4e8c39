// The only way from a double to an integer: defined for every input, the same on every processor
// (a bare cast of a value out of range is undefined and differs between x86 and ARM).
#pragma once

#include <cstdint>
#include <limits>

#include "sim/base/time.h"

namespace orrery::sim {

// The integer nearest to x, halves away from zero; NaN is 0; out of range is the nearest bound.
constexpr std::int64_t saturating_round(double x) {
  if (!(x == x)) return 0;
  if (x >= 0x1p63) return std::numeric_limits<std::int64_t>::max();
  if (x < -0x1p63) return std::numeric_limits<std::int64_t>::min();
  const auto whole = static_cast<std::int64_t>(x);  // towards zero, in range
  const double fraction = x - static_cast<double>(whole);
  if (fraction >= 0.5) return whole + 1;  // |x| < 2^52 here, so no overflow
  if (fraction <= -0.5) return whole - 1;
  return whole;
}

// As saturating_round, in [0, 2^64 - 1].
constexpr std::uint64_t saturating_round_unsigned(double x) {
  if (!(x > 0)) return 0;
  if (x >= 0x1p64) return std::numeric_limits<std::uint64_t>::max();
  const auto whole = static_cast<std::uint64_t>(x);
  return whole + (x - static_cast<double>(whole) >= 0.5 ? 1 : 0);
}

// Seconds to the nearest nanosecond, saturating.
constexpr Duration duration_from_seconds(double seconds) {
  return Duration::nanoseconds(saturating_round(seconds * 1e9));
}

}  // namespace orrery::sim
