#include "sim/distributions/word_partition.h"

#include <algorithm>
#include <limits>

#include "sim/base/check.h"

namespace orrery::sim {
namespace {

constexpr std::uint64_t kLastWord = std::numeric_limits<std::uint64_t>::max();
constexpr unsigned kCellBitsMax = 24;

// The first and last word of an octave.
struct WordRange {
  std::uint64_t first;
  std::uint64_t last;
};

WordRange octave_range(std::size_t octave) {
  const std::size_t step = octave % kOctavesPerHalf;
  const std::uint64_t outer = step == 62 ? 0 : std::uint64_t{1} << (62 - step);
  const std::uint64_t inner = step == 62 ? 1 : 2 * outer - 1;
  if (octave < kOctavesPerHalf) return {outer, inner};
  return {~inner, ~outer};
}

// The first word of a cell: of those with its mantissa bits, in the octave.
std::uint64_t first_word_of_cell(std::size_t octave, unsigned bits, std::uint64_t cell) {
  const WordRange range = octave_range(octave);
  const std::uint64_t span = range.last - range.first + 1;  // a power of two
  const std::uint64_t cells = std::uint64_t{1} << bits;
  const std::uint64_t width = span / cells;
  if (octave < kOctavesPerHalf) return range.first + cell * width;
  return range.last - (cell + 1) * width + 1;
}

// Whether two borders fall into one cell of the octave when it has 2^bits cells.
bool is_crowded(const std::uint64_t* first, const std::uint64_t* last, unsigned bits) {
  std::uint64_t previous = std::numeric_limits<std::uint64_t>::max();
  for (const std::uint64_t* end = first; end != last; ++end) {
    const std::uint64_t cell = word_cell(*end).mantissa >> (63 - bits);
    if (cell == previous) return true;
    previous = cell;
  }
  return false;
}

// As many bits as keep the borders apart, but no more cells than about four a border, nor than
// words.
unsigned choose_bits(std::size_t octave, const std::uint64_t* first, const std::uint64_t* last) {
  const auto borders = static_cast<std::uint64_t>(last - first);
  const std::size_t step = octave % kOctavesPerHalf;
  const auto word_bits = static_cast<unsigned>(62 - step);  // the octave holds 2^word_bits, 2 at 62
  unsigned bits = 0;
  while (bits < std::min(word_bits, kCellBitsMax) && (std::uint64_t{1} << bits) < 2 * borders &&
         is_crowded(first, last, bits)) {
    ++bits;
  }
  return bits;
}

}  // namespace

WordGuide build_word_guide(const std::vector<std::uint64_t>& ends) {
  CHECK(!ends.empty() && ends.back() == kLastWord && ends.size() < (std::size_t{1} << 30));
  DCHECK(std::is_sorted(ends.begin(), ends.end()));
  WordGuide result;
  for (std::size_t octave = 0; octave < result.octaves.size(); ++octave) {
    const WordRange range = octave_range(octave);
    const auto begin = std::lower_bound(ends.begin(), ends.end(), range.first) - ends.begin();
    const auto end = std::upper_bound(ends.begin(), ends.end(), range.last) - ends.begin();
    const unsigned bits = choose_bits(octave, ends.data() + begin, ends.data() + end);
    result.octaves[octave] = {static_cast<std::uint32_t>(result.guide.size()), 63 - bits};
    for (std::uint64_t cell = 0; cell < (std::uint64_t{1} << bits); ++cell) {
      const std::uint64_t word = first_word_of_cell(octave, bits, cell);
      const auto found = std::lower_bound(ends.begin(), ends.end(), word) - ends.begin();
      result.guide.push_back(static_cast<std::uint32_t>(found));
    }
  }
  return result;
}

}  // namespace orrery::sim
