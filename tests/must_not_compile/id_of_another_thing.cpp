// The number of a pod does not name a node.
// must fail with: (could not convert|no viable conversion).*Pod.*Node
#include "sim/base/handle.h"

namespace orrery::sim {

struct Pod;
struct Node;

Id<Node> node_of(Id<Pod> pod) {
#ifdef MUST_NOT_COMPILE
  return pod;
#else
  return Id<Node>(pod.index());
#endif
}

}  // namespace orrery::sim
