// An index becomes an Id only where somebody writes that it is one.
// must fail with: (could not convert|no viable conversion).*(unsigned|uint32_t).*Id
#include <cstdint>

#include "sim/base/handle.h"

namespace orrery::sim {

struct Pod;

Id<Pod> pod_at(std::uint32_t index) {
#ifdef MUST_NOT_COMPILE
  return index;
#else
  return Id<Pod>(index);
#endif
}

}  // namespace orrery::sim
