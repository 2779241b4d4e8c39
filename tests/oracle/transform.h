// Changes to a scenario whose effect on the run is known.
#pragma once

#include "models/simulation/scenario_spec.h"

namespace orrery::oracle {

// Its random laws and arrivals replaced by ones on a grid, its jitter left out: then all times of
// the run are sums of the scenario's own times.
models::ScenarioSpec on_a_grid(models::ScenarioSpec spec);

// All times of a scenario on a grid twice as long.
models::ScenarioSpec twice_as_slow(models::ScenarioSpec spec);

// With a timeout of a day for every call and client that had none.
models::ScenarioSpec with_idle_timeouts(models::ScenarioSpec spec);

}  // namespace orrery::oracle
