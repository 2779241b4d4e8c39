// Where two runs part: the first instant at which their facts differ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/run/run_once.h"

namespace orrery::app {

// Something counted after that instant: "service cart, waiting: 3 and 4".
struct DivergentCount {
  std::string what;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
};

struct Divergence {
  sim::SimTime instant;        // of the first fact that one run has and the other has not
  std::uint64_t events_a = 0;  // executed before the instant
  std::uint64_t events_b = 0;
  std::vector<DivergentCount> counts;  // that differ right behind the instant; may be empty
};

// Runs both, and again up to where they part. nullopt: equal fingerprints, or interrupted.
// COST: about three runs of each, and a copy of both worlds for each of some 40 halvings.
// ERRORS: as run_simulation.
std::optional<Divergence> find_divergence(const models::ScenarioSpec& a,
                                          const models::ScenarioSpec& b,
                                          const models::RunOptions& options,
                                          const RunControl& control = {});

}  // namespace orrery::app
