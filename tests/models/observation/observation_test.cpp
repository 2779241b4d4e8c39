// Which windows of time a run records, and that each holds what happened in it.
#include "models/observation/observation.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/simulation/simulation.h"
#include "tests/oracle/spec_builders.h"

namespace orrery::models {
namespace {

using oracle::compute;
using oracle::cores;
using oracle::ms;
using oracle::scenario;
using sim::Duration;
using sim::SimTime;

// A request at 0, 10, ... ms, each of which keeps the one core busy for 1 ms.
ScenarioSpec every_10_ms(Duration duration, Duration drain, Duration window) {
  std::vector<std::int64_t> arrivals;
  for (std::int64_t i = 0; i < duration.nanoseconds() / ms(10).nanoseconds(); ++i) {
    arrivals.push_back(10 * i);
  }
  ScenarioSpec spec = scenario(arrivals, {{"a", cores(1, {compute(ms(1))})}});
  spec.duration = duration;
  spec.drain = drain;
  spec.window = window;
  return spec;
}

RunResult run_of(const ScenarioSpec& spec) {
  Simulation simulation(spec, {});
  simulation.run();
  return simulation.result();
}

// So many windows, each with as many requests as come in one.
void expect_windows(const RunResult& result, std::size_t windows, std::uint64_t requests) {
  ASSERT_EQ(result.endpoints[0].windows.size(), windows);
  ASSERT_EQ(result.services[0].windows.size(), windows);
  for (std::size_t i = 0; i < windows; ++i) {
    SCOPED_TRACE("window " + std::to_string(i));
    EXPECT_EQ(result.endpoints[0].windows[i].arrived, requests);
    EXPECT_EQ(result.endpoints[0].windows[i].ok, requests);
    EXPECT_EQ(result.services[0].windows[i].arrived, requests);
    EXPECT_TRUE(result.services[0].windows[i].busy_area ==
                sim::Int128{requests} * ms(1).nanoseconds());
  }
}

TEST(Windows, LastOneIsThereWithAndWithoutADrain) {
  expect_windows(run_of(every_10_ms(ms(300), ms(50), ms(100))), 3, 10);
  expect_windows(run_of(every_10_ms(ms(300), Duration(), ms(100))), 3, 10);
}

TEST(Windows, OneMayBeTheWholeRun) {
  expect_windows(run_of(every_10_ms(ms(300), Duration(), ms(300))), 1, 30);
}

// What is left of the duration behind the last whole window is measured, but is in no window.
TEST(Windows, AreWholeOnes) {
  const RunResult result = run_of(every_10_ms(ms(290), Duration(), ms(100)));
  expect_windows(result, 2, 10);
  EXPECT_EQ(result.services[0].arrived, 29U);
  // The same where the run goes on behind the duration, for longer than a window.
  expect_windows(run_of(every_10_ms(ms(290), ms(500), ms(100))), 2, 10);
}

TEST(Windows, LongerThanTheDurationThereAreNone) {
  const RunResult result = run_of(every_10_ms(ms(300), ms(500), ms(301)));
  expect_windows(result, 0, 0);
  EXPECT_EQ(result.services[0].arrived, 30U);
}

TEST(Windows, AreTheSameWhenARunIsStoppedSteppedOrAskedTwice) {
  const ScenarioSpec spec = every_10_ms(ms(300), Duration(), ms(100));
  Simulation pieces(spec, {});
  pieces.run_until(SimTime() + ms(150));
  expect_windows(pieces.result(), 1, 10);
  pieces.run();
  pieces.run();
  EXPECT_FALSE(pieces.step());
  expect_windows(pieces.result(), 3, 10);
  Simulation steps(spec, {});
  while (steps.step()) continue;
  expect_windows(steps.result(), 3, 10);
}

TEST(Windows, NobodyAskedForAreNotKept) {
  RunOptions options;
  options.observe = false;
  Simulation simulation(every_10_ms(ms(300), Duration(), ms(100)), options);
  simulation.run();
  expect_windows(simulation.result(), 0, 0);
}

}  // namespace
}  // namespace orrery::models
