// What a message costs on its way, by the distance between its ends.
#pragma once

#include "sim/base/time.h"

namespace orrery::models {

// One way: latency + jitter * u / 65536 for a uniform 16-bit u, rounded down; u is drawn for each
// message. Both in [0, 1 h].
struct HopSpec {
  sim::Duration latency;
  sim::Duration jitter;
};

// Distances. All zero by default: a scenario without a network has no network delay.
struct NetworkSpec {
  HopSpec same_node;
  HopSpec same_zone;
  HopSpec between_zones;
  HopSpec outside;  // between clients outside and any pod
};

}  // namespace orrery::models
