#include "models/requests/ordered_queue.h"

#include <vector>

#include <gtest/gtest.h>

namespace orrery::models {
namespace {

// Frames 0, 1, 2 ... with these priorities and demands, in the order in which they are taken.
std::vector<std::uint32_t> order(const DisciplineSpec& spec, std::vector<std::int32_t> priorities,
                                 std::vector<std::int64_t> demands) {
  OrderedQueue queue(spec);
  for (std::uint32_t i = 0; i < priorities.size(); ++i) {
    queue.add(
        {i, queue.take_ticket(), priorities[i], work_of(sim::Duration::nanoseconds(demands[i]))});
  }
  std::vector<std::uint32_t> taken;
  while (!queue.empty()) taken.push_back(queue.take().frame);
  return taken;
}

using Frames = std::vector<std::uint32_t>;

TEST(OrderedQueue, TakesByItsDiscipline) {
  const std::vector<std::int32_t> priorities = {0, 5, -1, 5, 0};
  const std::vector<std::int64_t> demands = {30, 20, 10, 20, 10};
  const auto of = [&](DisciplineKind kind) { return order({.kind = kind}, priorities, demands); };
  EXPECT_EQ(of(DisciplineKind::lifo), (Frames{4, 3, 2, 1, 0}));
  EXPECT_EQ(of(DisciplineKind::priority), (Frames{1, 3, 0, 4, 2}));
  EXPECT_EQ(of(DisciplineKind::sjf), (Frames{2, 4, 1, 3, 0}));
  EXPECT_EQ(of(DisciplineKind::srpt), (Frames{2, 4, 1, 3, 0}));
  EXPECT_EQ(of(DisciplineKind::codel), (Frames{0, 1, 2, 3, 4}));
}

TEST(OrderedQueue, AdaptiveLifoTurnsAroundAboveItsThreshold) {
  EXPECT_EQ(order({.kind = DisciplineKind::adaptive_lifo, .lifo_above = 3}, {0, 0, 0, 0, 0},
                  {1, 1, 1, 1, 1}),
            (Frames{4, 3, 0, 1, 2}));
}

TEST(OrderedQueue, WhoHasWaitedBeforeKeepsItsPlace) {
  OrderedQueue queue({.kind = DisciplineKind::priority, .is_preemptive = true});
  const std::uint64_t first = queue.take_ticket();
  queue.add({1, queue.take_ticket(), 0, 1});
  queue.add({0, first, 0, 1});
  EXPECT_EQ(queue.take().frame, 0U);
  EXPECT_TRUE(queue.is_preemptive());
}

TEST(OrderedQueue, IsAboveOnlyByMoreThanHavingAskedSooner) {
  const OrderedQueue priority({.kind = DisciplineKind::priority});
  EXPECT_FALSE(priority.is_above({0, 0, 3, 0}, {1, 1, 3, 0}));
  EXPECT_TRUE(priority.is_above({0, 9, 4, 0}, {1, 1, 3, 0}));
  const OrderedQueue srpt({.kind = DisciplineKind::srpt});
  EXPECT_TRUE(srpt.is_above({0, 9, 0, 1}, {1, 1, 9, 2}));
}

}  // namespace
}  // namespace orrery::models
