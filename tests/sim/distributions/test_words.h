// Random words for the tests.
#pragma once

#include <cstdint>
#include <vector>

namespace orrery::sim {

// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9e37'79b9'7f4a'7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11eb;
    return z ^ (z >> 31);
  }

 private:
  std::uint64_t state_;
};

// A word from either end, its distance from that end log-uniform: tails as often as the middle.
inline std::uint64_t tail_word(SplitMix64& words) {
  const std::uint64_t choice = words.next();
  const std::uint64_t distance = (words.next() >> 1) >> (choice % 63);
  return (choice >> 63) != 0 ? ~distance : distance;
}

// The probabilities that a word stands for.
inline long double word_below(std::uint64_t word) {
  return (static_cast<long double>(word) + 0.5L) * 0x1p-64L;
}
inline long double word_above(std::uint64_t word) {
  return word_below(~word);
}

}  // namespace orrery::sim
