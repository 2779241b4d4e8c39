#include "sim/random/draws.h"

#include <array>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

namespace orrery::sim {
namespace {

constexpr DrawSlot kSlot = DrawSlot::blocks(3, 4);
constexpr RandomKey kKey = {5, 6};
constexpr DrawAddress kAddress = {77, Path::root().child(0, 1, 2)};

TEST(DrawSlots, OverlapIsSeenWhenCompiled) {
  static_assert(are_disjoint({DrawSlot::pair(0, 0), DrawSlot::pair(0, 1), DrawSlot::word(1, 0),
                              DrawSlot::word(1, 1), DrawSlot::blocks(2, 4)}));
  static_assert(!are_disjoint({DrawSlot::pair(0, 0), DrawSlot::word(0, 1)}));
  static_assert(!are_disjoint({DrawSlot::blocks(2, 4), DrawSlot::pair(5, 1)}));
  static_assert(!are_disjoint({DrawSlot::blocks(65535, 2)}));
  static_assert(are_disjoint({DrawSlot::blocks(65535, 1)}));
}

TEST(DrawSlots, PickTheirOwnBitsOfABlock) {
  const RandomBlock block = {{10, 11, 12, 13}};
  EXPECT_EQ(DrawSlot::word(9, 2).word_of(block), 12u);
  EXPECT_EQ(DrawSlot::word(9, 2).block(), 9u);
  EXPECT_EQ(DrawSlot::pair(4, 1).pair_of(block), (std::uint64_t{13} << 32) | 12);
}

TEST(Draws, AKeyedCursorWalksTheWordsOfItsSlot) {
  Draws draws = Draws::keyed(kKey, kAddress, kSlot);
  for (std::uint16_t block = 3; block < 7; ++block) {
    for (const std::uint32_t word : random_block(kKey, kAddress, block).words) {
      EXPECT_EQ(draws.next32(), word);
    }
  }
  EXPECT_EQ(draws.taken(), 16u);
  EXPECT_THROW(draws.next32(), InvariantError);
}

TEST(Draws, SixtyFourBitsAreTwoWords) {
  Draws draws = Draws::keyed(kKey, kAddress, kSlot);
  const RandomBlock block = random_block(kKey, kAddress, 3);
  EXPECT_EQ(draws.next64(), block.pair(0));
  EXPECT_EQ(draws.taken(), 2u);
}

TEST(Draws, AScriptIsTakenInOrderAndThenEnds) {
  const std::vector<std::uint64_t> values = {3, 17, 0x8000'0000'0000'0000};
  Draws draws = Draws::scripted(values);
  EXPECT_EQ(draws.next32(), 3u);
  EXPECT_EQ(draws.below(5), 2u);  // 17 mod 5
  EXPECT_EQ(draws.unit(), 0.5);
  EXPECT_EQ(draws.taken(), 3u);
  EXPECT_THROW(draws.next64(), InvariantError);
  EXPECT_THROW(Draws::scripted({}).next32(), InvariantError);
}

TEST(Draws, BelowAsksForABound) {
  Draws draws = Draws::keyed(kKey, kAddress, kSlot);
  EXPECT_THROW(draws.below(0), InvariantError);
  EXPECT_EQ(draws.below(1), 0u);
}

// With the bound 3 * 2^30 a multiply-shift without rejection maps 2 of 4 words onto every third
// value: frequencies 1/2, 1/4, 1/4 by residue instead of a third each. 300,000 draws tell 1/3 from
// both.
TEST(Draws, BelowHasNoBias) {
  constexpr std::uint32_t kBound = 3u << 30;
  constexpr int kDraws = 300'000;
  std::array<int, 3> by_residue{};
  std::array<int, 3> by_residue_biased{};
  for (int n = 0; n < kDraws; ++n) {
    const DrawAddress address{request_of(1, static_cast<std::uint64_t>(n)), Path::root()};
    Draws draws = Draws::keyed(kKey, address, DrawSlot::blocks(0, 64));
    ++by_residue[draws.below(kBound) % 3];
    const std::uint64_t word = random_block(kKey, address, 0).words[0];
    ++by_residue_biased[(word * kBound >> 32) % 3];
  }
  // 5 standard deviations of a count: 5 * sqrt(300,000 * 1/3 * 2/3) = 1,291.
  for (const int count : by_residue) EXPECT_NEAR(count, kDraws / 3, 1'291);
  EXPECT_GT(by_residue_biased[0], kDraws * 9 / 20) << "the control is not biased: no proof";
}

}  // namespace
}  // namespace orrery::sim
