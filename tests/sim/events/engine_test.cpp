#include "sim/events/engine.h"

#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/mix.h"
#include "tests/sim/events/recording_world.h"

namespace orrery::sim {
namespace {

using Log = std::vector<std::string>;

class EveryEngine : public testing::TestWithParam<QueueKind> {
 protected:
  Engine<RecordingWorld> make(EngineOptions options = {}) const {
    options.queue = GetParam();
    return Engine<RecordingWorld>(RecordingWorld(), options);
  }
};

TEST_P(EveryEngine, OrdersByTimeThenPhaseThenSequence) {
  auto engine = make();
  Scheduler& scheduler = engine.scheduler();
  scheduler.schedule(at(20), Phase::world_change, 0, 1);
  scheduler.schedule(at(10), Phase::observation, 0, 2);
  scheduler.schedule(at(10), Phase::arrival, 1, 3);
  scheduler.schedule_control(at(10), Phase::control, {4, 5, 6});
  scheduler.schedule(at(10), Phase::arrival, 0, 7);
  scheduler.schedule(at(10), Phase::completion, 2, 8);
  scheduler.schedule(at(10), Phase::timer, 0, 9);
  scheduler.schedule(at(10), Phase::world_change, 0, 10);
  EXPECT_EQ(engine.run_until(SimTime::never()), StopReason::drained);
  EXPECT_EQ(engine.world().log,
            (Log{"10ns kind 0 index 10", "10ns kind 2 index 8", "10ns kind 0 index 9",
                 "10ns kind 1 index 3", "10ns kind 0 index 7", "10ns component 4 code 5 argument 6",
                 "10ns kind 0 index 2", "20ns kind 0 index 1"}));
  EXPECT_EQ(engine.events_executed(), 8u);
  EXPECT_EQ(engine.now(), at(20));
}

TEST_P(EveryEngine, AHandlerMayScheduleAnEarlierPhaseOfThisInstant) {
  auto engine = make();
  engine.world().then = [](Scheduler& scheduler, EventKind kind, std::uint32_t) {
    if (kind == 0) scheduler.schedule_after(Duration(), Phase::completion, 1, 0);
  };
  engine.scheduler().schedule(at(5), Phase::control, 0, 1);
  engine.scheduler().schedule(at(5), Phase::control, 2, 2);
  engine.run_until(SimTime::never());
  EXPECT_EQ(engine.world().log,
            (Log{"5ns kind 0 index 1", "5ns kind 1 index 0", "5ns kind 2 index 2"}));
}

TEST_P(EveryEngine, TheHorizonIsExclusive) {
  auto engine = make();
  engine.scheduler().schedule(at(9), Phase::timer, 0, 0);
  engine.scheduler().schedule(at(10), Phase::timer, 0, 1);
  EXPECT_EQ(engine.run_until(at(10)), StopReason::horizon);
  EXPECT_EQ(engine.now(), at(10));
  EXPECT_EQ(engine.world().log, (Log{"9ns kind 0 index 0"}));
  EXPECT_EQ(engine.run_until(at(11)), StopReason::drained);
  EXPECT_EQ(engine.now(), at(11));
  EXPECT_EQ(engine.world().log.size(), 2u);
  EXPECT_EQ(engine.run_until(at(5)), StopReason::drained);
  EXPECT_EQ(engine.now(), at(11)) << "time never goes back";
}

TEST_P(EveryEngine, StepsOneEventAtATime) {
  auto engine = make();
  EXPECT_FALSE(engine.step());
  engine.scheduler().schedule(at(1), Phase::timer, 0, 0);
  engine.scheduler().schedule(at(2), Phase::timer, 0, 1);
  EXPECT_TRUE(engine.step());
  EXPECT_EQ(engine.now(), at(1));
  EXPECT_TRUE(engine.step());
  EXPECT_FALSE(engine.step());
  EXPECT_EQ(engine.events_executed(), 2u);
}

// A world that keeps a few hundred events going, whose every choice follows from its events.
RecordingWorld busy_world() {
  RecordingWorld world;
  world.then = [](Scheduler& scheduler, EventKind kind, std::uint32_t index) {
    const std::uint64_t word =
        mix64(index, static_cast<std::uint64_t>(scheduler.now().nanoseconds()));
    scheduler.schedule_after(Duration::nanoseconds(static_cast<std::int64_t>(1 + word % 1000)),
                             static_cast<Phase>(word >> 32 & 3), static_cast<EventKind>(kind % 3),
                             index);
  };
  return world;
}

Engine<RecordingWorld> busy_engine(QueueKind queue) {
  Engine<RecordingWorld> engine(busy_world(), {.queue = queue});
  for (std::uint32_t i = 0; i < 300; ++i) engine.scheduler().schedule(at(i), Phase::arrival, 0, i);
  return engine;
}

TEST_P(EveryEngine, APartialRunGoesOnAsTheWhole) {
  auto whole = busy_engine(GetParam());
  EXPECT_EQ(whole.run_until(at(10'000)), StopReason::horizon);

  auto parts = busy_engine(GetParam());
  for (std::int64_t time = 0; time < 10'000; time += 777) parts.run_until(at(time));
  EXPECT_EQ(parts.run_until(at(10'000), {.events = 13}), StopReason::event_bound);
  EXPECT_TRUE(parts.step());
  parts.run_until(at(10'000));
  EXPECT_EQ(parts.world().log, whole.world().log);
  EXPECT_EQ(parts.event_hash(), whole.event_hash());
  EXPECT_EQ(parts.events_executed(), whole.events_executed());
}

TEST_P(EveryEngine, ACloneInMidRunEqualsTheOriginal) {
  auto original = busy_engine(GetParam());
  original.run_until(at(5'000));
  auto clone = original;
  original.run_until(at(10'000));
  EXPECT_NE(clone.event_hash(), original.event_hash());
  clone.run_until(at(10'000));
  EXPECT_EQ(clone.event_hash(), original.event_hash());
  EXPECT_EQ(clone.world().log, original.world().log);
}

TEST_P(EveryEngine, BothQueuesGiveOneEventHash) {
  auto engine = busy_engine(GetParam());
  engine.run_until(at(100'000));
  auto reference = busy_engine(QueueKind::heap);
  reference.run_until(at(100'000));
  EXPECT_EQ(engine.event_hash(), reference.event_hash());
  EXPECT_GT(engine.events_executed(), 50'000u);
}

TEST_P(EveryEngine, AnInterruptIsSeenWithinAFewThousandEvents) {
  auto engine = busy_engine(GetParam());
  std::atomic<bool> interrupt = false;
  engine.world().then = [&, then = engine.world().then, n = 0](Scheduler& scheduler, EventKind kind,
                                                               std::uint32_t index) mutable {
    if (++n == 5'000) interrupt = true;
    then(scheduler, kind, index);
  };
  EXPECT_EQ(engine.run_until(SimTime::never(), {.interrupt = &interrupt}), StopReason::interrupted);
  EXPECT_GE(engine.events_executed(), 5'000u);
  EXPECT_LE(engine.events_executed(), 20'000u);
  // And it goes on where it stopped.
  interrupt = false;
  EXPECT_EQ(engine.run_until(SimTime::never(), {.events = 10, .interrupt = &interrupt}),
            StopReason::event_bound);
}

TEST_P(EveryEngine, ALoopWithoutDelayIsALimitErrorThatNamesTheInstant) {
  auto engine = make({.events_per_instant = 1'000});
  engine.world().then = [](Scheduler& scheduler, EventKind kind, std::uint32_t index) {
    scheduler.schedule_after(Duration(), Phase::arrival, kind, index);
  };
  engine.scheduler().schedule(at(1'500'000), Phase::arrival, 0, 0);
  try {
    engine.run_until(SimTime::never());
    FAIL() << "an endless instant ended";
  } catch (const LimitError& error) {
    EXPECT_EQ(error.limit(), "events_per_instant");
    EXPECT_EQ(error.value(), 1'000u);
    EXPECT_NE(std::string(error.what()).find("1.5ms"), std::string::npos) << error.what();
  }
  EXPECT_EQ(engine.events_executed(), 1'000u);
}

TEST_P(EveryEngine, ManyEventsAtOneInstantAreAllowedUpToTheLimit) {
  auto engine = make({.events_per_instant = 1'000});
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    engine.scheduler().schedule(at(7), Phase::arrival, 0, i);
    engine.scheduler().schedule(at(8), Phase::arrival, 0, i);
  }
  EXPECT_EQ(engine.run_until(SimTime::never()), StopReason::drained);
}

TEST_P(EveryEngine, AFailedCheckSaysWhereTheRunStood) {
  auto engine = make({.seed = 42, .replication = 7});
  engine.world().then = [](Scheduler&, EventKind, std::uint32_t index) { CHECK(index != 2); };
  for (std::uint32_t i = 0; i < 5; ++i) {
    engine.scheduler().schedule(at(250 + i), Phase::arrival, 0, i);
  }
  try {
    engine.run_until(SimTime::never());
    FAIL() << "the check did not fail";
  } catch (const InvariantError& error) {
    ASSERT_TRUE(error.position().has_value());
    EXPECT_EQ(error.position()->seed, 42u);
    EXPECT_EQ(error.position()->replication, 7u);
    EXPECT_EQ(error.position()->time, at(252));
    EXPECT_EQ(error.position()->event_number, 3u);
    const std::string text = error.what();
    EXPECT_NE(text.find("index != 2"), std::string::npos) << text;
    EXPECT_NE(text.find("seed 42, replication 7"), std::string::npos) << text;
  }
}

TEST_P(EveryEngine, ThePastIsRefused) {
  auto engine = make();
  engine.world().then = [](Scheduler& scheduler, EventKind, std::uint32_t) {
    scheduler.schedule(scheduler.now() - Duration::nanoseconds(1), Phase::arrival, 0, 0);
  };
  engine.scheduler().schedule(at(3), Phase::arrival, 0, 0);
  EXPECT_THROW(engine.run_until(SimTime::never()), InvariantError);
}

TEST_P(EveryEngine, WhatLiesBeyondTheEndOfTimeNeverHappens) {
  auto engine = make();
  Scheduler& scheduler = engine.scheduler();
  scheduler.schedule(limits::kSimTimeMax, Phase::observation, 0, 1);
  scheduler.schedule(limits::kSimTimeMax + Duration::nanoseconds(1), Phase::timer, 0, 2);
  scheduler.schedule(SimTime::never(), Phase::timer, 0, 3);
  scheduler.schedule_control(SimTime::never(), Phase::control, {});
  EXPECT_EQ(scheduler.pending(), 1u);
  EXPECT_EQ(engine.run_until(SimTime::never()), StopReason::drained);
  EXPECT_EQ(engine.now(), limits::kSimTimeMax);
}

INSTANTIATE_TEST_SUITE_P(Queues, EveryEngine, testing::Values(QueueKind::radix, QueueKind::heap),
                         [](const auto& instance) {
                           return instance.param == QueueKind::radix ? "radix" : "heap";
                         });

}  // namespace
}  // namespace orrery::sim
