#include "models/requests/frame_store.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/check.h"
#include "sim/base/limits.h"

namespace orrery::models {
namespace {

TEST(FrameStore, GivesFreshFramesThatAreAlive) {
  FrameStore frames(10, false, false);
  const std::uint32_t index = frames.allocate();
  EXPECT_EQ(frames[index].flags, kFrameAlive);
  EXPECT_EQ(frames[index].request, 0U);
  EXPECT_EQ(frames.alive(), 1U);
}

TEST(FrameStore, RecyclesTheLastOneFirstWithNothingLeftOfIt) {
  FrameStore frames(10, false, false);
  const std::uint32_t first = frames.allocate();
  const std::uint32_t second = frames.allocate();
  frames[second].request = 77;
  frames[second].flags |= kFrameRoot;
  frames.release(first);
  frames.release(second);
  EXPECT_EQ(frames.alive(), 0U);
  EXPECT_EQ(frames[second].flags & kFrameAlive, 0U);
  EXPECT_EQ(frames.allocate(), second);
  EXPECT_EQ(frames[second].request, 0U);
  EXPECT_EQ(frames[second].flags, kFrameAlive);
  EXPECT_EQ(frames.allocate(), first);
  EXPECT_EQ(frames.high_water(), 2U) << "frames are used again before there are more";
}

TEST(FrameStore, NamesItsLimit) {
  FrameStore frames(3, true, true);
  for (int i = 0; i < 3; ++i) frames.allocate();
  try {
    frames.allocate();
    FAIL() << "a fourth frame";
  } catch (const sim::LimitError& error) {
    EXPECT_NE(std::string(error.what()).find("calls_in_flight"), std::string::npos);
  }
  frames.release(1);
  EXPECT_EQ(frames.allocate(), 1U) << "a full store goes on when one is free";
}

TEST(FrameStore, KeepsWhatBelongsToAFrameWhileItGrows) {
  FrameStore frames(100'000, true, true);
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    all.push_back(frames.allocate());
    frames[all.back()].request = i;
    frames.waits_since(all.back()) = sim::SimTime::from_nanoseconds(i);
  }
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    ASSERT_EQ(frames[all[i]].request, i);
    ASSERT_EQ(frames.waits_since(all[i]).nanoseconds(), i);
  }
}

}  // namespace
}  // namespace orrery::models
