// A bare number has no unit: it does not become a Duration by itself.
// must fail with: (could not convert|no viable conversion|conversion from).*(int|Duration)
#include "sim/base/time.h"

namespace orrery::sim {

#ifdef MUST_NOT_COMPILE
Duration timeout = 250;
#else
Duration timeout = Duration::milliseconds(250);
#endif

}  // namespace orrery::sim
