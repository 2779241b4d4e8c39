#include "sim/events/timeout_list.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/mix.h"
#include "tests/sim/events/recording_world.h"

namespace orrery::sim {
namespace {

struct Record {
  TimeoutLinks links;
  SimTime started;
};

struct TimeoutWorld {
  static constexpr EventKind kEventKinds = 1;
  TimeoutList list{Duration::nanoseconds(100), 0, 0};
  std::vector<Record> records = std::vector<Record>(64);
  std::vector<std::pair<SimTime, std::uint32_t>> expired;
  std::uint32_t restart = 0xffff'ffff;  // the record whose timeout starts again when it expires
  int events = 0;

  void start(Scheduler& scheduler, std::uint32_t record) {
    records[record].started = scheduler.now();
    list.start(scheduler, record, [this](std::uint32_t r) -> TimeoutLinks& { return links(r); });
  }
  void stop(std::uint32_t record) {
    list.stop(record, [this](std::uint32_t r) -> TimeoutLinks& { return links(r); });
  }
  TimeoutLinks& links(std::uint32_t record) { return records[record].links; }

  void on_event(Scheduler& scheduler, EventKind, std::uint32_t) {
    ++events;
    list.expire(
        scheduler, [this](std::uint32_t r) -> TimeoutLinks& { return links(r); },
        [this](std::uint32_t r) { return records[r].started; },
        [&](std::uint32_t r) {
          expired.emplace_back(scheduler.now(), r);
          if (r == restart) start(scheduler, r);
        });
  }
  void on_control(Scheduler&, const ControlCall&) {}
};

using Expired = std::vector<std::pair<SimTime, std::uint32_t>>;

TEST(TimeoutList, ExpiresInTheOrderOfStarting) {
  Engine<TimeoutWorld> engine(TimeoutWorld(), {});
  TimeoutWorld& world = engine.world();
  for (const std::uint32_t record : {5u, 3u, 9u}) {
    world.start(engine.scheduler(), record);
    if (record == 3) engine.run_until(at(10));
  }
  EXPECT_EQ(engine.scheduler().pending(), 1u) << "one event for the whole list";
  engine.run_until(SimTime::never());
  EXPECT_EQ(world.expired, (Expired{{at(100), 5}, {at(100), 3}, {at(110), 9}}));
  EXPECT_EQ(world.events, 2);
  EXPECT_TRUE(world.list.empty());
}

TEST(TimeoutList, AnythingMayBeStopped) {
  Engine<TimeoutWorld> engine(TimeoutWorld(), {});
  TimeoutWorld& world = engine.world();
  for (std::uint32_t record = 0; record < 5; ++record) {
    engine.run_until(at(record * 10));
    world.start(engine.scheduler(), record);
  }
  world.stop(0);  // the first, whose event is pending
  world.stop(2);  // one in the middle
  world.stop(4);  // the last
  engine.run_until(SimTime::never());
  EXPECT_EQ(world.expired, (Expired{{at(110), 1}, {at(130), 3}}));
}

TEST(TimeoutList, StartingWhatRunsAndStoppingWhatDoesNotAreOurMistakes) {
  Engine<TimeoutWorld> engine(TimeoutWorld(), {});
  engine.world().start(engine.scheduler(), 1);
  EXPECT_THROW(engine.world().start(engine.scheduler(), 1), InvariantError);
  EXPECT_THROW(engine.world().stop(2), InvariantError);
  EXPECT_THROW(TimeoutList(Duration(), 0, 0), InvariantError);
}

TEST(TimeoutList, ARecordMayStartAgainWhenItExpires) {
  Engine<TimeoutWorld> engine(TimeoutWorld(), {});
  engine.world().restart = 7;
  engine.world().start(engine.scheduler(), 7);
  engine.run_until(at(301));
  EXPECT_EQ(engine.world().expired, (Expired{{at(100), 7}, {at(200), 7}, {at(300), 7}}));
}

TEST(TimeoutList, StartingAgainKeepsNobodyWaiting) {
  Engine<TimeoutWorld> engine(TimeoutWorld(), {});
  engine.world().restart = 7;
  engine.world().start(engine.scheduler(), 7);
  engine.run_until(at(50));
  engine.world().start(engine.scheduler(), 3);
  engine.run_until(at(201));
  EXPECT_EQ(engine.world().expired, (Expired{{at(100), 7}, {at(150), 3}, {at(200), 7}}));
  EXPECT_EQ(engine.scheduler().pending(), 1u);
}

TEST(TimeoutList, RandomLifeAgainstAVector) {
  Engine<TimeoutWorld> engine(TimeoutWorld(), {});
  TimeoutWorld& world = engine.world();
  Expired running;  // (deadline, record) in the order of starting
  for (std::uint64_t n = 0; n < 20'000; ++n) {
    const std::uint64_t word = mix64(n);
    const auto record = static_cast<std::uint32_t>(word % 64);
    const auto place = std::find_if(running.begin(), running.end(),
                                    [record](const auto& entry) { return entry.second == record; });
    if (place != running.end()) {
      world.stop(record);
      running.erase(place);
    } else {
      world.start(engine.scheduler(), record);
      running.emplace_back(engine.now() + Duration::nanoseconds(100), record);
    }
    world.expired.clear();
    const SimTime until =
        engine.now() + Duration::nanoseconds(static_cast<std::int64_t>(word >> 60));
    engine.run_until(until);
    for (const auto& entry : world.expired) {
      ASSERT_EQ(entry, running.front());
      running.erase(running.begin());
    }
    ASSERT_TRUE(running.empty() || running.front().first >= until);
    ASSERT_LE(engine.scheduler().pending(), 1u);
  }
}

}  // namespace
}  // namespace orrery::sim
