// The simulation against the naive one: equal facts, counts and areas, in cases worked by hand and
// in a swarm of random scenarios.
//
// ORRERY_SWARM_FIRST and ORRERY_SWARM_SCENARIOS in the environment choose other scenarios: a
// failure prints the number to be given.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"
#include "models/simulation/simulation.h"
#include "tests/oracle/comparison.h"
#include "tests/oracle/naive_simulation.h"
#include "tests/oracle/shrink.h"
#include "tests/oracle/story.h"
#include "tests/oracle/swarm.h"
#include "tests/sanitized.h"

#ifndef ORRERY_SWARM_DEFAULT
#define ORRERY_SWARM_DEFAULT 150
#endif

namespace orrery::oracle {
namespace {

using models::RunOptions;
using models::ScenarioSpec;

models::RunResult simulate(const ScenarioSpec& spec, const RunOptions& options) {
  models::Simulation simulation(spec, options);
  simulation.run();
  return simulation.result();
}

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

// The ways in which a run may be done: all of them the same run.
std::vector<RunOptions> ways_to_run(std::uint32_t seed, std::uint32_t replication) {
  const RunOptions usual = {seed, replication};
  RunOptions heap = usual;
  heap.queue = sim::QueueKind::heap;
  RunOptions general = usual;
  general.fast_paths = false;
  RunOptions unseen = usual;
  unseen.observe = false;
  RunOptions recorded = heap;
  recorded.fast_paths = false;
  recorded.record_requests = true;
  recorded.blame = true;
  return {usual, heap, general, unseen, recorded};
}

std::string name_of(const RunOptions& options) {
  return std::string(options.queue == sim::QueueKind::heap ? "heap" : "radix") +
         (options.fast_paths ? "" : ", no fast paths") + (options.observe ? "" : ", unobserved") +
         (options.record_requests ? ", requests recorded" : "");
}

// What differs in any way to run, empty where nothing does.
std::string differences_in_any_way(const ScenarioSpec& spec, std::uint32_t replication) {
  const OracleResult oracle = NaiveSimulation(spec, {spec.seed, replication}).run();
  for (const RunOptions& options : ways_to_run(spec.seed, replication)) {
    std::string text = differences(oracle, simulate(spec, options), options);
    if (!text.empty()) return name_of(options) + ":\n" + text;
  }
  return "";
}

class HandWorkedInSimulation : public testing::TestWithParam<HandWorkedCase> {};

TEST_P(HandWorkedInSimulation, HasTheseFactsAndNoOthers) {
  ScenarioSpec spec = GetParam().spec;
  EXPECT_EQ(differences_in_any_way(spec, 0), "");
  sim::Fingerprint expected(spec.window);
  for (const sim::Fact& fact : GetParam().story.facts()) expected.add(fact);
  const models::RunResult result = simulate(spec, {spec.seed, 0});
  EXPECT_EQ(result.fingerprint.first_difference(expected), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Cases, HandWorkedInSimulation, testing::ValuesIn(hand_worked_cases()),
                         [](const auto& test) { return test.param.name; });

TEST(Oracle, SwarmOfScenarios) {
  const std::uint64_t first = from_environment("ORRERY_SWARM_FIRST", 0);
  const std::uint64_t scenarios = from_environment(
      "ORRERY_SWARM_SCENARIOS", scaled_down_if_sanitized<std::uint64_t>(ORRERY_SWARM_DEFAULT));
  for (std::uint64_t number = first; number < first + scenarios; ++number) {
    const ScenarioSpec spec = swarm_scenario(number);
    const auto replication = static_cast<std::uint32_t>(number % 3);
    const std::string found = differences_in_any_way(spec, replication);
    if (found.empty()) continue;
    const ScenarioSpec smallest = shrunk(spec, [replication](const ScenarioSpec& smaller) {
      return !differences_in_any_way(smaller, replication).empty();
    });
    FAIL() << "scenario " << number << ", replication " << replication << "\n"
           << found << "a smaller scenario that differs:\n"
           << app::validate_scenario(smallest).resolved_text()
           << differences_in_any_way(smallest, replication);
  }
}

}  // namespace
}  // namespace orrery::oracle
