// What failures do to the attempts at one endpoint, before their first step: an instruction of the
// program asks for it where there is one.
#pragma once

#include <cstdint>

#include "sim/distributions/distribution_set.h"

namespace orrery::models {

struct Injection {
  std::uint64_t failure = 0;  // hash_name("failure/ID")
  sim::DistributionId law;    // of the delay, or of 0 and 1; none: always an error
  bool is_error = false;
  std::uint32_t in_force = 0;  // occurrences
};

}  // namespace orrery::models
