// Whole scenarios: random ones of every feature, run by the production simulation.
#include <cstdint>
#include <string>

#include "models/simulation/simulation.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/part.h"
#include "tests/oracle/swarm.h"

namespace orrery::sim::determinism {

namespace {

constexpr std::uint64_t kScenarios = 24;

models::RunOptions options_of(const PartOptions& part) {
  models::RunOptions options;
  options.seed = part.seed;
  options.queue = part.queue;
  return options;
}

std::string facts_of(const models::Simulation& simulation) {
  return to_text(simulation.result().fingerprint.total());
}

}  // namespace

void add_swarm_parts(const PartOptions& options, Parts& parts) {
  Digest events;
  for (std::uint64_t seed = 0; seed < kScenarios; ++seed) {
    const models::ScenarioSpec spec = oracle::swarm_scenario(seed);
    const std::string name = "swarm/" + std::to_string(seed);
    models::Simulation whole(spec, options_of(options));
    whole.run();
    parts.push_back({name, facts_of(whole)});
    events.add(whole.event_hash());

    // In two pieces, the second by a copy, the short cuts and the observation left out.
    models::RunOptions plain = options_of(options);
    plain.fast_paths = false;
    plain.observe = false;
    models::Simulation first(spec, plain);
    first.run_until(SimTime() + spec.duration / 2);
    models::Simulation second = first;
    second.run();
    parts.push_back({name + "@pieces", facts_of(second)});
  }
  parts.push_back({"swarm/events", to_text(events)});
}

}  // namespace orrery::sim::determinism
