// A distribution in one line, as it was given: "lognormal(mean 3ms, p99 12ms)".
#pragma once

#include <string>

#include "sim/distributions/specs.h"

namespace orrery::sim {

// Any spec, valid or not. Long lists are counted, not printed.
std::string describe(const DistributionSpec& spec);

}  // namespace orrery::sim
