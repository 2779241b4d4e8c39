// A point and a distance have no order.
// must fail with: (no match for .operator<|invalid operands to binary expression)
#include "sim/base/time.h"

namespace orrery::sim {

bool is_over(SimTime now, Duration limit) {
#ifdef MUST_NOT_COMPILE
  return limit < now;
#else
  return limit < now.since_start();
#endif
}

}  // namespace orrery::sim
