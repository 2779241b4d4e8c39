#include "models/requests/work_list.h"

#include <deque>
#include <random>

#include <gtest/gtest.h>

namespace orrery::models {
namespace {

TEST(WorkList, IsEmptyAtFirst) {
  WorkList list;
  WorkList::Item item;
  EXPECT_FALSE(list.take(item));
}

// Against a queue of the library, with additions while it is worked off, as handlers make them.
TEST(WorkList, IsFirstInFirstOut) {
  std::mt19937 random(1);
  WorkList list;
  std::deque<std::uint32_t> model;
  std::uint32_t next = 0;
  for (int step = 0; step < 20'000; ++step) {
    if (random() % 2 == 0 || (step % 1000 < 50 && random() % 4 != 0)) {
      list.add(static_cast<sim::EventKind>(next % 5), next);
      model.push_back(next++);
      continue;
    }
    WorkList::Item item;
    ASSERT_EQ(list.take(item), !model.empty());
    if (model.empty()) continue;
    EXPECT_EQ(item.frame, model.front());
    EXPECT_EQ(item.kind, static_cast<sim::EventKind>(model.front() % 5));
    model.pop_front();
  }
}

}  // namespace
}  // namespace orrery::models
