#include "sim/random/philox.h"

#include <array>
#include <cstdint>

#include <gtest/gtest.h>

namespace orrery::sim {
namespace {

// The path is 48 bits mixed from elsewhere, so a raw 128-bit counter is reached only for path 0;
// the known answers with a full counter go through the library's own function in the test below.
TEST(Philox, ZeroKeyAndCounterGiveTheKnownAnswer) {
  // Random123's known-answer file: philox4x32 10 rounds, counter 0, key 0.
  const RandomBlock block = random_block({0, 0}, {0, Path::root()}, 0);
  const std::array<std::uint32_t, 4> expected = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
  EXPECT_EQ(block.words, expected);
}

// An independent Philox4x32-10, written from the paper: it reproduces the published known answers
// below, and random_block must agree with it on how key and counter are laid out.
std::array<std::uint32_t, 4> paper_philox(std::array<std::uint32_t, 4> x,
                                          std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{x[0]} * 0xD2511F53u;
    const std::uint64_t b = std::uint64_t{x[2]} * 0xCD9E8D57u;
    x = {static_cast<std::uint32_t>(b >> 32) ^ x[1] ^ key[0], static_cast<std::uint32_t>(b),
         static_cast<std::uint32_t>(a >> 32) ^ x[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += 0x9E3779B9u;
    key[1] += 0xBB67AE85u;
  }
  return x;
}

TEST(Philox, ThePaperVersionGivesThePublishedAnswers) {
  using Words = std::array<std::uint32_t, 4>;
  EXPECT_EQ(
      paper_philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
      (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(
      paper_philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
      (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, KeyAndCounterAreLaidOutAsDocumented) {
  const Path path = Path::root().child(1, 42, 3);
  const DrawAddress address{0x0123'4567'89ab'cdef, path};
  const std::uint64_t place = (path.bits() << 16) | 0xbeef;
  EXPECT_EQ(random_block({7, 9}, address, 0xbeef).words,
            paper_philox({0x89abcdef, 0x01234567, static_cast<std::uint32_t>(place),
                          static_cast<std::uint32_t>(place >> 32)},
                         {7, 9}));
}

TEST(Philox, AKeyScheduleChangesNothing) {
  for (const RandomKey key : {RandomKey{}, RandomKey{1, 0}, RandomKey{0xffff'ffff, 0x8000'0001}}) {
    const KeySchedule schedule(key);
    for (std::uint16_t block = 0; block < 100; ++block) {
      const DrawAddress address{block * 0x9e37'79b9'7f4a'7c15, Path::root().child(0, block, 0)};
      ASSERT_EQ(random_block(schedule, address, block).words,
                random_block_by_library(key, address, block).words);
      ASSERT_EQ(random_block(key, address, block).words,
                random_block_by_library(key, address, block).words);
    }
  }
}

TEST(Philox, APairIsItsFirstWordBelowItsSecond) {
  const RandomBlock block = {{1, 2, 3, 4}};
  EXPECT_EQ(block.pair(0), 0x0000'0002'0000'0001u);
  EXPECT_EQ(block.pair(1), 0x0000'0004'0000'0003u);
}

}  // namespace
}  // namespace orrery::sim
