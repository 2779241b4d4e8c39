#include "sim/base/slab.h"

#include <cstdint>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace orrery::sim {
namespace {

// What a slab promises, written the slow way: the entries by index, and every handle ever released.
struct Model {
  std::map<std::uint32_t, std::pair<Handle<int>, int>> alive;
  std::vector<Handle<int>> released;
  std::vector<std::uint32_t> free;  // the last one is the next to be used
  std::uint32_t high_water = 0;
};

void expect_equal(const Slab<int>& slab, const Model& model) {
  ASSERT_EQ(slab.alive(), model.alive.size());
  ASSERT_EQ(slab.high_water(), model.high_water);
  for (std::uint32_t index = 0; index <= model.high_water; ++index) {
    const auto entry = model.alive.find(index);
    ASSERT_EQ(slab.is_alive_at(index), entry != model.alive.end()) << index;
    if (entry == model.alive.end()) continue;
    const auto& [handle, value] = entry->second;
    ASSERT_TRUE(slab.is_alive(handle));
    ASSERT_EQ(slab.handle_at(index), handle);
    ASSERT_EQ(slab[handle], value);
    ASSERT_EQ(slab.at_index(index), value);
  }
  for (const Handle<int> old : model.released) ASSERT_FALSE(slab.is_alive(old));
  auto expected = model.alive.begin();
  Slab<int> copy = slab;
  copy.for_each_alive([&](Handle<int> handle, int& value) {
    ASSERT_NE(expected, model.alive.end());
    EXPECT_EQ(handle, expected->second.first);
    EXPECT_EQ(value, expected->second.second);
    ++expected;
  });
  ASSERT_EQ(expected, model.alive.end());
}

void allocate(Slab<int>& slab, Model& model, int value) {
  const Handle<int> handle = slab.allocate(value);
  if (model.free.empty()) {
    ASSERT_EQ(handle.index(), model.high_water++);
  } else {
    ASSERT_EQ(handle.index(), model.free.back()) << "recycled last in, first out";
    model.free.pop_back();
  }
  model.alive[handle.index()] = {handle, value};
}

void release(Slab<int>& slab, Model& model, std::uint32_t choice, bool by_index) {
  auto entry = model.alive.begin();
  std::advance(entry, choice % model.alive.size());
  const Handle<int> handle = entry->second.first;
  by_index ? slab.release_at(handle.index()) : slab.release(handle);
  model.released.push_back(handle);
  model.free.push_back(handle.index());
  model.alive.erase(entry);
}

// COST: quadratic in the steps, as the model is compared in whole.
void random_steps(Slab<int>& slab, Model& model, std::mt19937_64& engine, int steps) {
  for (int step = 0; step < steps; ++step) {
    // Phases of growth and of shrinking, so that the slab is also empty and full again.
    const bool grow = engine() % 8 < (step / 50 % 2 == 0 ? 6u : 2u);
    if (grow || model.alive.empty()) {
      allocate(slab, model, static_cast<int>(engine() % 1000));
    } else {
      release(slab, model, static_cast<std::uint32_t>(engine()), engine() % 2 == 0);
    }
    if (step % 8 != 0) continue;
    ASSERT_NO_FATAL_FAILURE(expect_equal(slab, model));
  }
  ASSERT_NO_FATAL_FAILURE(expect_equal(slab, model));
}

TEST(Slab, DoesWhatASortedMapDoes) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::mt19937_64 engine(seed);
    Slab<int> slab;
    Model model;
    ASSERT_NO_FATAL_FAILURE(random_steps(slab, model, engine, 600)) << "seed " << seed;
  }
}

TEST(Slab, CopiesAreIndependentAndGoOnAlike) {
  std::mt19937_64 engine(1);
  Slab<int> original;
  Model model;
  random_steps(original, model, engine, 200);
  Slab<int> copy = original;
  Model copy_model = model;
  std::mt19937_64 copy_engine = engine;

  random_steps(original, model, engine, 200);
  expect_equal(copy, copy_model);  // still as it was
  random_steps(copy, copy_model, copy_engine, 200);
  ASSERT_EQ(copy_model.alive, model.alive) << "the same steps, the same handles";
  expect_equal(original, model);
}

TEST(Slab, NoticesOldHandles) {
  Slab<std::string> slab;
  const auto old = slab.allocate("first");
  slab.release(old);
  EXPECT_THROW(slab.release(old), InvariantError);
  EXPECT_THROW(slab[old], InvariantError);
  const auto next = slab.allocate("second");
  EXPECT_EQ(next.index(), old.index());
  EXPECT_THROW(slab.release(old), InvariantError);
  EXPECT_THROW(std::as_const(slab)[old], InvariantError);
  EXPECT_EQ(slab[next], "second");
}

TEST(Slab, NoticesHandlesThatItNeverGave) {
  Slab<int> slab;
  EXPECT_FALSE(slab.is_alive(Handle<int>::none()));
  EXPECT_THROW(slab[Handle<int>::none()], InvariantError);
  EXPECT_THROW(slab.handle_at(0), InvariantError);
  const auto handle = slab.allocate(1);
  EXPECT_FALSE(slab.is_alive(Handle<int>(handle.index() + 1, handle.generation())));
  slab.release(handle);
  // The generation of a free entry is even and names nothing.
  EXPECT_FALSE(slab.is_alive(Handle<int>(handle.index(), handle.generation() + 1)));
}

TEST(Slab, TheVisitorMayReleaseItsEntry) {
  Slab<int> slab;
  for (int i = 0; i < 10; ++i) slab.allocate(i);
  std::vector<int> seen;
  slab.for_each_alive([&](Handle<int> handle, int& value) {
    seen.push_back(value);
    if (value % 2 == 0) slab.release(handle);
  });
  EXPECT_EQ(seen, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(slab.alive(), 5u);
  seen.clear();
  slab.for_each_alive([&](Handle<int>, int& value) { seen.push_back(value); });
  EXPECT_EQ(seen, (std::vector<int>{1, 3, 5, 7, 9}));
}

TEST(Slab, ReservedRoomDoesNotMove) {
  Slab<int> slab;
  slab.reserve(1000);
  const int* const first = &slab[slab.allocate(0)];
  for (int i = 1; i < 1000; ++i) slab.allocate(i);
  EXPECT_EQ(first, &slab.at_index(0));
  EXPECT_EQ(slab.alive(), 1000u);
}

TEST(Slab, RecycledEntriesStartAfresh) {
  Slab<std::vector<int>> slab;
  const auto handle = slab.allocate({1, 2, 3});
  slab.release(handle);
  EXPECT_TRUE(slab[slab.allocate()].empty());
}

TEST(Slab, IsFullAtItsLimitAndSaysSo) {
  Slab<int, int, 3> slab;
  for (int i = 0; i < 3; ++i) slab.allocate(i);
  try {
    slab.allocate(3);
    FAIL() << "a fourth entry";
  } catch (const LimitError& error) {
    EXPECT_STREQ(error.what(), "limit slab_entries = 3 reached: too many things alive at one time");
  }
  EXPECT_EQ(slab.alive(), 3u);
  slab.release_at(1);
  EXPECT_EQ(slab.allocate(9).index(), 1u) << "room again";
}

TEST(Slab, ChecksUncheckedAccessInDebugBuilds) {
#ifdef ORRERY_DEBUG_CHECKS
  Slab<int> slab;
  EXPECT_THROW(slab.release_at(0), InvariantError);
  EXPECT_THROW(slab.at_index(0), InvariantError);
#else
  GTEST_SKIP() << "DCHECKs are off in this build";
#endif
}

}  // namespace
}  // namespace orrery::sim
