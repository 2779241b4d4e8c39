// A double becomes an integer only through sim/base/saturating.h, never by the way.
// must fail with: (conversion|changes value).*double.*(int64_t|long)
#include <cstdint>

#include "sim/base/saturating.h"
#include "sim/math/elementary.h"

namespace orrery::sim {

std::int64_t rounded_root(double x) {
#ifdef MUST_NOT_COMPILE
  return math::sqrt(x);
#else
  return saturating_round(math::sqrt(x));
#endif
}

}  // namespace orrery::sim
