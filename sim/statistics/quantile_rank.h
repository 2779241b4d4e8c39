// Which of n ordered values a quantile is, and whether n is enough to name it.
//
// The rule is nearest rank: the q-quantile of n values is the value of rank ceil(q n), counted from
// 1, and rank 1 for q = 0 (Hyndman and Fan 1996, definition 1). q is taken to the nearest 1e-9 and
// the product is formed in integers, so 0.07 of 100 values is rank 7, not 8 as in doubles.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/base/saturating.h"
#include "sim/base/wide.h"

namespace orrery::sim {

// A quantile is shown only where at least so many values lie beyond it: with fewer, its relative
// error in probability is above 10 % even for independent data.
inline constexpr std::uint64_t kExceedancesMin = 100;

// The rank in [1, count]; nullopt where count is 0 or q is not in [0, 1] (NaN included).
constexpr std::optional<std::uint64_t> quantile_rank(double q, std::uint64_t count) {
  constexpr std::uint64_t kUnit = 1'000'000'000;
  if (count == 0 || !(q >= 0 && q <= 1)) return std::nullopt;
  const UInt128 numerator = UInt128{saturating_round_unsigned(q * 1e9)} * count;
  const auto rank = static_cast<std::uint64_t>((numerator + (kUnit - 1)) / kUnit);
  return rank == 0 ? 1 : rank;
}

// How many of `count` values have a greater rank than the q-quantile; 0 where there is no rank.
constexpr std::uint64_t exceedances(double q, std::uint64_t count) {
  const auto rank = quantile_rank(q, count);
  return rank ? count - *rank : 0;
}

// Whether kExceedancesMin values lie beyond the q-quantile on the side of its thinner tail: above
// it for q >= 0.5, below it otherwise.
constexpr bool supports_quantile(double q, std::uint64_t count) {
  const auto rank = quantile_rank(q, count);
  if (!rank) return false;
  return (q >= 0.5 ? count - *rank : *rank - 1) >= kExceedancesMin;
}

}  // namespace orrery::sim
