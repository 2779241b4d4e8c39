// A handle opens only slabs of its own tag.
// must fail with: (cannot convert.*Timer|no viable conversion).*Frame
#include "sim/base/slab.h"

namespace orrery::sim {

struct Frame {};
struct Timer {};

#ifdef MUST_NOT_COMPILE
void forget(Slab<Frame>& frames, Handle<Timer> handle) {
#else
void forget(Slab<Frame>& frames, Handle<Frame> handle) {
#endif
  frames.release(handle);
}

}  // namespace orrery::sim
