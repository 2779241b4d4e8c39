// Sums of two doubles, high + low with |low| <= half a unit in the last place of high: about 106
// bits, from + - * alone (no fused multiply-add, which would not be the same everywhere).
//
// Dekker, "A floating-point technique for extending the available precision", Numerische
// Mathematik 18 (1971); Knuth, TAOCP 2, section 4.2.2.
#pragma once

#include <bit>
#include <cstdint>

namespace orrery::sim::math::detail {

struct DoubleDouble {
  double high = 0;
  double low = 0;
};

// The upper 26 bits of a double: the product of two such heads is exact.
inline double head(double x) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~((std::uint64_t{1} << 27) - 1));
}

// a + b exactly, where |a| >= |b| or a = 0.
inline DoubleDouble fast_two_sum(double a, double b) {
  const double sum = a + b;
  return {sum, (a - sum) + b};
}

// a + b exactly.
inline DoubleDouble two_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

// a b to about 2^-106, where nothing overflows or underflows.
inline DoubleDouble two_product(double a, double b) {
  const double product = a * b;
  const double a_head = head(a);
  const double a_rest = a - a_head;
  const double b_head = head(b);
  const double b_rest = b - b_head;
  const double error =
      ((a_head * b_head - product) + a_head * b_rest + a_rest * b_head) + a_rest * b_rest;
  return {product, error};
}

inline DoubleDouble add(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble sum = two_sum(a.high, b.high);
  return fast_two_sum(sum.high, sum.low + (a.low + b.low));
}

inline DoubleDouble multiply(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble product = two_product(a.high, b.high);
  return fast_two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

inline DoubleDouble divide(DoubleDouble a, DoubleDouble b) {
  const double quotient = a.high / b.high;
  const DoubleDouble product = two_product(quotient, b.high);
  const double rest = ((a.high - product.high) - product.low) + (a.low - quotient * b.low);
  return fast_two_sum(quotient, rest / b.high);
}

}  // namespace orrery::sim::math::detail
