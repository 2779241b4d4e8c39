// What must hold of a scenario's text, whatever it is; for the fuzzers that make such texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/validate/load_scenario.h"
#include "models/simulation/simulation.h"
#include "sim/base/check.h"

namespace orrery::fuzz {

// Whether a run of it begins in no time: few pods, users and windows.
inline bool is_cheap(const models::ScenarioSpec& spec) {
  constexpr std::int64_t kMost = 1000;
  std::int64_t things = 0;
  for (const auto& [name, service] : spec.services) things += service.replicas;
  for (const auto& [name, zone] : spec.platform.zones) things += zone.nodes;
  for (const auto& [name, workload] : spec.workloads) {
    const auto* closed = std::get_if<models::ClosedSpec>(&workload.source);
    if (closed != nullptr) things += closed->users;
  }
  return things <= kMost && (spec.duration + spec.drain) / spec.window <= kMost;
}

// Its first events.
inline void run_briefly(const models::ScenarioSpec& spec) {
  constexpr int kEvents = 200;
  try {
    models::Simulation simulation(spec, {});
    for (int i = 0; i < kEvents && simulation.step(); ++i) {
    }
  } catch (const sim::LimitError&) {
    // The scenario may set limits that its first events reach.
  }
}

// Loads it, or says why not with a place for every problem; what was loaded survives being written,
// and can be run.
inline void check_loading(std::string_view text, const std::vector<std::string>& sets) {
  try {
    const app::ValidScenario scenario = app::load_scenario_text(text, "fuzz.yaml", sets);
    const app::ValidScenario again =
        app::load_scenario_text(scenario.resolved_text(), "resolved.yaml");
    CHECK(again.resolved_text() == scenario.resolved_text(), "one scenario has one text");
    const app::ValidScenario written = app::validate_scenario(scenario.spec());
    CHECK(written.resolved_text() == scenario.resolved_text(), "nothing is lost in the spec");
    if (is_cheap(scenario.spec())) run_briefly(scenario.spec());
  } catch (const app::ScenarioError& error) {
    CHECK(!error.problems().empty(), "an error has a reason");
    for (const app::Problem& problem : error.problems()) {
      CHECK(!problem.message.empty(), "a problem has a message");
    }
  } catch (const app::InputError&) {
    // No text.
  }
}

}  // namespace orrery::fuzz
