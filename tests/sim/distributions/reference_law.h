// The laws once more, in long doubles and libm, from the spec: shares no code with the tables.
#pragma once

#include <functional>

#include "sim/distributions/specs.h"

namespace orrery::sim {

// P(X <= x) and P(X > x) of a time in nanoseconds, before rounding; each tail by itself.
struct ReferenceLaw {
  std::function<long double(long double)> below;
  std::function<long double(long double)> above;
};

// REQUIRES: a valid spec of times.
ReferenceLaw reference_law(const DistributionSpec& spec);

}  // namespace orrery::sim
