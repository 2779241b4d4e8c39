// Which pods are away, for how many reasons, and what their callers know of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/nodes/pod_table.h"
#include "models/requests/station.h"
#include "sim/distributions/distribution_set.h"

namespace orrery::models {

struct PodState {
  std::uint32_t killed_by = 0;   // failures in force
  std::uint32_t crashed_by = 0;  // of its node
  bool is_down = false;
  bool is_noticed = false;  // callers know
  std::uint32_t downs = 0;  // how often it went down; names the latest time
  std::uint32_t starts = 0;

  bool has_failed() const { return killed_by + crashed_by > 0; }
};

// What pods of one service are like when they are up.
struct PodKind {
  Station open;                 // free servers, capacity, kind
  sim::DistributionId startup;  // none: no time
};

}  // namespace orrery::models
