// A cursor over random words for one decision: what a policy draws from.
//
// Keyed, in a run: the words of one slot at one address, so a decision's draws depend on the
// request and its place alone, however many words other decisions take. Scripted, in tests: the
// values given, one a call, so that a real system's own test vectors drive the very class that a
// run uses.
#pragma once

#include <cstdint>
#include <span>

#include "sim/base/check.h"
#include "sim/random/draw_map.h"
#include "sim/random/philox.h"

namespace orrery::sim {

class Draws final {
 public:
  // REQUIRES: the slot starts at a block, as DrawSlot::blocks() does.
  static Draws keyed(RandomKey key, DrawAddress address, DrawSlot slot);

  // As keyed(), but the first word is `first`, which the caller has at hand from another block; the
  // slot's words follow.
  static Draws keyed_behind(std::uint32_t first, RandomKey key, DrawAddress address, DrawSlot slot);

  // Each call below takes one value; the span must outlive the cursor. A value stands for a 64-bit
  // word except in `below`, which takes it modulo the bound, as real balancers reduce theirs.
  static Draws scripted(std::span<const std::uint64_t> values);

  // Uniform over 32 and 64 bits. DRAWS: one word, two words.
  std::uint32_t next32() {
    if (script_ != nullptr) return static_cast<std::uint32_t>(next_scripted());
    return next_word();
  }
  std::uint64_t next64() {
    if (script_ != nullptr) return next_scripted();
    const std::uint64_t low = next_word();
    return low | (std::uint64_t{next_word()} << 32);
  }

  // Uniform over [0, bound), without bias (Lemire 2019, "Fast random integer generation in an
  // interval"). REQUIRES: bound > 0. DRAWS: one word, more with probability below bound / 2^32.
  std::uint32_t below(std::uint32_t bound) {
    CHECK(bound > 0);
    if (script_ != nullptr) return static_cast<std::uint32_t>(next_scripted() % bound);
    std::uint64_t product = std::uint64_t{next_word()} * bound;
    if (static_cast<std::uint32_t>(product) < bound) [[unlikely]] {
      const std::uint32_t reject_below = (0 - bound) % bound;
      while (static_cast<std::uint32_t>(product) < reject_below) {
        product = std::uint64_t{next_word()} * bound;
      }
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  // Uniform over the multiples of 2^-53 in [0, 1). DRAWS: two words.
  double unit() { return static_cast<double>(next64() >> 11) * 0x1p-53; }

  // How many words (keyed) or values (scripted) have been taken.
  std::uint32_t taken() const { return taken_ - skipped_; }

 private:
  Draws() = default;

  std::uint32_t next_word() {
    if (taken_ % 4 == 0) refill();
    return block_.words[taken_++ % 4];
  }
  void refill();
  std::uint64_t next_scripted();

  const std::uint64_t* script_ = nullptr;
  RandomKey key_;
  DrawAddress address_;
  std::uint32_t first_block_ = 0;
  std::uint32_t size_ = 0;     // words of the slot, or values of the script
  std::uint32_t taken_ = 0;    // words or values, those skipped too
  std::uint32_t skipped_ = 0;  // words of a block before the slot that are not given out
  RandomBlock block_ = {};
};

}  // namespace orrery::sim
