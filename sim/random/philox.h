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

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <array>
#include <cstddef>
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

// Through Random123: what random_block() must equal on every processor.
RandomBlock random_block_by_library(RandomKey key, DrawAddress address, std::uint16_t block);

#if defined(__SSE2__)

namespace detail {

// The same function with both multiplications of a round in one instruction of SSE2, which every
// x86-64 has: half the instructions. key_of_round() is called for the rounds in turn.
// Multipliers and the Weyl sequence of the keys: Salmon et al. 2011, section 3.
template <class KeyOfRound>
[[gnu::always_inline]] inline RandomBlock ten_rounds(DrawAddress address, std::uint16_t block,
                                                     KeyOfRound&& key_of_round) {
  const std::uint64_t place = (address.path.bits() << 16) | block;
  __m128i words =
      _mm_set_epi64x(static_cast<long long>(place), static_cast<long long>(address.request));
  const __m128i multipliers =
      _mm_set_epi32(0, static_cast<int>(0xCD9E8D57u), 0, static_cast<int>(0xD2511F53u));
  for (int round = 0; round < 10; ++round) {
    // Words 0 and 2 are multiplied; their products change places, and words 1 and 3 join the upper
    // halves.
    const __m128i products = _mm_mul_epu32(words, multipliers);
    const __m128i crossed = _mm_shuffle_epi32(products, _MM_SHUFFLE(0, 1, 2, 3));
    words = _mm_xor_si128(_mm_xor_si128(crossed, _mm_srli_epi64(words, 32)), key_of_round(round));
  }
  RandomBlock result;
  _mm_storeu_si128(reinterpret_cast<__m128i*>(result.words.data()), words);
  return result;
}

inline __m128i first_round_key(RandomKey key) {
  return _mm_set_epi32(0, static_cast<int>(key.replication), 0, static_cast<int>(key.seed));
}
inline __m128i next_round_key(__m128i key) {
  return _mm_add_epi32(
      key, _mm_set_epi32(0, static_cast<int>(0xBB67AE85u), 0, static_cast<int>(0x9E3779B9u)));
}

}  // namespace detail

inline RandomBlock random_block(RandomKey key, DrawAddress address, std::uint16_t block) {
  __m128i next = detail::first_round_key(key);
  return detail::ten_rounds(address, block, [&next](int) {
    const __m128i words = next;
    next = detail::next_round_key(next);
    return words;
  });
}

// A key as the ten rounds use it, for who makes many blocks: 15 instructions less a block.
class KeySchedule {
 public:
  KeySchedule() = default;
  explicit KeySchedule(RandomKey key) {
    __m128i words = detail::first_round_key(key);
    for (Words& round : rounds_) {
      _mm_store_si128(reinterpret_cast<__m128i*>(round.words.data()), words);
      words = detail::next_round_key(words);
    }
  }

 private:
  friend RandomBlock random_block(const KeySchedule& key, DrawAddress address, std::uint16_t block);

  struct alignas(16) Words {
    std::array<std::uint32_t, 4> words = {};
  };
  std::array<Words, 10> rounds_ = {};
};

inline RandomBlock random_block(const KeySchedule& key, DrawAddress address, std::uint16_t block) {
  return detail::ten_rounds(address, block, [&key](int round) {
    const auto at = static_cast<std::size_t>(round);
    return _mm_load_si128(reinterpret_cast<const __m128i*>(key.rounds_[at].words.data()));
  });
}

#else

inline RandomBlock random_block(RandomKey key, DrawAddress address, std::uint16_t block) {
  return random_block_by_library(key, address, block);
}

class KeySchedule {
 public:
  KeySchedule() = default;
  explicit KeySchedule(RandomKey key) : key_(key) {}

 private:
  friend RandomBlock random_block(const KeySchedule& key, DrawAddress address, std::uint16_t block);

  RandomKey key_;
};

inline RandomBlock random_block(const KeySchedule& key, DrawAddress address, std::uint16_t block) {
  return random_block(key.key_, address, block);
}

#endif

}  // namespace orrery::sim
