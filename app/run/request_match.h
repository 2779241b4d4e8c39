// Whether two runs really met the same requests: the proof of common random numbers, request by
// request.
#pragma once

#include <cstdint>
#include <vector>

#include "models/observation/run_result.h"

namespace orrery::app {

struct RequestMatch {
  std::uint64_t both = 0;  // requests that ended in both runs
  std::uint64_t only_a = 0;
  std::uint64_t only_b = 0;
  std::uint64_t same_instant = 0;  // of both: arrived at the same nanosecond
  std::uint64_t same_demand = 0;   // of both: drew the same work
};

// COST: n log n.
RequestMatch match_requests(const std::vector<models::RequestRow>& a,
                            const std::vector<models::RequestRow>& b);

}  // namespace orrery::app
