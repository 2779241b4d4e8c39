// A Duration is scaled by whole numbers; a fraction would be cut off without a word.
// must fail with: (conversion|changes value).*double.*(int64_t|long)
#include "sim/base/time.h"

namespace orrery::sim {

#ifdef MUST_NOT_COMPILE
Duration scaled(Duration timeout, double factor) {
  return timeout * factor;
}
#else
Duration scaled(Duration timeout, std::int64_t factor) {
  return timeout * factor;
}
#endif

}  // namespace orrery::sim
