// The source of all randomness: Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random
// numbers: as easy as 1, 2, 3", SC 2011), through Random123.
//
// It is a function, not a stream: the four words of a block depend on the key and the counter
// alone. So nobody's draws shift when somebody else draws once more, and two policies that are
// compared meet the same requests with the same demands (common random numbers).
//
//   key     = {seed, replication}
//   counter = {request (64 bits), path (48 bits), block (16 bits)}
#pragma once

#include <array>
#include <cstdint>

#include "sim/random/path.h"

namespace orrery::sim {

// What distinguishes one run from another. Both lie in 32 bits and fill the key without mixing, so
// no two runs share a key.
struct RandomKey {
  std::uint32_t seed = 0;
  std::uint32_t replication = 0;

  friend bool operator==(const RandomKey&, const RandomKey&) = default;
};

// Whose draws these are: a request (or another entity) and the place in its call tree.
struct DrawAddress {
  std::uint64_t request = 0;
  Path path;

  friend bool operator==(const DrawAddress&, const DrawAddress&) = default;
};

// 128 random bits.
struct RandomBlock {
  std::array<std::uint32_t, 4> words;

  // Words 2i and 2i + 1 as one, the first one low. REQUIRES: pair is 0 or 1.
  std::uint64_t pair(unsigned pair) const {
    return words[2 * pair] | (std::uint64_t{words[2 * pair + 1]} << 32);
  }
};

// COST: about 5 ns, no memory.
RandomBlock random_block(RandomKey key, DrawAddress address, std::uint16_t block);

}  // namespace orrery::sim
