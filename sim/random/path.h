// Where in a request's call tree a draw is made, in 48 bits.
//
// The path of a child is mixed from the path and the attempt of its parent, the site of the call
// and the iteration of the loop around it. A site is the step's index in its endpoint plus the hash
// of the endpoint's canonical name, never a dense index: an endpoint added elsewhere moves no draw.
//
// Two of m paths of one request collide with probability m^2 / 2^49: 2e-9 for a thousand calls.
#pragma once

#include <cstdint>

#include "sim/base/mix.h"

namespace orrery::sim {

class Path {
 public:
  // The request itself.
  constexpr Path() = default;
  static constexpr Path root() { return Path(); }

  // The path of one call made from here.
  // attempt: which try of the frame at this path makes the call, 0 for the first.
  // site: the place of the call in the program, as above. iteration: 0 outside loops.
  constexpr Path child(std::uint32_t attempt, std::uint64_t site, std::uint32_t iteration) const {
    // Draws are mixed by Philox, so all that is wanted here is that two places do not meet.
    const std::uint64_t turn = (std::uint64_t{attempt} << 32) | iteration;
    const std::uint64_t from = bits_ + turn * 0xd6e8'feb8'6659'fd93;
    return Path(multiply_fold((from * 0x9e37'79b9'7f4a'7c15) ^ site ^ 0x6a09'e667'f3bc'c908,
                              0xa54f'f53a'5f1d'36f1) >>
                16);
  }

  constexpr std::uint64_t bits() const { return bits_; }
  // The path that has these bits. REQUIRES: the upper 16 are 0, as bits() gives them.
  static constexpr Path from_bits(std::uint64_t bits) { return Path(bits); }

  friend constexpr bool operator==(Path, Path) = default;

 private:
  explicit constexpr Path(std::uint64_t bits) : bits_(bits) {}

  std::uint64_t bits_ = 0;  // the upper 16 are 0
};

// The request number `n` of the entity with this name: the n-th arrival of a workload, the n-th
// decision of a policy. For one name, no two numbers collide.
constexpr std::uint64_t request_of(std::uint64_t name_hash, std::uint64_t n) {
  return mix64(name_hash, n);
}

// The k-th request of one user of a closed workload.
constexpr std::uint64_t request_of(std::uint64_t name_hash, std::uint64_t user, std::uint64_t k) {
  return mix64(mix64(name_hash, user), k);
}

}  // namespace orrery::sim
