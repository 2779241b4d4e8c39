// Which bits belong to which purpose. A world declares one constant slot a purpose and proves, when
// it is compiled, that no two overlap; so no two purposes ever share a bit, and a purpose added
// later moves nobody's draws.
//
//   inline constexpr DrawSlot kGap = DrawSlot::pair(0, 0);      // block 0, first 64 bits
//   inline constexpr DrawSlot kService = DrawSlot::pair(0, 1);  // block 0, last 64 bits
//   inline constexpr DrawSlot kBalancer = DrawSlot::blocks(16, 16);  // a cursor of 64 words
//   static_assert(are_disjoint({kGap, kService, kBalancer}));
//
// Tails (any distribution) take 64 bits, picks among few at least 32.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "sim/random/philox.h"

namespace orrery::sim {

// A run of consecutive 32-bit words, counted from the first block of an address.
class DrawSlot {
 public:
  // One 32-bit word. REQUIRES: word < 4.
  static constexpr DrawSlot word(std::uint32_t block, std::uint32_t word) {
    return DrawSlot(block * 4 + word, 1);
  }
  // One aligned 64-bit pair of words. REQUIRES: pair < 2.
  static constexpr DrawSlot pair(std::uint32_t block, std::uint32_t pair) {
    return DrawSlot(block * 4 + pair * 2, 2);
  }
  // Whole blocks, for a Draws cursor. REQUIRES: first + count <= 65536.
  static constexpr DrawSlot blocks(std::uint32_t first, std::uint32_t count) {
    return DrawSlot(first * 4, count * 4);
  }

  constexpr std::uint32_t first_word() const { return first_word_; }
  constexpr std::uint32_t words() const { return words_; }
  constexpr std::uint16_t block() const { return static_cast<std::uint16_t>(first_word_ / 4); }

  // The slot's bits out of its block. REQUIRES: made by word() or pair() respectively.
  std::uint32_t word_of(const RandomBlock& block) const { return block.words[first_word_ % 4]; }
  std::uint64_t pair_of(const RandomBlock& block) const { return block.pair(first_word_ % 4 / 2); }

 private:
  constexpr DrawSlot(std::uint32_t first_word, std::uint32_t words)
      : first_word_(first_word), words_(words) {}

  std::uint32_t first_word_;
  std::uint32_t words_;
};

// True when no two slots share a word and all lie within the 2^16 blocks of an address.
consteval bool are_disjoint(std::initializer_list<DrawSlot> slots) {
  constexpr std::uint32_t kWordsMax = 4 * 65536;
  for (const DrawSlot* a = slots.begin(); a != slots.end(); ++a) {
    if (a->first_word() + a->words() > kWordsMax) return false;
    for (const DrawSlot* b = a + 1; b != slots.end(); ++b) {
      const bool apart = a->first_word() + a->words() <= b->first_word() ||
                         b->first_word() + b->words() <= a->first_word();
      if (!apart) return false;
    }
  }
  return true;
}

}  // namespace orrery::sim
