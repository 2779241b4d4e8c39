#include <bit>
#include <cstdint>

#include "sim/math/elementary.h"
#include "sim/math/log_core.h"

namespace orrery::sim::math {
namespace {

constexpr double kCbrtOfPowers[3] = {1, 0x1.428a2f98d728bp+0, 0x1.965fea53d6e3dp+0};

// Of a positive normal x, given its bits, divided by 2^(3 k_shift).
double cbrt_of_bits(std::uint64_t bits, int k_shift) {
  // x = 8^k z with z in [1, 8).
  const int exponent = static_cast<int>(bits >> 52) - 1023 + 1200;  // 1200 keeps it positive
  const int k = exponent / 3;
  const int third = exponent % 3;
  const std::uint64_t mantissa = bits & (detail::kSmallestNormalBits - 1);
  const double unit = std::bit_cast<double>(mantissa | std::uint64_t{1023} << 52);
  const double z = std::bit_cast<double>(mantissa | std::uint64_t(1023 + third) << 52);
  // A cubic on [1, 2) to 2^-13, then Halley's iteration, which cubes the error.
  const double guess = kCbrtOfPowers[third] * ((0.555791 + unit * 0.580826) +
                                               (unit * unit) * (-0.158662 + unit * 0.022149));
  const double cube = guess * guess * guess;
  const double better = guess * ((cube + 2 * z) / (2 * cube + z));
  // With 23 bits the square is exact, and the second iteration loses only what z / square rounds
  // away, a third of half a unit: the error is at most 0.67 units in the last place.
  constexpr std::uint64_t kHalf = std::uint64_t{1} << 29;
  const double t =
      std::bit_cast<double>((std::bit_cast<std::uint64_t>(better) + kHalf) & ~(2 * kHalf - 1));
  const double ratio = z / (t * t);
  const double root = t + t * ((ratio - t) / (2 * t + ratio));
  const int scale = k - 400 - k_shift;
  return root * std::bit_cast<double>(static_cast<std::uint64_t>(1023 + scale) << 52);
}

}  // namespace

double cbrt(double x) {
  if (x == 0 || x - x != 0) return x;  // zeros, infinities and NaN are their own roots
  const double magnitude = x < 0 ? -x : x;
  const auto bits = std::bit_cast<std::uint64_t>(magnitude);
  const double root =
      detail::is_positive_normal(bits)
          ? cbrt_of_bits(bits, 0)
          : cbrt_of_bits(detail::scaled_subnormal_bits(magnitude), detail::kSubnormalShift / 3);
  return x < 0 ? -root : root;
}

}  // namespace orrery::sim::math
