// The long-run law of a Markov chain in continuous time.
#pragma once

#include <optional>
#include <vector>

#include "models/workloads/workload_spec.h"

namespace orrery::models {

// The fraction of time in each state. None where the chain does not forget where it began: two sets
// of states of which neither can be left.
// REQUIRES: 64 states at most; mean sojourns > 0; `next` of a state is empty or has one weight >= 0
// a state, the sum > 0.
std::optional<std::vector<double>> stationary_law(const std::vector<MmppState>& states);

}  // namespace orrery::models
