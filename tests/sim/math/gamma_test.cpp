#include "sim/math/gamma.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/sanitized.h"
#include "tests/sim/math/exact.h"
#include "tests/sim/math/special_arguments.h"

namespace orrery::sim::math::tests {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSmallestNormal = std::numeric_limits<double>::min();

// sim/math/gamma.h
constexpr double kPromised = 1e-13;
constexpr double kPromisedQuantile = 1e-12;

constexpr std::uint64_t kRandomShapes = scaled_down_if_sanitized(50);

// Both ends of the promised domain, both sides of each change of formula, and random shapes.
std::vector<double> shapes() {
  std::vector<double> result = {0.001, 0.01, 0.1, 0.4999, 0.5,    0.75, 0.999, 1,   1.0001, 1.5,
                                2,     7.99, 8,   200,    499.99, 500,  2e3,   1e4, 1e6};
  for (std::uint64_t index = 0; index < kRandomShapes; ++index) {
    result.push_back(gamma_arguments(index).x);
  }
  return result;
}

struct Worst {
  double error = 0;
  double a = 0;
  double x = 0;

  void add(double other, double shape, double argument) {
    if (!(other <= error)) *this = {other, shape, argument};
  }
  std::string text() const {
    char buffer[100];
    std::snprintf(buffer, sizeof buffer, "%.3g at a = %.17g, x or probability = %.17g", error, a,
                  x);
    return buffer;
  }
};

TEST(LogGamma, MatchesMpfr) {
  Exact exact;
  Worst worst;
  for (std::uint64_t index = 0; index < scaled_down_if_sanitized(3000); ++index) {
    const double a = shape_arguments(index).x;
    mpfr_set_d(exact.get(), a, MPFR_RNDN);
    mpfr_lngamma(exact.get(), exact.get(), MPFR_RNDN);
    worst.add(relative_error(log_gamma(a), exact), a, 0);
  }
  std::printf("log_gamma: %s\n", worst.text().c_str());
  EXPECT_LE(worst.error, kPromised);
  EXPECT_GT(worst.error, 0);
}

TEST(LogGamma, SpecialValues) {
  EXPECT_EQ(log_gamma(1), 0);
  EXPECT_EQ(log_gamma(2), 0);
  EXPECT_EQ(log_gamma(3), math::log(2));
  EXPECT_NEAR(log_gamma(0.5), 0.5 * std::log(M_PI), 1e-15);
  for (const double wrong : {0.0, -0.0, -1.0, -0.5, -kInfinity, kInfinity, kNan}) {
    EXPECT_TRUE(std::isnan(log_gamma(wrong))) << wrong;
  }
  EXPECT_LT(log_gamma(1e300), kInfinity);
  EXPECT_LT(log_gamma(std::numeric_limits<double>::denorm_min()), 745);
}

// Arguments from far below the shape to far above, in standard deviations and in ratios.
template <typename Body>
void for_arguments(double a, Body body) {
  const double deviation = std::sqrt(a);
  for (const double z : {-30.0, -9.0, -6.5, -4.0, -2.0, -1.0, -0.1, -1e-6, 0.0, 1e-9, 1e-3, 0.5,
                         1.5, 3.0, 5.0, 7.5, 9.0, 20.0}) {
    if (a + z * deviation > 0) body(a + z * deviation);
  }
  for (const double ratio : {1e-9, 1e-3, 0.1, 0.7499, 0.7501, 0.9, 1.1, 1.2499, 1.2501, 2.0, 9.0}) {
    body(a * ratio);
  }
  if (a < 50) {
    for (const double x :
         {1e-200, 1e-20, 1e-5, 0.2, 0.9999, 1.0, 1.0001, 3.0, 30.0, 300.0, 690.0}) {
      body(x);
    }
  }
}

TEST(IncompleteGamma, MatchesMpfr) {
  Worst lower;
  Worst upper;
  for (const double a : shapes()) {
    // The upper tail falls to 1e-308 for the smaller shapes, to 1e-100 for others; 1 less the lower
    // tail has bits left at either.
    ExactGamma exact(a, a < 5000 ? 1300 : 600);
    for_arguments(a, [&](double x) {
      if (a > 5000 && std::fabs(x - a) > 20.5 * std::sqrt(a)) return;
      exact.set(x);
      if (exact.lower().rounded() >= kSmallestNormal) {
        lower.add(relative_error(gamma_p(a, x), exact.lower()), a, x);
      }
      if (exact.upper().rounded() >= kSmallestNormal) {
        upper.add(relative_error(gamma_q(a, x), exact.upper()), a, x);
      }
    });
  }
  std::printf("gamma_p: %s\ngamma_q: %s\n", lower.text().c_str(), upper.text().c_str());
  EXPECT_LE(lower.error, kPromised);
  EXPECT_LE(upper.error, kPromised);
  EXPECT_GT(lower.error, 0);
}

// The error of a quantile x is that of its probability over x times the density.
double quantile_error(ExactGamma& exact, double x, double probability, bool lower) {
  exact.set(x);
  Exact& tail = lower ? exact.lower() : exact.upper();
  mpfr_sub_d(tail.get(), tail.get(), probability, MPFR_RNDN);
  mpfr_div(tail.get(), tail.get(), exact.log_density().get(), MPFR_RNDN);
  return std::fabs(tail.rounded());
}

TEST(GammaQuantile, MatchesMpfr) {
  Worst lower;
  Worst upper;
  for (const double a : shapes()) {
    ExactGamma exact(a, 250);
    for (const double p : {0x1p-64, 1e-15, 1e-9, 1e-4, 0.01, 0.1, 0.3, 0.499, 0.5, 0.501, 0.6, 0.9,
                           0.99, 0.9999, 1 - 1e-9, 1 - 0x1p-53}) {
      const double x = gamma_quantile(a, p);
      if (x >= kSmallestNormal) lower.add(quantile_error(exact, x, p, true), a, p);
      const double y = gamma_survival_quantile(a, p);
      if (y >= kSmallestNormal) upper.add(quantile_error(exact, y, p, false), a, p);
    }
  }
  std::printf("gamma_quantile: %s\ngamma_survival_quantile: %s\n", lower.text().c_str(),
              upper.text().c_str());
  EXPECT_LE(lower.error, kPromisedQuantile);
  EXPECT_LE(upper.error, kPromisedQuantile);
  EXPECT_GT(lower.error, 0);
}

// Shape 1 is the exponential distribution, shape 1/2 the square of a normal variable.
TEST(Gamma, ClosedForms) {
  for (double x = 1e-12; x < 700; x *= 1.37) {
    EXPECT_NEAR(gamma_q(1, x), std::exp(-x), 4e-14 * std::exp(-x));
    EXPECT_NEAR(gamma_p(1, x), -std::expm1(-x), 4e-14 * -std::expm1(-x));
    EXPECT_NEAR(gamma_q(0.5, x), std::erfc(std::sqrt(x)), 2e-13 * std::erfc(std::sqrt(x)));
  }
  for (double q = 0x1p-64; q < 1; q *= 1.9) {
    EXPECT_NEAR(gamma_survival_quantile(1, q), -std::log(q), 1e-12 * -std::log(q));
    EXPECT_NEAR(gamma_quantile(1, q), -std::log1p(-q), 1e-12 * -std::log1p(-q));
  }
}

// What is promised over the whole domain, at random: the quantile's probability is the one asked
// for, as far as a relative 1e-12 of the quantile can tell.
TEST(GammaQuantile, ReturnsToItsProbability) {
  for (std::uint64_t index = 0; index < scaled_down_if_sanitized(30'000); ++index) {
    const Arguments arguments = gamma_quantile_arguments(index);
    const double a = arguments.x;
    const double p = arguments.y;
    const double x = gamma_quantile(a, p);
    ASSERT_TRUE(x >= 0 && x < kInfinity) << a << ' ' << p;
    if (x < kSmallestNormal) continue;
    const double slack = 2e-12 * x;
    EXPECT_LE(gamma_p(a, x - slack), p * (1 + 2e-13)) << a << ' ' << p;
    EXPECT_GE(gamma_p(a, x + slack), p * (1 - 2e-13)) << a << ' ' << p;
  }
}

TEST(Gamma, EndsOfTheRange) {
  for (const double a : shapes()) {
    EXPECT_EQ(gamma_p(a, 0), 0);
    EXPECT_EQ(gamma_q(a, 0), 1);
    EXPECT_EQ(gamma_p(a, -3), 0);
    EXPECT_EQ(gamma_q(a, -kInfinity), 1);
    EXPECT_EQ(gamma_p(a, kInfinity), 1);
    EXPECT_EQ(gamma_q(a, kInfinity), 0);
    EXPECT_EQ(gamma_p(a, 1e308), 1);
    EXPECT_EQ(gamma_q(a, 1e308), 0);
    EXPECT_EQ(gamma_quantile(a, 0), 0);
    EXPECT_EQ(gamma_quantile(a, 1), kInfinity);
    EXPECT_EQ(gamma_survival_quantile(a, 0), kInfinity);
    EXPECT_EQ(gamma_survival_quantile(a, 1), 0);
  }
  EXPECT_EQ(gamma_quantile(0.001, 1e-15), 0);  // 1e-15000
}

TEST(Gamma, BadArgumentsAreNan) {
  for (const double wrong : {0.0, -1.0, -kInfinity, kInfinity, kNan}) {
    EXPECT_TRUE(std::isnan(gamma_p(wrong, 1))) << wrong;
    EXPECT_TRUE(std::isnan(gamma_q(wrong, 1))) << wrong;
    EXPECT_TRUE(std::isnan(gamma_quantile(wrong, 0.5))) << wrong;
    EXPECT_TRUE(std::isnan(gamma_survival_quantile(wrong, 0.5))) << wrong;
  }
  for (const double wrong : {-1e-300, -1.0, 1 + 0x1p-52, kInfinity, kNan}) {
    EXPECT_TRUE(std::isnan(gamma_quantile(2, wrong))) << wrong;
    EXPECT_TRUE(std::isnan(gamma_survival_quantile(2, wrong))) << wrong;
  }
  EXPECT_TRUE(std::isnan(gamma_p(2, kNan)));
  EXPECT_TRUE(std::isnan(gamma_q(2, kNan)));
}

// Outside the promised domain the functions still end and return a value of their range.
TEST(Gamma, AbsurdArgumentsEnd) {
  for (const double a : {5e-324, 1e-300, 1e-20, 1e-5, 1e7, 1e12, 1e20, 1e300, 1.7e308}) {
    for (const double x : {5e-324, 1e-300, 1e-9, 1.0, 1e3, 1e12, 1e300, 1.7e308, a}) {
      const double p = gamma_p(a, x);
      const double q = gamma_q(a, x);
      EXPECT_TRUE(p >= 0 && p <= 1) << a << ' ' << x << ' ' << p;
      EXPECT_TRUE(q >= 0 && q <= 1) << a << ' ' << x << ' ' << q;
    }
    for (const double p : {5e-324, 1e-300, 1e-30, 0.3, 0.5, 0.7, 1 - 0x1p-53}) {
      EXPECT_GE(gamma_quantile(a, p), 0) << a << ' ' << p;
      EXPECT_GE(gamma_survival_quantile(a, p), 0) << a << ' ' << p;
    }
  }
}

}  // namespace
}  // namespace orrery::sim::math::tests
