// A checksum of the bits that a function returns over a fixed sequence of arguments: equal on every
// compiler, option and processor, or something is not deterministic. Needs no test framework, so a
// cross-compiled program can call it.
#pragma once

#include <bit>
#include <cstdint>

#include "tests/sim/math/elementary_arguments.h"

namespace orrery::sim::math::tests {

inline constexpr std::uint64_t kElementaryChecksumArguments = 100'000;
inline constexpr std::uint64_t kSpecialChecksumArguments = 20'000;

// Order matters; any one bit of any one result changes about half of the sum's. All NaN count as
// one, their sign and payload are not promised.
class Checksum {
 public:
  void add(double result) {
    const bool is_nan = result != result;
    const auto bits = is_nan ? ~std::uint64_t{0} : std::bit_cast<std::uint64_t>(result);
    sum_ = (std::rotl(sum_, 23) ^ bits) * 0x9e37'79b9'7f4a'7c15;
    sum_ ^= sum_ >> 32;
  }
  std::uint64_t value() const { return sum_; }

 private:
  std::uint64_t sum_ = 0;
};

// Over the first `count` arguments of the function's sequence.
inline std::uint64_t checksum(const TestedFunction& function, std::uint64_t count) {
  Checksum sum;
  for (std::uint64_t index = 0; index < count; ++index) {
    sum.add(function.call(function.arguments(index)));
  }
  return sum.value();
}

}  // namespace orrery::sim::math::tests
