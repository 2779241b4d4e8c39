// An instant is not a distance, not even from the start, until it is asked for that.
// must fail with: (could not convert|no viable conversion).*SimTime.*Duration
#include "sim/base/time.h"

namespace orrery::sim {

Duration elapsed(SimTime now) {
#ifdef MUST_NOT_COMPILE
  return now;
#else
  return now.since_start();
#endif
}

}  // namespace orrery::sim
