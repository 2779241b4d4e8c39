#include "sim/distributions/word_partition.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "sim/distributions/weighted.h"
#include "tests/sanitized.h"
#include "tests/sim/distributions/test_words.h"

namespace orrery::sim {
namespace {

constexpr std::uint64_t kWordMax = std::numeric_limits<std::uint64_t>::max();

// find() against a search of the ends, at every border and at random words of every size.
void expect_finds(const std::vector<std::uint64_t>& ends) {
  const WordGuide guide = build_word_guide(ends);
  const WordPartitionView view = {guide.octaves.data(), guide.guide.data(), ends.data()};
  const auto expect = [&](std::uint64_t word) {
    const auto found = std::lower_bound(ends.begin(), ends.end(), word) - ends.begin();
    ASSERT_EQ(view.find(word), static_cast<std::uint32_t>(found)) << word;
  };
  for (const std::uint64_t end : ends) {
    expect(end);
    if (end != kWordMax) expect(end + 1);
    if (end != 0) expect(end - 1);
  }
  SplitMix64 words(3);
  for (int i = 0; i < 20'000 / kSanitizedDivisor; ++i)
    expect(i % 2 == 0 ? words.next() : tail_word(words));
}

TEST(WordPartition, OneRange) {
  expect_finds({kWordMax});
}

TEST(WordPartition, BordersAtPowersOfTwo) {
  std::vector<std::uint64_t> ends;
  for (int bit = 0; bit < 64; ++bit) {
    ends.push_back((std::uint64_t{1} << bit) - 1);
    ends.push_back(std::uint64_t{1} << bit);
    ends.push_back(~(std::uint64_t{1} << bit));
  }
  ends.push_back(kWordMax);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  expect_finds(ends);
}

TEST(WordPartition, CrowdedBorders) {
  std::vector<std::uint64_t> ends;
  for (std::uint64_t i = 0; i < 1000; ++i) ends.push_back((std::uint64_t{1} << 40) + i);
  for (std::uint64_t i = 0; i < 1000; ++i) ends.push_back(kWordMax - 1000 + i);
  ends.push_back(kWordMax);
  expect_finds(ends);
}

TEST(WordPartition, RandomAndRepeatedBorders) {
  SplitMix64 words(9);
  std::vector<std::uint64_t> ends;
  for (int i = 0; i < 5000 / kSanitizedDivisor; ++i) {
    ends.push_back(i % 2 == 0 ? words.next() : tail_word(words));
    if (i % 5 == 0) ends.push_back(ends.back());
  }
  ends.push_back(kWordMax);
  std::sort(ends.begin(), ends.end());
  expect_finds(ends);
  EXPECT_LE(build_word_guide(ends).guide.size(), 4 * ends.size() + 504);
}

TEST(WordsOfWeights, AreProportionalAndSkipZeros) {
  const WeightedWords words = words_of_weights({0, 0, 1, 0, 3}, 0);
  EXPECT_EQ(words.first_index, 2u);
  const std::vector<std::uint64_t> expected = {(std::uint64_t{1} << 62) - 1,
                                               (std::uint64_t{1} << 62) - 1, kWordMax};
  EXPECT_EQ(words.ends, expected);
  EXPECT_EQ(words_of_weights({1, 0, 0}, 0).ends, std::vector<std::uint64_t>{kWordMax});
  EXPECT_EQ(words_of_weights({1}, 3).ends.front(), (std::uint64_t{1} << 62) - 1);
  // A last weight of 2^-63 has its two words, although 1 - 2^-63 is no double.
  const WeightedWords small = words_of_weights({1, 0x1p-63}, 0);
  EXPECT_EQ(small.ends.front(), kWordMax - 2);
}

}  // namespace
}  // namespace orrery::sim
