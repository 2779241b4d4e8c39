// A piece of a quantile function: the values of one range of words, as a cubic.
//
// Drawing is monotone in the word, proved and not only tested:
//   - The word's offset in the piece is rounded down to a multiple of 2^shift. The builder chooses
//     shift so that one step of the offset raises the true cubic by more than twice what the
//     roundings of its evaluation can amount to; where it cannot, the piece is a line, whose
//     evaluation c0 + offset c1 is monotone because rounding is.
//   - No value is below c0 (offset 0) nor above `ceiling`, and the next piece starts at `ceiling`
//     or higher.
#pragma once

#include <cstdint>

namespace orrery::sim {

// One cache line. Values are in the unit of the law, at least 0.
struct alignas(64) CurvePiece {
  std::uint64_t first_word = 0;
  double c0 = 0;
  double c1 = 0;
  double c2 = 0;
  double c3 = 0;
  double ceiling = 0;
  std::uint32_t shift = 0;  // [0, 63]

  // REQUIRES: first_word <= word, which lies in the piece.
  double value(std::uint64_t word) const {
    // The shift leaves 32 bits: the conversion is exact.
    const auto offset =
        static_cast<double>(static_cast<std::int64_t>((word - first_word) >> shift));
    const double value = c0 + offset * (c1 + offset * (c2 + offset * c3));
    return value < ceiling ? value : ceiling;
  }
};

}  // namespace orrery::sim
