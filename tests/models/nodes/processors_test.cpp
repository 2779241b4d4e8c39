#include "models/nodes/processors.h"

#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "sim/events/engine.h"

namespace orrery::models {
namespace {

constexpr sim::EventKind kProcessorEvent = 0;
constexpr sim::EventKind kOwnEvent = 1;
constexpr sim::EventKind kStartEvent = 2;

struct Start {
  std::uint32_t pod;
  Work work;
};

// A world of nothing but computations.
struct World {
  static constexpr sim::EventKind kEventKinds = 3;
  Processors processors = Processors(kProcessorEvent, kOwnEvent);
  std::vector<Start> starts = {};
  std::vector<std::pair<std::uint32_t, std::int64_t>> ends = {};  // who, when

  void on_event(sim::Scheduler& scheduler, sim::EventKind kind, std::uint32_t index) {
    if (kind == kStartEvent) {
      processors.start(scheduler, starts[index].pod, index, starts[index].work);
      return;
    }
    if (kind == kOwnEvent) {
      const auto end = processors.on_own_event(scheduler, starts[index].pod, index);
      if (end == Processors::OwnEnd::nothing) return;
      if (end == Processors::OwnEnd::alone) {
        ends.emplace_back(index, scheduler.now().nanoseconds());
        return;
      }
    } else if (!processors.on_event(scheduler, index)) {
      return;
    }
    std::vector<std::uint32_t> due;
    processors.take_due(due);
    for (const std::uint32_t who : due) ends.emplace_back(who, scheduler.now().nanoseconds());
  }
  void on_control(sim::Scheduler&, const sim::ControlCall&) {}
};

// Computations {pod, start, demand in ns} of pods on nodes; when each ends, in the order of ending.
class Bench {
 public:
  explicit Bench(sim::QueueKind queue = sim::QueueKind::radix)
      : engine_(World(), sim::EngineOptions{.queue = queue}) {}

  Processors& processors() { return engine_.world().processors; }
  sim::Scheduler& scheduler() { return engine_.scheduler(); }
  void compute(std::uint32_t pod, std::int64_t start, std::int64_t demand) {
    std::vector<Start>& starts = engine_.world().starts;
    engine_.scheduler().schedule(sim::SimTime::from_nanoseconds(start), sim::Phase::arrival,
                                 kStartEvent, static_cast<std::uint32_t>(starts.size()));
    starts.push_back({pod, work_of(sim::Duration::nanoseconds(demand))});
  }
  void run_until(std::int64_t time) { engine_.run_until(sim::SimTime::from_nanoseconds(time)); }
  std::vector<std::pair<std::uint32_t, std::int64_t>> ends() {
    run_until(1'000'000'000);
    return engine_.world().ends;
  }

 private:
  sim::Engine<World> engine_;
};

using Ends = std::vector<std::pair<std::uint32_t, std::int64_t>>;

TEST(Processors, TwoOnOneCoreGoHalfAsFast) {
  Bench bench;
  const std::uint32_t node = bench.processors().add_node(kOneCore, kOneCore);
  const std::uint32_t pod = bench.processors().add_pod({node});
  bench.compute(pod, 0, 1000);
  bench.compute(pod, 500, 1000);
  // Alone until 500; then 500 and 1000 are left: both at half speed until 1500.
  EXPECT_EQ(bench.ends(), (Ends{{0, 1500}, {1, 2000}}));
}

TEST(Processors, OneThreadUsesOneCoreAtMost) {
  Bench bench;
  const std::uint32_t node = bench.processors().add_node(4 * kOneCore, 2 * kOneCore);
  const std::uint32_t pod = bench.processors().add_pod({node});
  bench.compute(pod, 0, 1001);
  EXPECT_EQ(bench.ends(), (Ends{{0, 501}}));  // at speed 2, rounded up
}

TEST(Processors, PodsShareByWeightAndWithinTheirLimits) {
  Bench bench;
  const std::uint32_t node = bench.processors().add_node(kOneCore, kOneCore);
  const std::uint32_t heavy = bench.processors().add_pod({node, 3072});
  const std::uint32_t light = bench.processors().add_pod({node, 1024});
  const std::uint32_t other = bench.processors().add_node(kOneCore, kOneCore);
  const std::uint32_t limited = bench.processors().add_pod({other, 2, kOneCore / 4});
  bench.compute(heavy, 0, 300);
  bench.compute(light, 0, 300);
  bench.compute(limited, 0, 100);
  // 3/4 and 1/4 of the core: the heavy one ends at 400, when the light one has done 100.
  EXPECT_EQ(bench.ends(), (Ends{{0, 400}, {2, 400}, {1, 600}}));
}

// Those of all nodes that are due at one instant end by node, then by start.
TEST(Processors, WhatIsDueTogetherEndsInOneOrder) {
  for (const sim::QueueKind queue : {sim::QueueKind::radix, sim::QueueKind::heap}) {
    Bench bench(queue);
    std::vector<std::uint32_t> pods;
    for (int i = 0; i < 3; ++i) {
      const std::uint32_t node = bench.processors().add_node(Processors::kUnshared, kOneCore);
      pods.push_back(bench.processors().add_pod({node}));
    }
    bench.compute(pods[2], 0, 100);
    bench.compute(pods[0], 40, 60);
    bench.compute(pods[1], 10, 90);
    bench.compute(pods[0], 50, 50);
    EXPECT_EQ(bench.ends(), (Ends{{1, 100}, {3, 100}, {2, 100}, {0, 100}}));
  }
}

TEST(Processors, WhoIsStoppedGoesOnWhereItStopped) {
  Bench bench;
  const std::uint32_t node = bench.processors().add_node(kOneCore, kOneCore);
  const std::uint32_t pod = bench.processors().add_pod({.node = node, .is_preemptible = true});
  bench.compute(pod, 0, 1000);
  bench.run_until(400);
  const Work left = bench.processors().stop(bench.scheduler(), pod, 0);
  EXPECT_EQ(left, work_of(sim::Duration::nanoseconds(600)));
  bench.run_until(900);
  bench.processors().start(bench.scheduler(), pod, 0, left);
  EXPECT_EQ(bench.ends(), (Ends{{0, 1500}}));
}

TEST(Processors, FailuresSlowAndStandStill) {
  Bench bench;
  const std::uint32_t node = bench.processors().add_node(2 * kOneCore, kOneCore);
  const std::uint32_t pod = bench.processors().add_pod({node});
  bench.compute(pod, 0, 1000);
  bench.compute(pod, 0, 2000);
  bench.run_until(500);
  bench.processors().slow_node(bench.scheduler(), node, 0);
  bench.run_until(700);
  bench.processors().slow_node(bench.scheduler(), node, 1);
  bench.processors().set_offline(bench.scheduler(), node, kOneCore);
  // 500 and 1500 are left, on one core: the first at 700 + 1000, the other has 1000 left then.
  EXPECT_EQ(bench.ends(), (Ends{{0, 1700}, {1, 2700}}));
}

TEST(Processors, AQuotaThrottles) {
  Bench bench;
  const std::uint32_t node = bench.processors().add_node(4 * kOneCore, kOneCore);
  const auto ms = [](std::int64_t count) { return sim::Duration::milliseconds(count); };
  const std::uint32_t pod = bench.processors().add_pod(
      {node, 2, ~CoreRate{0}, CpuQuota(ms(20), ms(100), sim::SimTime() + ms(100))});
  bench.compute(pod, 0, ms(50).nanoseconds());
  EXPECT_EQ(bench.ends(), (Ends{{0, ms(210).nanoseconds()}}));
  EXPECT_EQ(bench.processors().throttled_periods(pod), 2U);
  EXPECT_EQ(bench.processors().throttled_area(pod, bench.scheduler().now()), ms(160).nanoseconds());
  EXPECT_EQ(bench.processors().core_time(node, bench.scheduler().now()), work_of(ms(50)));
}

TEST(Processors, ItIsSaturatedWhileMoreIsWantedThanThereIs) {
  Bench bench;
  const std::uint32_t node = bench.processors().add_node(2 * kOneCore, kOneCore);
  const std::uint32_t pod = bench.processors().add_pod({node});
  bench.compute(pod, 0, 1000);
  bench.compute(pod, 200, 300);
  bench.ends();
  EXPECT_EQ(bench.processors().saturated(node, bench.scheduler().now()), 300);
}

}  // namespace
}  // namespace orrery::models
