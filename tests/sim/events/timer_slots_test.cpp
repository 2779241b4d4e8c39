#include "sim/events/timer_slots.h"

#include <map>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/mix.h"
#include "tests/sim/events/recording_world.h"

namespace orrery::sim {
namespace {

// Fires the engine's timer events and keeps (time, owner, code) of those that were still armed.
struct TimerWorld {
  static constexpr EventKind kEventKinds = 1;
  TimerSlots timers{0};
  std::vector<std::pair<SimTime, std::uint32_t>> fired;

  void on_event(Scheduler& scheduler, EventKind, std::uint32_t index) {
    if (const auto timer = timers.fire(index)) fired.emplace_back(scheduler.now(), timer->owner);
  }
  void on_control(Scheduler&, const ControlCall&) {}
};

using Fired = std::vector<std::pair<SimTime, std::uint32_t>>;

TEST(TimerSlots, FiresOnTimeAndOnlyWhenArmed) {
  Engine<TimerWorld> engine(TimerWorld(), {});
  TimerSlots& timers = engine.world().timers;
  timers.arm(engine.scheduler(), at(30), {1, 0});
  const TimerHandle stopped = timers.arm(engine.scheduler(), at(20), {2, 0});
  timers.arm(engine.scheduler(), at(10), {3, 0});
  EXPECT_EQ(timers.armed(), 3u);
  EXPECT_TRUE(timers.stop(stopped));
  EXPECT_FALSE(timers.stop(stopped));
  EXPECT_FALSE(timers.is_armed(stopped));
  engine.run_until(SimTime::never());
  EXPECT_EQ(engine.world().fired, (Fired{{at(10), 3}, {at(30), 1}}));
  EXPECT_EQ(engine.world().timers.armed(), 0u);
}

TEST(TimerSlots, AStaleHandleStopsNobodyElse) {
  Engine<TimerWorld> engine(TimerWorld(), {});
  const TimerHandle old = engine.world().timers.arm(engine.scheduler(), at(1), {1, 0});
  engine.run_until(at(5));
  const TimerHandle fresh = engine.world().timers.arm(engine.scheduler(), at(9), {2, 0});
  EXPECT_EQ(fresh.index(), old.index()) << "the slot is recycled, or this test proves nothing";
  EXPECT_FALSE(engine.world().timers.stop(old));
  engine.run_until(SimTime::never());
  EXPECT_EQ(engine.world().fired, (Fired{{at(1), 1}, {at(9), 2}}));
}

TEST(TimerSlots, AStoppedTimersSlotIsNotReusedBeforeItsEvent) {
  Engine<TimerWorld> engine(TimerWorld(), {});
  TimerSlots& timers = engine.world().timers;
  timers.stop(timers.arm(engine.scheduler(), at(10), {1, 0}));
  timers.arm(engine.scheduler(), at(50), {2, 0});
  engine.run_until(SimTime::never());
  EXPECT_EQ(engine.world().fired, (Fired{{at(50), 2}}));
}

TEST(TimerSlots, ATimerBeyondTheEndOfTimeTakesNoSlot) {
  Engine<TimerWorld> engine(TimerWorld(), {});
  const TimerHandle never = engine.world().timers.arm(engine.scheduler(), SimTime::never(), {1, 0});
  EXPECT_TRUE(never.is_none());
  EXPECT_FALSE(engine.world().timers.stop(never));
  EXPECT_EQ(engine.scheduler().pending(), 0u);
}

TEST(TimerSlots, RandomLifeAgainstAMap) {
  Engine<TimerWorld> engine(TimerWorld(), {});
  std::map<std::pair<SimTime, std::uint32_t>, TimerHandle>
      expected;  // by time, then order of arming
  for (std::uint32_t n = 0; n < 5'000; ++n) {
    const std::uint64_t word = mix64(n);
    const SimTime time =
        engine.now() + Duration::nanoseconds(static_cast<std::int64_t>(word % 500));
    expected[{time, n}] = engine.world().timers.arm(engine.scheduler(), time, {n, 0});
    if (word >> 40 & 1) {
      const auto victim = expected.begin();
      EXPECT_TRUE(engine.world().timers.stop(victim->second));
      expected.erase(victim);
    }
    if (word >> 41 & 1) {
      engine.world().fired.clear();
      const SimTime until =
          engine.now() + Duration::nanoseconds(static_cast<std::int64_t>(word >> 56));
      engine.run_until(until);
      for (const auto& [time_fired, owner] : engine.world().fired) {
        ASSERT_EQ(expected.begin()->first, (std::pair{time_fired, owner}));
        expected.erase(expected.begin());
      }
      ASSERT_TRUE(expected.empty() || expected.begin()->first.first >= until);
    }
  }
  EXPECT_EQ(engine.world().timers.armed(), expected.size());
}

}  // namespace
}  // namespace orrery::sim
