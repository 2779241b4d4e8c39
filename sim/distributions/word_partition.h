// Which of many consecutive ranges of the 64-bit words holds a word: the first step of every draw
// that uses a table.
//
// The words are cut into `ends.size()` ranges; range i ends with the word ends[i], included, and
// the last one ends with 2^64 - 1. To find a range without a search, each half of the words is
// divided into octaves towards its tail (below 2^62, 2^61, ... and the same from the top), and each
// octave into 2^k equal cells, k chosen so that a cell rarely holds more than one border. `guide`
// names the range of the first word of each cell. A draw reads one octave, one cell and one or two
// ends, and the octaves that are drawn often are few: they stay in the first-level cache.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace orrery::sim {

inline constexpr std::size_t kOctavesPerHalf = 63;

struct WordOctave {
  std::uint32_t first_cell = 0;  // in the guide
  std::uint32_t shift = 63;      // 63 - k: what is left of a mantissa behind the cell's bits
};

// Where a word lies, before the table is known.
struct WordCell {
  std::size_t octave;      // [0, 126): those of the lower half first, from the middle outwards
  std::uint64_t mantissa;  // 63 bits behind the leading one; grows away from the tail
};

constexpr WordCell word_cell(std::uint64_t word) {
  const std::uint64_t half = word >> 63;
  const std::uint64_t tail = word ^ (0 - half);  // distance from the nearer end, below 2^63
  const auto octave = static_cast<std::size_t>(__builtin_clzll(tail | 1)) - 1;
  return {half * kOctavesPerHalf + octave, (tail << (octave + 1)) & ~(std::uint64_t{1} << 63)};
}

// A view of one partition; the arrays belong to a store and are contiguous.
struct WordPartitionView {
  const WordOctave* octaves;  // 126
  const std::uint32_t* guide;
  const std::uint64_t* ends;

  // The index of the range that holds `word`. COST: O(1) but where borders crowd into one cell.
  std::uint32_t find(std::uint64_t word) const {
    const WordCell cell = word_cell(word);
    const WordOctave& octave = octaves[cell.octave];
    std::uint32_t range = guide[octave.first_cell + (cell.mantissa >> octave.shift)];
    range += static_cast<std::uint32_t>(word > ends[range]);  // no branch: either is likely
    while (word > ends[range]) [[unlikely]]++ range;
    return range;
  }
};

// The index over `ends`. Empty ranges (two equal ends) are allowed and never found.
struct WordGuide {
  std::array<WordOctave, 2 * kOctavesPerHalf> octaves;
  std::vector<std::uint32_t> guide;
};

// REQUIRES: ends is not empty, does not descend, its last is 2^64 - 1, fewer than 2^30 of them.
// COST: O(n log n), and at most 4 n + 504 cells.
WordGuide build_word_guide(const std::vector<std::uint64_t>& ends);

}  // namespace orrery::sim
