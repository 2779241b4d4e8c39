// Arguments for the elementary functions: a fixed sequence for each, by index, which mixes the
// whole range with the places where such functions go wrong. Pure arithmetic without libm, so that
// the checksum over them compares across machines.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "sim/math/elementary.h"

namespace orrery::sim::math::tests {

struct Arguments {
  double x;
  double y;  // pow alone
};

// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): each index has a stream of its own.
class Bits {
 public:
  explicit Bits(std::uint64_t index) : state_(index * 0xd134'2543'de82'ef95 + 1) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e37'79b9'7f4a'7c15;
    z = (z ^ z >> 30) * 0xbf58'476d'1ce4'e5b9;
    z = (z ^ z >> 27) * 0x94d0'49bb'1331'11eb;
    return z ^ z >> 31;
  }
  std::uint64_t below(std::uint64_t bound) { return (next() >> 32) * bound >> 32; }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  bool coin() { return next() >> 63 != 0; }

  // Any finite double of either sign, uniform in its bits; subnormals are one in 2047.
  double any_finite() {
    for (;;) {
      const double x = std::bit_cast<double>(next());
      if (x - x == 0) return x;
    }
  }
  // Of either sign, the exponent uniform in [low, high].
  double scaled(int low, int high) {
    const auto span = static_cast<std::uint64_t>(high - low + 1);
    const auto exponent = static_cast<std::uint64_t>(1023 + low) + below(span);
    return std::bit_cast<double>((next() & 0x800f'ffff'ffff'ffff) | exponent << 52);
  }
  double positive_subnormal() { return std::bit_cast<double>(next() >> (12 + below(52)) | 1); }
  // A few units in the last place away from x.
  double beside(double x) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) + below(17) - 8);
  }

 private:
  std::uint64_t state_;
};

inline double magnitude_of(double x) {
  return x < 0 ? -x : x;
}

inline Arguments exp_arguments(std::uint64_t index) {
  Bits bits(index);
  switch (index % 8) {
    case 0:
      return {bits.any_finite(), 0};
    case 1:
      return {bits.uniform(-745.2, -708), 0};  // subnormal results
    case 2:
      return {bits.uniform(708, 709.8), 0};  // the largest, and overflow
    case 3:
      return {bits.scaled(-60, 9), 0};
    case 4:
      return {bits.uniform(-1, 1), 0};
    case 5: {  // the middle between two entries of the table
      const auto steps = static_cast<double>(bits.below(260'000)) - 130'000;
      return {bits.beside((steps + 0.5) * 0x1.62e42fefa39efp-8), 0};
    }
    default:
      return {bits.uniform(-746, 710), 0};
  }
}

inline Arguments log_arguments(std::uint64_t index) {
  Bits bits(index);
  switch (index % 8) {
    case 0:
      return {bits.positive_subnormal(), 0};
    case 1:
      return {1 + bits.scaled(-53, -6), 0};
    case 2:
      return {bits.beside(1), 0};
    case 3:
      return {bits.uniform(0.5, 2), 0};
    case 4: {  // the ends of the intervals of the table
      const std::uint64_t z = 0x3fe5'eaaa'aaaa'aaab + (bits.below(128) << 45);
      return {bits.beside(std::bit_cast<double>(z)), 0};
    }
    case 5:
      return {bits.uniform(0, 1000), 0};
    default:
      return {magnitude_of(bits.any_finite()), 0};
  }
}

inline Arguments pow_arguments(std::uint64_t index) {
  Bits bits(index);
  switch (index % 12) {
    case 0:
      return {magnitude_of(bits.any_finite()), bits.any_finite()};
    case 1: {  // results over the whole range, and beyond it at both ends
      const double x = magnitude_of(bits.any_finite());
      return {x, bits.uniform(-750, 712) / math::log(x)};
    }
    case 2: {  // near 1 to a huge power
      const double x = 1 + bits.scaled(-52, -8);
      return {x, bits.uniform(-750, 712) / math::log(x)};
    }
    case 3:
      return {-magnitude_of(bits.scaled(-8, 8)), static_cast<double>(bits.below(400)) - 200};
    case 4:
      return {bits.uniform(0, 20), static_cast<double>(bits.below(400)) - 200};
    case 5:
      return {bits.uniform(0, 10), bits.uniform(-10, 10)};
    case 6: {  // subnormal results
      const double x = bits.uniform(0.01, 0.99);
      return {x, bits.uniform(-745.2, -708) / math::log(x)};
    }
    case 7: {
      const double x = bits.positive_subnormal();
      return {bits.coin() ? x : -x, static_cast<double>(bits.below(9)) - 4};
    }
    case 8:
      return {bits.positive_subnormal(), bits.uniform(-1.2, 1.2)};
    case 9:
      return {bits.beside(1), bits.scaled(30, 62)};
    case 10:
      return {magnitude_of(bits.any_finite()), bits.scaled(-70, -3)};  // results near 1
    default:
      return {static_cast<double>(bits.below(1000) + 1), bits.uniform(-100, 100)};
  }
}

inline Arguments cbrt_arguments(std::uint64_t index) {
  Bits bits(index);
  switch (index % 4) {
    case 0:
      return {bits.positive_subnormal(), 0};
    case 1:
      return {bits.uniform(1, 8), 0};
    case 2: {  // beside exact cubes
      const auto root = static_cast<double>(bits.below(200'000));
      return {bits.beside(root * root * root + 1), 0};
    }
    default:
      return {bits.any_finite(), 0};
  }
}

inline Arguments tanh_arguments(std::uint64_t index) {
  Bits bits(index);
  switch (index % 6) {
    case 0:
      return {bits.any_finite(), 0};
    case 1:
      return {bits.scaled(-30, 5), 0};
    case 2:
      return {bits.uniform(-0.13, 0.13), 0};
    case 3:
      return {bits.beside(0.125), 0};
    case 4:
      return {bits.uniform(15, 21), 0};
    default:
      return {bits.uniform(-3, 3), 0};
  }
}

inline Arguments sin_arguments(std::uint64_t index) {
  constexpr double kHalfPi = 0x1.921fb54442d18p+0;
  Bits bits(index);
  switch (index % 8) {
    case 0:
      return {bits.any_finite(), 0};
    case 1:
      return {bits.scaled(-30, 3), 0};
    case 2:
      return {bits.uniform(-3.2, 3.2), 0};
    case 3:
      return {bits.beside(kHalfPi * static_cast<double>(bits.below(1u << 20) + 1)), 0};
    case 4:
      return {bits.beside(kHalfPi * static_cast<double>(bits.next() >> 12)), 0};
    case 5:
      return {bits.beside(kHalfPi * (static_cast<double>(bits.below(64)) + 0.5)), 0};
    case 6:
      return {bits.uniform(1'000'000, 1'100'000), 0};  // where the reduction changes, 2^20
    default:
      return {bits.uniform(-1e6, 1e6), 0};
  }
}

struct TestedFunction {
  const char* name;
  double (*call)(Arguments);
  Arguments (*arguments)(std::uint64_t index);
};

inline constexpr std::array<TestedFunction, 7> kElementaryFunctions = {{
    {"exp", [](Arguments a) { return math::exp(a.x); }, exp_arguments},
    {"log", [](Arguments a) { return math::log(a.x); }, log_arguments},
    {"log10", [](Arguments a) { return math::log10(a.x); }, log_arguments},
    {"pow", [](Arguments a) { return math::pow(a.x, a.y); }, pow_arguments},
    {"cbrt", [](Arguments a) { return math::cbrt(a.x); }, cbrt_arguments},
    {"tanh", [](Arguments a) { return math::tanh(a.x); }, tanh_arguments},
    {"sin", [](Arguments a) { return math::sin(a.x); }, sin_arguments},
}};

}  // namespace orrery::sim::math::tests
