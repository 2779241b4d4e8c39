// Runs a scenario a second time with everything different that must not matter, and compares.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/run/run_once.h"

namespace orrery::app {

struct VerifyAnswer {
  bool equal = true;
  // The first window of facts that differs; none: facts are equal, what was counted is not.
  std::optional<std::size_t> window;
  sim::SimTime window_begin;
  sim::SimTime window_end;
  std::vector<std::string> differences;  // what was counted otherwise: "endpoint frontend.checkout"
};

// What differs between two results of one experiment.
VerifyAnswer compare_results(const models::RunResult& first, const models::RunResult& second);

// Runs once more on the other event queue, another thread, memory filled with other bytes, without
// fast paths if the first had them, observed if it was not. `first` is complete.
// ERRORS: as run_simulation.
VerifyAnswer verify(const ValidScenario& scenario, const models::RunOptions& options,
                    const models::RunResult& first, const RunControl& control = {});

}  // namespace orrery::app
