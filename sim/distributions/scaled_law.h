// A spec as a law in its own unit, and how to bring its values to nanoseconds.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>

#include "sim/distributions/law.h"
#include "sim/distributions/specs.h"

namespace orrery::sim {

enum class LawFamily : std::uint8_t {
  kExponential,
  kLognormal,
  kTruncatedNormal,
  kGamma,
  kWeibull,
  kPareto,
  kUnshared,  // made of the user's own numbers
};

// What two distributions must have in common to use one table. Compared bit by bit in effect:
// parameters that differ in the last digit make two tables, which costs memory and nothing else.
struct LawShape {
  LawFamily family = LawFamily::kUnshared;
  double first = 0;
  double second = 0;

  friend bool operator==(const LawShape&, const LawShape&) = default;
};

// A time is origin + scale * x nanoseconds, x of the law.
struct ScaledLaw {
  LawShape shape;
  double scale = 1;
  std::int64_t origin = 0;
  std::unique_ptr<const Law> law;  // of kUnshared; else make_law(shape)
};

// REQUIRES: a shape that is not kUnshared.
std::unique_ptr<const Law> make_law(const LawShape& shape);

// REQUIRES: a valid spec of times (is_time_law). COST: linear in the lists of the spec.
ScaledLaw scaled_law(const DistributionSpec& spec);

// Whether the values are times: all but weighted, Zipf and Bernoulli.
bool is_time_law(const DistributionSpec& spec);

}  // namespace orrery::sim
