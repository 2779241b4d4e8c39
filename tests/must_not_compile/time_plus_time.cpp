// Two instants have a distance, not a sum.
// must fail with: (no match for .operator\+|invalid operands to binary expression)
#include "sim/base/time.h"

namespace orrery::sim {

#ifdef MUST_NOT_COMPILE
auto sum(SimTime a, SimTime b) {
  return a + b;
}
#else
Duration distance(SimTime a, SimTime b) {
  return a - b;
}
#endif

}  // namespace orrery::sim
