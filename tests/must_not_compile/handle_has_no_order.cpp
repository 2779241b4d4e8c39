// Entries are recycled: an order of handles would mean nothing, and so be luck.
// must fail with: (no match for .operator<|invalid operands to binary expression)
#include "sim/base/handle.h"

namespace orrery::sim {

struct Frame;

bool before(Handle<Frame> a, Handle<Frame> b) {
#ifdef MUST_NOT_COMPILE
  return a < b;
#else
  return a.index() < b.index();
#endif
}

}  // namespace orrery::sim
