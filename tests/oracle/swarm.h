// Random valid scenarios, in the manner of a swarm: each switches whole features off, so that those
// left meet each other more often than they would in an even mixture. Times lie on a coarse grid as
// a rule, so that ties are frequent.
#pragma once

#include <cstdint>

#include "models/simulation/scenario_spec.h"

namespace orrery::oracle {

// A few hundred to a few thousand requests of at most 60 calls each.
models::ScenarioSpec swarm_scenario(std::uint64_t seed);

}  // namespace orrery::oracle
