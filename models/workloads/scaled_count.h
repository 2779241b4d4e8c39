// Counts times a multiplier, so that sums stay exact.
#pragma once

#include <cstdint>

#include "sim/base/saturating.h"

namespace orrery::models {

// How many of the first `count` things there are under `multiplier`: floor(count * multiplier), the
// product being the nearest double. What comes to one part of a sequence is the difference between
// its end and its beginning; a higher multiplier gives no prefix fewer.
// REQUIRES: count <= 2^53, multiplier >= 0.
constexpr std::uint64_t scaled_count(std::uint64_t count, double multiplier) {
  const double product = static_cast<double>(count) * multiplier;
  const std::uint64_t nearest = sim::saturating_round_unsigned(product);
  return static_cast<double>(nearest) > product ? nearest - 1 : nearest;
}

}  // namespace orrery::models
