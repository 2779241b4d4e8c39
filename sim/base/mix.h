// Mixing of 64-bit words: for paths of draws, names of requests and fingerprints. Fixed for ever,
// as every golden rests on it.
#pragma once

#include <cstdint>

#include "sim/base/wide.h"

namespace orrery::sim {

// A bijection of 64 bits in which each input bit flips each output bit with probability near a half
// (the finaliser of SplitMix64 with Stafford's constants, variant 13).
constexpr std::uint64_t mix64(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58'476d'1ce4'e5b9;
  x ^= x >> 27;
  x *= 0x94d0'49bb'1331'11eb;
  x ^= x >> 31;
  return x;
}

// One word of two, order-sensitive; for a fixed `first` a bijection of `second`.
constexpr std::uint64_t mix64(std::uint64_t first, std::uint64_t second) {
  return mix64(mix64(first + 0x9e37'79b9'7f4a'7c15) ^ second);
}

// The two halves of the 128-bit product, xored: the cheapest good mixing of two words where neither
// is likely to be 0 (xor a constant in first).
constexpr std::uint64_t multiply_fold(std::uint64_t a, std::uint64_t b) {
  const UInt128 product = static_cast<UInt128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace orrery::sim
