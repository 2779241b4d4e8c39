#include "app/run/verify.h"

#include <gtest/gtest.h>

#include "tests/app/small_scenarios.h"

namespace orrery::app {
namespace {

models::RunResult run(std::uint32_t seed) {
  const models::ScenarioSpec spec =
      queue_scenario(500, sim::Duration::milliseconds(1), sim::Duration::seconds(5));
  models::RunOptions options;
  options.seed = seed;
  return run_simulation(spec, options);
}

TEST(Verify, SeesNoDifferenceInEqualRuns) {
  const VerifyAnswer answer = compare_results(run(1), run(1));
  EXPECT_TRUE(answer.equal);
  EXPECT_TRUE(answer.differences.empty());
}

TEST(Verify, NamesTheFirstWindowThatDiffers) {
  const models::RunResult first = run(1);
  models::RunResult second = first;
  second.fingerprint.add({sim::SimTime() + sim::Duration::milliseconds(3200), 1, 2, 3});
  const VerifyAnswer answer = compare_results(first, second);
  EXPECT_FALSE(answer.equal);
  EXPECT_EQ(answer.window, 3U);
  EXPECT_EQ(answer.window_begin, sim::SimTime() + sim::Duration::seconds(3));
  EXPECT_EQ(answer.window_end, sim::SimTime() + sim::Duration::seconds(4));
}

// Equal facts that were counted differently are a mistake too.
TEST(Verify, ComparesWhatWasCounted) {
  const models::RunResult first = run(1);
  models::RunResult second = first;
  second.endpoints[0].ok.record(5);
  second.services[0].queue_area += 1;
  const VerifyAnswer answer = compare_results(first, second);
  EXPECT_FALSE(answer.equal);
  EXPECT_FALSE(answer.window);
  EXPECT_EQ(answer.differences, (std::vector<std::string>{"endpoint shop.get", "service shop"}));
}

}  // namespace
}  // namespace orrery::app
