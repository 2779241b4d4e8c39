// The natural logarithm in two steps, shared by log, log10 and pow.
//
// x = 2^k z with z in [0.685, 1.37), and 1/c is a short reciprocal of the middle of z's interval,
// so ln x = k ln 2 + ln c + ln(1 + r) with r = z/c - 1, |r| < 0.0047. Because 1/c has 11 bits and z
// is taken as 32 bits and a rest, both parts of r are exact, and so is the sum of the large terms.
// Near 1 the interval has c = 1, which keeps the relative error without a case of its own. The
// method is Tang's, "Table-driven implementation of the logarithm function", ACM TOMS 16 (1990).
#pragma once

#include <bit>
#include <cstdint>

#include "sim/math/double_double.h"
#include "sim/math/log_table.h"

namespace orrery::sim::math::detail {

// ln x = (high + rest) + low + [ln(1 + r) - r], and r = r_head + rest.
struct LogParts {
  double high;    // k ln 2 + ln c + r_head, exact
  double low;     // what k ln 2 and ln c have beyond 2^-42
  double r_head;  // a multiple of 2^-42
  double rest;    // |rest| < 2^-31, and below |high| unless high is 0
};

// `bits` are those of a positive normal x 2^shift.
inline LogParts log_parts(std::uint64_t bits, int shift) {
  const std::uint64_t offset = bits - kLogOrigin;
  const LogEntry& entry = kLogTable[(offset >> 45) % 128];
  const auto exponent = static_cast<int>(static_cast<std::int64_t>(offset) >> 52);
  const double k = exponent - shift;
  const std::uint64_t z_bits = bits - (offset & 0xfff0'0000'0000'0000);
  const double z = std::bit_cast<double>(z_bits);
  const double z_head = std::bit_cast<double>(z_bits & ~((std::uint64_t{1} << 21) - 1));
  const double r_head = z_head * entry.inverse - 1;
  return {.high = (k * kLn2High + entry.high) + r_head,
          .low = k * kLn2Low + entry.low,
          .r_head = r_head,
          .rest = (z - z_head) * entry.inverse};
}

// ln of a positive normal x 2^shift with an error near 2^-68, relative.
inline DoubleDouble log_double_double(std::uint64_t bits, int shift) {
  const LogParts parts = log_parts(bits, shift);
  const double r = parts.r_head + parts.rest;
  // r^2 / 2 is the only further term that needs more than a double: its leading part is exact.
  const double r_top = head(parts.r_head);
  const double r_rest = (parts.r_head - r_top) + parts.rest;
  const double square_rest = r_rest * (2 * r_top + r_rest);
  const double r2 = r * r;
  const double cubic = (1.0 / 3 - r * (1.0 / 4)) + r2 * (1.0 / 5 - r * (1.0 / 6)) +
                       (r2 * r2) * ((1.0 / 7 - r * (1.0 / 8)) + r2 * (1.0 / 9));
  const double tail = r2 * r * cubic - 0.5 * square_rest;
  const DoubleDouble linear = fast_two_sum(parts.high, parts.rest);
  const DoubleDouble quadratic = fast_two_sum(linear.high, -0.5 * (r_top * r_top));
  return fast_two_sum(quadratic.high, quadratic.low + (linear.low + (parts.low + tail)));
}

inline constexpr std::uint64_t kSmallestNormalBits = std::uint64_t{1} << 52;
inline constexpr std::uint64_t kInfinityBits = std::uint64_t{0x7ff} << 52;

// Whether x is positive, normal and finite: what log_parts takes without scaling.
inline bool is_positive_normal(std::uint64_t bits) {
  return bits - kSmallestNormalBits < kInfinityBits - kSmallestNormalBits;
}

// A positive subnormal x is scaled to x 2^kSubnormalShift.
inline constexpr int kSubnormalShift = 54;
inline std::uint64_t scaled_subnormal_bits(double x) {
  return std::bit_cast<std::uint64_t>(x * 0x1p54);
}

// The logarithm, in any base, of what is not a positive finite number.
inline double log_of_special(double x) {
  if (x != x) return x;
  if (x == 0) return -__builtin_inf();
  if (x < 0) return __builtin_nan("");
  return x;  // +inf
}

inline bool is_positive_finite(double x) {
  return x > 0 && x < __builtin_inf();
}

}  // namespace orrery::sim::math::detail
