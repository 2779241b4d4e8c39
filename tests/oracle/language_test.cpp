// The swarm's scenarios are valid, and what is written of them is the same scenario.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"
#include "models/simulation/simulation.h"
#include "tests/oracle/swarm.h"
#include "tests/sanitized.h"

namespace orrery::oracle {
namespace {

constexpr std::uint64_t kScenarios = scaled_down_if_sanitized<std::uint64_t>(100);

models::RunResult run_of(const models::ScenarioSpec& spec) {
  models::Simulation simulation(spec, {.seed = spec.seed});
  simulation.run();
  return simulation.result();
}

TEST(SwarmInTheLanguage, RunsAlikeWhenReadAgain) {
  for (std::uint64_t number = 0; number < kScenarios; ++number) {
    SCOPED_TRACE("scenario " + std::to_string(number));
    const models::ScenarioSpec spec = swarm_scenario(number);
    const app::ValidScenario written = app::validate_scenario(spec);
    const app::ValidScenario read = app::load_scenario_text(written.resolved_text(), "swarm.yaml");
    EXPECT_EQ(written.resolved_text(), read.resolved_text());
    const models::RunResult result = run_of(spec);
    EXPECT_EQ(result.event_hash, run_of(written.spec()).event_hash);
    ASSERT_EQ(result.event_hash, run_of(read.spec()).event_hash) << written.resolved_text();
  }
}

}  // namespace
}  // namespace orrery::oracle
