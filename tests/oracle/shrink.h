// The smallest scenario that still shows something.
#pragma once

#include <functional>

#include "models/simulation/scenario_spec.h"

namespace orrery::oracle {

using Shows = std::function<bool(const models::ScenarioSpec&)>;

// Leaves out workloads, services, failures, steps and settings, one after the other, for as long as
// the scenario shows it; valid scenarios stay valid. COST: some hundred calls of `shows`.
models::ScenarioSpec shrunk(models::ScenarioSpec spec, const Shows& shows);

}  // namespace orrery::oracle
