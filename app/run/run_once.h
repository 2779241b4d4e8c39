// One run, from a scenario to what it found.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "app/run/performance.h"
#include "app/validate/valid_scenario.h"
#include "models/observation/run_result.h"
#include "models/simulation/simulation.h"

namespace orrery::app {

// How far a run is.
struct RunProgress {
  sim::SimTime now;
  sim::SimTime end;
  std::uint64_t events = 0;
};

// How the outside watches a run and stops it. Neither changes what it finds.
struct RunControl {
  const std::atomic<bool>* interrupt = nullptr;
  std::function<void(const RunProgress&)> progress = {};  // called some hundred times a run
};

struct RunAnswer {
  models::RunResult result;
  Performance performance;
};

// ERRORS: sim::LimitError, sim::NameCollision, sim::InvariantError.
models::RunResult run_simulation(const models::ScenarioSpec& spec,
                                 const models::RunOptions& options, const RunControl& control = {});

// As above, with the time that it took. An interrupted run gives what it has found so far, marked
// as not complete.
RunAnswer run_once(const ValidScenario& scenario, const models::RunOptions& options,
                   const RunControl& control = {});

}  // namespace orrery::app
