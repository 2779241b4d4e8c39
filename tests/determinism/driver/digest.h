// What a part of the driver came to, in 64 bits that depend on every bit put in and on the order.
#pragma once

#include <bit>
#include <cstdint>
#include <string>

#include "sim/base/mix.h"
#include "sim/base/wide.h"

namespace orrery::sim::determinism {

class Digest {
 public:
  void add(std::uint64_t word) { value_ = mix64(value_, word); }
  void add_signed(std::int64_t value) { add(static_cast<std::uint64_t>(value)); }
  void add_wide(Int128 value) {
    add(static_cast<std::uint64_t>(value));
    add(static_cast<std::uint64_t>(value >> 64));
  }
  // By its bits. All NaN count as one: their sign and payload are not promised.
  void add_real(double value) { add(bits_of(value)); }

  std::uint64_t value() const { return value_; }

  static std::uint64_t bits_of(double value) {
    return value != value ? ~std::uint64_t{0} : std::bit_cast<std::uint64_t>(value);
  }

 private:
  std::uint64_t value_ = 0;
};

// 16 hexadecimal digits.
inline std::string to_text(const Digest& digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[(digest.value() >> shift) & 15];
  return text;
}

}  // namespace orrery::sim::determinism
