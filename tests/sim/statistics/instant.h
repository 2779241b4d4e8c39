// Instants in nanoseconds, as tests of what changes in time count them.
#pragma once

#include <cstdint>

#include "sim/base/time.h"

namespace orrery::sim {

inline SimTime at(std::int64_t nanoseconds) {
  return SimTime::from_nanoseconds(nanoseconds);
}

}  // namespace orrery::sim
