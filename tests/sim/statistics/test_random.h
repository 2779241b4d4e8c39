// Random numbers of the tests in this folder: Philox4x32-10 by Random123, keyed by (seed, run), so
// that every run of a study is independent of how many others there are. Doubles go through libm,
// which tests may use.
#pragma once

#include <cmath>
#include <cstdint>

#include <Random123/philox.h>

#include "tests/sanitized.h"

namespace orrery::sim::test {

class TestRandom {
 public:
  TestRandom(std::uint32_t seed, std::uint32_t run) : key_{{seed, run}} {}

  std::uint32_t word() {
    if (used_ == 4) {
      block_ = r123::Philox4x32()({{counter_, counter_high_, 0, 0}}, key_);
      if (++counter_ == 0) ++counter_high_;
      used_ = 0;
    }
    return block_[used_++];
  }
  std::uint64_t word64() {
    const std::uint64_t high = word();
    return (high << 32) | word();
  }
  // In (0, 1): a multiple of 2^-32 plus 2^-33.
  double uniform() { return (word() + 0.5) * 0x1p-32; }
  // Mean 1.
  double exponential() { return -std::log(uniform()); }
  // Box and Muller 1958; the second one of a pair is kept.
  double normal() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    const double radius = std::sqrt(2 * exponential());
    const double angle = 2 * M_PI * uniform();
    spare_ = radius * std::sin(angle);
    has_spare_ = true;
    return radius * std::cos(angle);
  }
  // Of any magnitude from 0 to 2^63 - 1: the number of bits is uniform, then the bits are.
  std::int64_t any_magnitude() {
    const std::uint64_t bits = word() % 64;
    return static_cast<std::int64_t>(bits == 0 ? 0 : (word64() | (1ULL << 63)) >> (64 - bits));
  }

 private:
  r123::Philox4x32::key_type key_;
  r123::Philox4x32::ctr_type block_{};
  std::uint32_t counter_ = 0;
  std::uint32_t counter_high_ = 0;
  unsigned used_ = 4;
  bool has_spare_ = false;
  double spare_ = 0;
};

}  // namespace orrery::sim::test
