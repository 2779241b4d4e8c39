// Special values (C99 Annex F.9), exact cases and the largest arguments; the accuracy in between is
// elementary_accuracy_test.cpp.
#include "sim/math/elementary.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

namespace orrery::sim::math {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();
constexpr double kLargest = std::numeric_limits<double>::max();

// Equal in every bit, so that +0 is not -0; any NaN equals any other.
testing::AssertionResult same(double actual, double expected) {
  if (std::isnan(actual) && std::isnan(expected)) return testing::AssertionSuccess();
  if (std::bit_cast<std::uint64_t>(actual) == std::bit_cast<std::uint64_t>(expected)) {
    return testing::AssertionSuccess();
  }
  return testing::AssertionFailure() << actual << " is not " << expected;
}

TEST(Exp, SpecialValues) {
  EXPECT_TRUE(same(exp(0.0), 1));
  EXPECT_TRUE(same(exp(-0.0), 1));
  EXPECT_TRUE(same(exp(kInfinity), kInfinity));
  EXPECT_TRUE(same(exp(-kInfinity), 0.0));
  EXPECT_TRUE(same(exp(kNan), kNan));
  EXPECT_TRUE(same(exp(kSmallest), 1));
  EXPECT_TRUE(same(exp(kLargest), kInfinity));
  EXPECT_TRUE(same(exp(-kLargest), 0.0));
}

// The thresholds, correctly rounded: ln of (1 - 2^-54) 2^1024 is 709.7827128933840 and of 2^-1075
// is -745.1332191019412.
TEST(Exp, OverflowsAndUnderflowsAtTheRightArgument) {
  EXPECT_LT(exp(0x1.62e42fefa39efp+9), kInfinity);
  EXPECT_TRUE(same(exp(0x1.62e42fefa39f0p+9), kInfinity));
  EXPECT_TRUE(same(exp(-0x1.74910d52d3051p+9), kSmallest));
  EXPECT_TRUE(same(exp(-0x1.74910d52d3052p+9), 0.0));
}

TEST(Log, SpecialValues) {
  for (auto* function : {log, log10}) {
    EXPECT_TRUE(same(function(0.0), -kInfinity));
    EXPECT_TRUE(same(function(-0.0), -kInfinity));
    EXPECT_TRUE(same(function(1.0), 0.0));
    EXPECT_TRUE(same(function(-1.0), kNan));
    EXPECT_TRUE(same(function(-kSmallest), kNan));
    EXPECT_TRUE(same(function(-kInfinity), kNan));
    EXPECT_TRUE(same(function(kInfinity), kInfinity));
    EXPECT_TRUE(same(function(kNan), kNan));
  }
}

TEST(Log10, PowersOfTenAreExact) {
  const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                           1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  double expected = 0;
  for (const double power : powers) {
    EXPECT_TRUE(same(log10(power), expected));
    expected += 1;
  }
}

TEST(Pow, PowerZeroAndBaseOneAreOneEvenForNan) {
  for (const double other : {0.0, -0.0, 1.0, -3.5, kInfinity, -kInfinity, kNan, kSmallest}) {
    EXPECT_TRUE(same(pow(other, 0.0), 1));
    EXPECT_TRUE(same(pow(other, -0.0), 1));
    EXPECT_TRUE(same(pow(1.0, other), 1));
  }
  EXPECT_TRUE(same(pow(kNan, 1.0), kNan));
  EXPECT_TRUE(same(pow(2.0, kNan), kNan));
  EXPECT_TRUE(same(pow(-1.0, kNan), kNan));
}

TEST(Pow, OfZero) {
  for (const double odd : {1.0, 3.0, 0x1.fffffffffffffp+52}) {
    EXPECT_TRUE(same(pow(0.0, odd), 0.0));
    EXPECT_TRUE(same(pow(-0.0, odd), -0.0));
    EXPECT_TRUE(same(pow(0.0, -odd), kInfinity));
    EXPECT_TRUE(same(pow(-0.0, -odd), -kInfinity));
  }
  for (const double other : {0.5, 2.0, 1e300, kInfinity, 0x1p53}) {
    for (const double zero : {0.0, -0.0}) {
      EXPECT_TRUE(same(pow(zero, other), 0.0));
      EXPECT_TRUE(same(pow(zero, -other), kInfinity));
    }
  }
}

TEST(Pow, OfNegativeBases) {
  EXPECT_TRUE(same(pow(-2.0, 3.0), -8));
  EXPECT_TRUE(same(pow(-2.0, 2.0), 4));
  EXPECT_TRUE(same(pow(-2.0, -1.0), -0.5));
  EXPECT_TRUE(same(pow(-2.0, 0.5), kNan));
  EXPECT_TRUE(same(pow(-1.0, 0x1p53), 1));
  EXPECT_TRUE(same(pow(-1.0, 0x1.fffffffffffffp+52), -1));
  EXPECT_TRUE(same(pow(-1.0, 0x1.fffffffffffffp+51), kNan));
  EXPECT_TRUE(same(pow(-kSmallest, 1.0), -kSmallest));
  EXPECT_TRUE(same(pow(-10.0, 309.0), -kInfinity));
  EXPECT_TRUE(same(pow(-10.0, -325.0), -0.0));
}

TEST(Pow, WithInfinities) {
  for (const double large : {2.0, -2.0, kInfinity, -kInfinity}) {
    EXPECT_TRUE(same(pow(large, kInfinity), kInfinity));
    EXPECT_TRUE(same(pow(large, -kInfinity), 0.0));
    EXPECT_TRUE(same(pow(1 / large, kInfinity), 0.0));
    EXPECT_TRUE(same(pow(1 / large, -kInfinity), kInfinity));
  }
  EXPECT_TRUE(same(pow(-1.0, kInfinity), 1));
  EXPECT_TRUE(same(pow(-1.0, -kInfinity), 1));
  EXPECT_TRUE(same(pow(kInfinity, 0.3), kInfinity));
  EXPECT_TRUE(same(pow(kInfinity, -0.3), 0.0));
  EXPECT_TRUE(same(pow(-kInfinity, 3.0), -kInfinity));
  EXPECT_TRUE(same(pow(-kInfinity, 2.0), kInfinity));
  EXPECT_TRUE(same(pow(-kInfinity, 0.5), kInfinity));
  EXPECT_TRUE(same(pow(-kInfinity, -3.0), -0.0));
  EXPECT_TRUE(same(pow(-kInfinity, -2.0), 0.0));
}

TEST(Pow, HugeAndTinyPowers) {
  EXPECT_TRUE(same(pow(2.0, kLargest), kInfinity));
  EXPECT_TRUE(same(pow(2.0, -kLargest), 0.0));
  EXPECT_TRUE(same(pow(0.5, kLargest), 0.0));
  EXPECT_TRUE(same(pow(kLargest, kSmallest), 1));
  EXPECT_TRUE(same(pow(kSmallest, -kSmallest), 1));
  EXPECT_TRUE(same(pow(1 + 0x1p-52, kLargest), kInfinity));
  EXPECT_TRUE(same(pow(kLargest, 1.0), kLargest));
  EXPECT_TRUE(same(pow(kSmallest, 1.0), kSmallest));
}

// 2^n is exact at every n that a double can hold, and is the only use of pow with a closed form
// over the whole range.
TEST(Pow, OfTwoIsExact) {
  for (int n = -1074; n <= 1023; ++n) {
    EXPECT_TRUE(same(pow(2.0, n), std::ldexp(1.0, n))) << n;
  }
  EXPECT_TRUE(same(pow(2.0, 1024.0), kInfinity));
  EXPECT_TRUE(same(pow(2.0, -1076.0), 0.0));
}

TEST(Cbrt, SpecialValuesAndCubes) {
  for (const double root : {0.0, -0.0, kInfinity, -kInfinity, kNan}) {
    EXPECT_TRUE(same(cbrt(root), root));
  }
  for (int n = 1; n <= 1000; ++n) {
    EXPECT_TRUE(same(cbrt(std::ldexp(1.0, 3 * (n % 330)) * n * n * n), std::ldexp(n, n % 330)));
    EXPECT_TRUE(same(cbrt(-1.0 * n * n * n), -n));
  }
  EXPECT_TRUE(same(cbrt(0x1p-1074), 0x1p-358));
}

TEST(Tanh, SpecialValues) {
  for (const double small : {0.0, kSmallest, 0x1p-1022, 1e-300, 1e-9}) {
    EXPECT_TRUE(same(tanh(small), small));
    EXPECT_TRUE(same(tanh(-small), -small));
  }
  for (const double large : {20.0, 1e300, kInfinity}) {
    EXPECT_TRUE(same(tanh(large), 1));
    EXPECT_TRUE(same(tanh(-large), -1));
  }
  EXPECT_TRUE(same(tanh(kNan), kNan));
}

TEST(Sin, SpecialValues) {
  for (const double small : {0.0, kSmallest, 0x1p-1022, 1e-300, 1e-9}) {
    EXPECT_TRUE(same(sin(small), small));
    EXPECT_TRUE(same(sin(-small), -small));
  }
  EXPECT_TRUE(same(sin(kInfinity), kNan));
  EXPECT_TRUE(same(sin(-kInfinity), kNan));
  EXPECT_TRUE(same(sin(kNan), kNan));
}

// Figures to 17 digits by MPFR. The last but one is the double nearest to a multiple of pi / 2
// (Muller, "Elementary Functions", 3rd edition, section 11.3.2): its sine is 1 to 2^-121.
TEST(Sin, OfHugeArguments) {
  EXPECT_TRUE(same(sin(1e300), -0.8178819121159085));
  EXPECT_TRUE(same(sin(-1e300), 0.8178819121159085));
  EXPECT_TRUE(same(sin(1e22), -0.8522008497671888));
  EXPECT_TRUE(same(sin(6381956970095103 * 0x1p797), 1));
  EXPECT_TRUE(same(sin(kLargest), 0.004961954789184062));
}

TEST(Odd, FunctionsChangeSignWithTheirArgument) {
  for (double x = 0x1p-1070; x < 1e300; x *= 3.7) {
    EXPECT_TRUE(same(cbrt(-x), -cbrt(x)));
    EXPECT_TRUE(same(tanh(-x), -tanh(x)));
    EXPECT_TRUE(same(sin(-x), -sin(x)));
  }
}

}  // namespace
}  // namespace orrery::sim::math
