// One list of tests for every queue: radix, heap, and the interface in front of both.
#include "sim/events/event_queue.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/mix.h"

namespace orrery::sim {
namespace {

// The naive queue: (key, sequence) in a std::map.
class NaiveQueue {
 public:
  void push(EventKey key, EventPayload payload) {
    pending_.emplace(std::pair(key, next_sequence_++), payload);
  }
  Event pop() {
    const auto first = pending_.begin();
    const Event event{first->first.first, first->second};
    pending_.erase(first);
    return event;
  }
  bool empty() const { return pending_.empty(); }
  std::uint64_t size() const { return pending_.size(); }

 private:
  std::map<std::pair<EventKey, std::uint64_t>, EventPayload> pending_;
  std::uint64_t next_sequence_ = 0;
};

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mix64(state_ += 0x9e37'79b9'7f4a'7c15); }
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

// Delays in ns; each pattern stresses another part of the queue.
struct Pattern {
  const char* name;
  std::uint64_t (*delay)(Random&);
};
const Pattern kPatterns[] = {
    {"uniform", [](Random& random) { return random.below(1'000'000); }},
    {"dense", [](Random& random) { return random.below(50); }},
    {"constant", [](Random&) { return std::uint64_t{1'000}; }},
    {"zero_or_far",
     [](Random& random) { return random.below(4) == 0 ? std::uint64_t{1'000'000'000} : 0; }},
    {"every_magnitude", [](Random& random) { return random.next() >> (5 + random.below(58)); }},
    {"on_a_grid", [](Random& random) { return random.below(20) * 1'000'000; }},
};

EventQueue make_queue(QueueKind kind) {
  return EventQueue(kind);
}

using Case = std::tuple<QueueKind, Pattern>;

class EveryQueue : public testing::TestWithParam<Case> {
 protected:
  QueueKind kind() const { return std::get<0>(GetParam()); }
  const Pattern& pattern() const { return std::get<1>(GetParam()); }
};

// A random life of a queue, step by step against the naive one: phases in any order, one event in
// four kept ahead where there is room, growth to a few thousand pending, then down to empty, twice.
TEST_P(EveryQueue, PopsWhatTheNaiveQueuePops) {
  EventQueue queue = make_queue(kind());
  NaiveQueue naive;
  Random random(17);
  SimTime now;
  std::uint32_t next = 0;
  const auto push = [&](std::uint64_t count) {
    for (; count > 0; --count) {
      const SimTime time =
          std::min(now + Duration::nanoseconds(static_cast<std::int64_t>(pattern().delay(random))),
                   limits::kSimTimeMax);
      const EventKey key(time, static_cast<Phase>(random.below(6)));
      const EventPayload payload(static_cast<EventKind>(random.below(16)), next++);
      // Beside the queue or in it: the order is that of scheduling.
      if (random.below(4) == 0) {
        queue.push_ahead(key, payload);
      } else {
        queue.push(key, payload);
      }
      naive.push(key, payload);
    }
  };
  const auto pop = [&] {
    const EventKey promised = queue.next_key();
    const Event expected = naive.pop();
    const Event event = queue.pop();
    ASSERT_EQ(event, expected);
    ASSERT_EQ(promised, event.key);
    now = event.key.time();
  };
  for (int round = 0; round < 2; ++round) {
    push(100);
    for (int step = 0; step < 20'000 && !naive.empty(); ++step) {
      pop();
      if (HasFatalFailure()) return;
      push(random.below(step < 10'000 ? 4 : 2));
    }
    while (!naive.empty()) {
      ASSERT_EQ(queue.size(), naive.size());
      pop();
      if (HasFatalFailure()) return;
    }
    ASSERT_TRUE(queue.empty());
  }
}

TEST_P(EveryQueue, ACopyGoesOnByItself) {
  EventQueue queue = make_queue(kind());
  Random random(3);
  for (std::uint32_t i = 0; i < 3'000; ++i) {
    const auto delay = static_cast<std::int64_t>(pattern().delay(random) & 0xffff'ffff);
    queue.push(EventKey(SimTime::from_nanoseconds(delay), Phase::timer), EventPayload(1, i));
  }
  for (int i = 0; i < 500; ++i) queue.pop();
  EventQueue copy = queue;
  std::vector<Event> from_copy;
  while (!copy.empty()) from_copy.push_back(copy.pop());
  for (const Event& event : from_copy) ASSERT_EQ(queue.pop(), event);
  EXPECT_TRUE(queue.empty());
}

INSTANTIATE_TEST_SUITE_P(Queues, EveryQueue,
                         testing::Combine(testing::Values(QueueKind::radix, QueueKind::heap),
                                          testing::ValuesIn(kPatterns)),
                         [](const auto& instance) {
                           const bool radix = std::get<0>(instance.param) == QueueKind::radix;
                           return std::string(radix ? "radix_" : "heap_") +
                                  std::get<1>(instance.param).name;
                         });

// What is ahead is overtaken by equal keys that were there before, not by those that came later.
TEST_P(EveryQueue, WhatIsAheadKeepsItsTurnAmongEqualKeys) {
  for (const std::uint32_t before : {0u, 1u, 100u}) {
    EventQueue queue = make_queue(kind());
    const EventKey key(SimTime::from_nanoseconds(1'000), Phase::arrival);
    for (std::uint32_t i = 0; i < before; ++i) queue.push(key, EventPayload(1, i));
    queue.push_ahead(key, EventPayload(2, before));
    queue.push_ahead(key, EventPayload(2, before + 1));
    queue.push(key, EventPayload(1, before + 2));
    EXPECT_EQ(queue.size(), before + 3);
    for (std::uint32_t i = 0; i < before + 3; ++i) ASSERT_EQ(queue.pop().payload.index(), i);
    EXPECT_TRUE(queue.empty());
  }
}

TEST(EventQueue, AnEmptyQueueRefusesToPop) {
  EXPECT_THROW(EventQueue(QueueKind::radix).pop(), InvariantError);
  EXPECT_THROW(EventQueue(QueueKind::heap).pop(), InvariantError);
}

TEST(EventKey, HoldsTimeAndPhaseWithoutLoss) {
  for (const SimTime time : {SimTime(), SimTime::from_nanoseconds(1), limits::kSimTimeMax}) {
    for (unsigned phase = 0; phase < 6; ++phase) {
      const EventKey key(time, static_cast<Phase>(phase));
      EXPECT_EQ(key.time(), time);
      EXPECT_EQ(key.phase(), static_cast<Phase>(phase));
    }
  }
  EXPECT_LT(EventKey(SimTime(), Phase::observation),
            EventKey(SimTime::from_nanoseconds(1), Phase::world_change));
}

TEST(RadixQueue, MemoryFollowsWhatIsPendingNotWhatHasPassed) {
  EventQueue queue(QueueKind::radix);
  Random random(5);
  SimTime now;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    queue.push(
        EventKey(now + Duration::nanoseconds(static_cast<std::int64_t>(random.below(1 << 20))),
                 Phase::timer),
        EventPayload(0, i));
  }
  const auto turn_over = [&](int events) {
    for (int i = 0; i < events; ++i) {
      const Event event = queue.pop();
      now = event.key.time();
      const auto delay = static_cast<std::int64_t>(random.below(1 << 20));
      queue.push(EventKey(now + Duration::nanoseconds(delay), Phase::timer), event.payload);
    }
  };
  turn_over(100'000);
  const std::uint64_t early = queue.memory_bytes();
  turn_over(1'000'000);
  EXPECT_LE(queue.memory_bytes(), 2 * early);
  EXPECT_LE(early, 10'000u * 48u)
      << "bytes an event with 20-entry chunks: below 48 at this density";
}

// Each is later than all before it, which looks like a group of one instant until it is long.
TEST(RadixQueue, AMillionInAscendingOrderTakeNoMoreMemoryThanOthers) {
  EventQueue queue(QueueKind::radix);
  for (std::uint32_t i = 0; i < 1'000'000; ++i) {
    queue.push(EventKey(SimTime::from_nanoseconds(i), Phase::arrival), EventPayload(1, i));
  }
  EXPECT_LT(queue.memory_bytes(), 34'000'000U) << "12.4 bytes each, in a vector that doubles";
}

// The queue was looked into, which moves it on to a late event; then many earlier ones are
// scheduled, as between two calls of run_until.
TEST(RadixQueue, EarlierEventsMayComeAfterALook) {
  for (const std::uint32_t earlier : {1u, 60u, 70u, 5'000u}) {
    EventQueue queue(QueueKind::radix);
    NaiveQueue naive;
    Random random(earlier);
    const auto push = [&](std::uint64_t nanoseconds, std::uint32_t index) {
      const EventKey key(SimTime::from_nanoseconds(static_cast<std::int64_t>(nanoseconds)),
                         static_cast<Phase>(random.below(6)));
      queue.push(key, EventPayload(1, index));
      naive.push(key, EventPayload(1, index));
    };
    for (std::uint32_t i = 0; i < 200; ++i) push(1'000'000 + random.below(1'000'000), i);
    for (int look = 0; look < 3; ++look) {
      queue.next_key();
      for (std::uint32_t i = 0; i < earlier; ++i) push(random.below(1'500'000), 1'000 + i);
    }
    while (!naive.empty()) ASSERT_EQ(queue.pop(), naive.pop());
    ASSERT_TRUE(queue.empty());
  }
}

// A hundred thousand events of one instant, and a few others that keep being inserted before them:
// neither may shift or scan the group each time. In the naive way this is 1e10 steps.
TEST(RadixQueue, AGroupOfEqualKeysCostsNothingToItsNeighbours) {
  EventQueue queue(QueueKind::radix);
  constexpr std::uint32_t kGroup = 100'000;
  const EventKey group(SimTime::from_nanoseconds(50'000), Phase::timer);
  queue.push(EventKey(SimTime::from_nanoseconds(60'000), Phase::timer), EventPayload(2, 0));
  EXPECT_EQ(queue.next_key().time().nanoseconds(),
            60'000);  // the bottom now reaches past the group
  for (std::uint32_t i = 0; i < kGroup; ++i) queue.push(group, EventPayload(1, i));
  for (std::uint32_t i = 0; i < 40'000; ++i) {
    const EventKey before(SimTime::from_nanoseconds(i), Phase::arrival);
    queue.push(before, EventPayload(3, i));
    const Event event = queue.pop();
    ASSERT_EQ(event.key, before);
  }
  for (std::uint32_t i = 0; i < kGroup; ++i) {
    const Event event = queue.pop();
    ASSERT_EQ(event.payload, EventPayload(1, i));
    // Earlier phases of the same instant go in front of the whole group.
    const EventKey earlier(group.time(), Phase::completion);
    queue.push(earlier, EventPayload(4, i));
    queue.push(earlier, EventPayload(5, i));
    ASSERT_EQ(queue.pop(), (Event{earlier, EventPayload(4, i)}));
    ASSERT_EQ(queue.pop(), (Event{earlier, EventPayload(5, i)}));
  }
  EXPECT_EQ(queue.pop().payload, EventPayload(2, 0));
}

}  // namespace
}  // namespace orrery::sim
