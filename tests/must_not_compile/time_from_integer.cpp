// An instant is made by name, so that its unit is read where it is made.
// must fail with: (no matching function|no matching constructor|private)
#include "sim/base/time.h"

namespace orrery::sim {

#ifdef MUST_NOT_COMPILE
SimTime start(1000);
#else
SimTime start = SimTime::from_nanoseconds(1000);
#endif

}  // namespace orrery::sim
