// From a valid spec to a world at time 0: the one place that knows every noun.
#pragma once

#include "models/simulation/scenario_spec.h"
#include "models/simulation/simulation.h"
#include "models/simulation/world.h"

namespace orrery::models {

// ERRORS: sim::LimitError, sim::NameCollision.
World assemble(const ScenarioSpec& spec, const RunOptions& options);

}  // namespace orrery::models
