// What a world has found so far, with the names of the spec.
#pragma once

#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"
#include "models/simulation/world.h"

namespace orrery::models {

// All but what the engine knows.
RunResult collect_results(const ScenarioSpec& spec, const World& world, sim::SimTime now);

}  // namespace orrery::models
