// What must not change a run, and what must change it in a known way, over the swarm's scenarios.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "models/simulation/simulation.h"
#include "tests/oracle/comparison.h"
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/swarm.h"
#include "tests/oracle/transform.h"
#include "tests/sanitized.h"

namespace orrery::oracle {
namespace {

using models::RunOptions;
using models::RunResult;
using models::ScenarioSpec;
using models::Simulation;

constexpr std::uint64_t kScenarios = scaled_down_if_sanitized<std::uint64_t>(60);

RunResult run_of(const ScenarioSpec& spec) {
  RunOptions options;
  options.seed = spec.seed;
  options.record_requests = true;
  Simulation simulation(spec, options);
  simulation.run();
  return simulation.result();
}

void expect_same_run(const RunResult& expected, const RunResult& result) {
  EXPECT_EQ(expected.fingerprint.first_difference(result.fingerprint), std::nullopt);
  EXPECT_EQ(expected.events, result.events);
  EXPECT_EQ(expected.event_hash, result.event_hash);
  EXPECT_EQ(expected.ended, result.ended);
  ASSERT_EQ(expected.services.size(), result.services.size());
  for (std::size_t i = 0; i < result.services.size(); ++i) {
    EXPECT_TRUE(expected.services[i].busy_area == result.services[i].busy_area);
    EXPECT_TRUE(expected.services[i].queue_area == result.services[i].queue_area);
    EXPECT_TRUE(expected.services[i].waits == result.services[i].waits);
  }
  ASSERT_EQ(expected.requests.size(), result.requests.size());
}

template <class Property>
void for_each_scenario(Property&& property) {
  for (std::uint64_t number = 0; number < kScenarios; ++number) {
    SCOPED_TRACE("scenario " + std::to_string(number));
    property(swarm_scenario(number));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Metamorphic, OtherSeedsAreOtherRuns) {
  for_each_scenario([](ScenarioSpec spec) {
    spec.workloads.begin()->second.source =
        models::OpenSpec{models::PoissonArrivalsSpec{models::ConstantRateSpec{1'000}}};
    const RunResult one = run_of(spec);
    ++spec.seed;
    EXPECT_NE(one.fingerprint.first_difference(run_of(spec).fingerprint), std::nullopt);
  });
}

TEST(Metamorphic, PiecesAreTheWhole) {
  for_each_scenario([](const ScenarioSpec& spec) {
    const RunResult whole = run_of(spec);
    Simulation pieces(spec, {.seed = spec.seed, .record_requests = true});
    for (std::int64_t i = 1; i < 7; ++i) {
      pieces.run_until(sim::SimTime() + spec.duration * i / 5 + sim::Duration::nanoseconds(i));
      for (int steps = 0; steps < 50; ++steps) pieces.step();
      EXPECT_EQ(pieces.arrived(), pieces.ended() + pieces.requests_in_flight());
      EXPECT_EQ(pieces.result().events, pieces.events());
    }
    pieces.run();
    expect_same_run(whole, pieces.result());
    EXPECT_FALSE(pieces.step());
  });
}

TEST(Metamorphic, StepByStepIsTheWhole) {
  for_each_scenario([](const ScenarioSpec& spec) {
    Simulation steps(spec, {.seed = spec.seed, .record_requests = true});
    while (steps.step()) continue;
    steps.run();
    expect_same_run(run_of(spec), steps.result());
  });
}

// Both go on independently, whichever goes first.
TEST(Metamorphic, CloneIsTheOriginal) {
  for_each_scenario([](const ScenarioSpec& spec) {
    const RunResult whole = run_of(spec);
    Simulation original(spec, {.seed = spec.seed, .record_requests = true});
    original.run_until(sim::SimTime() + spec.duration / 2);
    Simulation early = original;
    early.run();
    expect_same_run(whole, early.result());
    original.run_until(sim::SimTime() + spec.duration * 3 / 4);
    early = original;
    original.run();
    expect_same_run(whole, original.result());
    Simulation moved = std::move(early);
    moved.run();
    expect_same_run(whole, moved.result());
  });
}

TEST(Metamorphic, WhatNobodyUsesChangesNothing) {
  for_each_scenario([](ScenarioSpec spec) {
    // A node that crashes would crash with the pods that nobody uses, which are told of.
    spec.failures.clear();
    const RunResult plain = run_of(spec);
    spec.services["aaa"] = threads(7, {compute(ms(1)), call("zzz.e", ms(3))});
    spec.services["zzz"] = cores(2, {sleep(ms(3))});
    spec.services["zzz"].replicas = 3;
    spec.services.begin()->second.endpoints["aaa"].steps = {compute(ms(1))};
    for (auto& [name, service] : spec.services) {
      service.endpoints["never"].steps = {parallel({{compute(ms(1))}, {call("zzz.e")}})};
    }
    spec.services["zzz"].endpoints.erase("never");
    models::WorkloadSpec nobody;
    nobody.mix = {{{"aaa", "e"}, 1}};
    nobody.source = models::OpenSpec{models::TimesArrivalsSpec{}};
    nobody.client.timeout = ms(11);
    spec.workloads["aaa"] = nobody;
    const RunResult more = run_of(spec);
    EXPECT_EQ(plain.fingerprint.first_difference(more.fingerprint), std::nullopt);
  });
}

TEST(Metamorphic, TimeoutsThatNeverFireChangeNothing) {
  for_each_scenario([](const ScenarioSpec& spec) {
    const RunResult result = run_of(with_idle_timeouts(spec));
    EXPECT_EQ(run_of(spec).fingerprint.first_difference(result.fingerprint), std::nullopt);
  });
}

// The negative control of the test above: timeouts that do fire are seen.
TEST(Metamorphic, TimeoutsThatFireChangeTheRun) {
  ScenarioSpec spec = scenario(
      {0, 1, 2}, {{"a", cores(1, {ignoring(call("b.e"))})}, {"b", cores(1, {sleep(ms(9))})}});
  const RunResult patient = run_of(spec);
  spec.traffic.defaults.timeout = ms(8);
  EXPECT_EQ(patient.fingerprint.first_difference(run_of(spec).fingerprint), std::size_t{0});
}

// A run behind the end of another begins like that one.
TEST(Metamorphic, LongerRunsBeginAlike) {
  for_each_scenario([](ScenarioSpec spec) {
    spec.window = ms(10);
    const RunResult shorter = run_of(spec);
    const auto whole_windows = static_cast<std::size_t>(spec.duration / spec.window);
    spec.duration = spec.duration * 2;
    const auto part = shorter.fingerprint.first_difference(run_of(spec).fingerprint);
    EXPECT_GE(part.value_or(whole_windows), whole_windows);
  });
}

TEST(Metamorphic, TwiceAsSlowTakesTwiceAsLong) {
  for_each_scenario([](const ScenarioSpec& scenario) {
    const ScenarioSpec spec = on_a_grid(scenario);
    const RunResult result = run_of(spec);
    const RunResult slow = run_of(twice_as_slow(spec));
    EXPECT_EQ(result.arrived, slow.arrived);
    ASSERT_EQ(result.requests.size(), slow.requests.size());
    for (std::size_t i = 0; i < slow.requests.size(); ++i) {
      ASSERT_EQ(result.requests[i].request, slow.requests[i].request);
      ASSERT_EQ(result.requests[i].outcome, slow.requests[i].outcome);
      ASSERT_EQ(result.requests[i].response * 2, slow.requests[i].response);
    }
    for (std::size_t i = 0; i < slow.services.size(); ++i) {
      EXPECT_TRUE(result.services[i].busy_area * 2 == slow.services[i].busy_area);
      EXPECT_TRUE(result.services[i].queue_area * 2 == slow.services[i].queue_area);
    }
  });
}

}  // namespace
}  // namespace orrery::oracle
