#include "sim/math/normal.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>

#include <gtest/gtest.h>

#include "tests/sanitized.h"
#include "tests/sim/math/exact.h"
#include "tests/sim/math/special_arguments.h"

namespace orrery::sim::math::tests {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSmallestNormal = std::numeric_limits<double>::min();

constexpr std::uint64_t kArguments = scaled_down_if_sanitized(10'000);
constexpr double kPromised = 1e-13;  // sim/math/normal.h

TEST(Normal, TailsMatchMpfr) {
  Exact exact;
  double worst = 0;
  for (std::uint64_t index = 0; index < kArguments; ++index) {
    const double x = normal_arguments(index).x;
    exact_normal_survival(exact, x);
    if (exact.rounded() < kSmallestNormal) continue;
    worst = std::fmax(worst, relative_error(normal_survival(x), exact));
    worst = std::fmax(worst, relative_error(normal_cdf(-x), exact));
  }
  std::printf("tails: %.3g\n", worst);
  EXPECT_LE(worst, kPromised);
  EXPECT_GT(worst, 0);
}

// The error of a quantile is that of its probability over the density and the quantile itself.
TEST(Normal, QuantilesMatchMpfr) {
  Exact exact;
  Exact density;
  double worst = 0;
  for (std::uint64_t index = 0; index < kArguments; ++index) {
    const double q = probability_arguments(index).x;
    const double x = normal_survival_quantile(q);
    ASSERT_EQ(normal_quantile(q), -x);
    if (x == 0) {
      ASSERT_EQ(q, 0.5);
      continue;
    }
    exact_normal_survival(exact, x);
    mpfr_sub_d(exact.get(), exact.get(), q, MPFR_RNDN);
    mpfr_set_d(density.get(), x, MPFR_RNDN);
    mpfr_sqr(density.get(), density.get(), MPFR_RNDN);
    mpfr_div_si(density.get(), density.get(), -2, MPFR_RNDN);
    mpfr_exp(density.get(), density.get(), MPFR_RNDN);
    mpfr_div(exact.get(), exact.get(), density.get(), MPFR_RNDN);
    worst = std::fmax(worst, std::fabs(exact.rounded() * std::sqrt(2 * M_PI) / x));
  }
  std::printf("quantiles: %.3g\n", worst);
  EXPECT_LE(worst, kPromised);
  EXPECT_GT(worst, 0);
}

TEST(Normal, SpecialValues) {
  EXPECT_EQ(normal_cdf(0), 0.5);
  EXPECT_EQ(normal_survival(0), 0.5);
  EXPECT_EQ(normal_cdf(kInfinity), 1);
  EXPECT_EQ(normal_cdf(-kInfinity), 0);
  EXPECT_EQ(normal_survival(kInfinity), 0);
  EXPECT_EQ(normal_survival(-kInfinity), 1);
  EXPECT_EQ(normal_survival(1e300), 0);
  EXPECT_GT(normal_survival(38.4), 0);  // subnormal
  EXPECT_TRUE(std::isnan(normal_cdf(kNan)));
  EXPECT_TRUE(std::isnan(normal_survival(kNan)));
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_FALSE(std::signbit(normal_quantile(0.5)));
  EXPECT_FALSE(std::signbit(normal_survival_quantile(0.5)));
  EXPECT_EQ(normal_quantile(0), -kInfinity);
  EXPECT_EQ(normal_quantile(1), kInfinity);
  EXPECT_EQ(normal_survival_quantile(0), kInfinity);
  EXPECT_EQ(normal_survival_quantile(1), -kInfinity);
}

TEST(Normal, QuantilesOfWhatIsNoProbabilityAreNan) {
  for (const double wrong : {-1e-300, -1.0, 1 + 0x1p-52, 2.0, kInfinity, -kInfinity, kNan}) {
    EXPECT_TRUE(std::isnan(normal_quantile(wrong))) << wrong;
    EXPECT_TRUE(std::isnan(normal_survival_quantile(wrong))) << wrong;
  }
}

// Between the three formulae of the quantile the curve has no step backwards.
TEST(Normal, QuantileGrowsAcrossItsFormulae) {
  for (const double joint : {0.075, 0.925, 1.3887943864964021e-11}) {
    double before = normal_quantile(joint * (1 - 1e-12));
    for (double p = joint * (1 - 1e-12); p <= joint * (1 + 1e-12); p += joint * 1e-14) {
      const double x = normal_quantile(p);
      EXPECT_GE(x, before - 1e-15 * std::fabs(x));
      before = x;
    }
  }
}

}  // namespace
}  // namespace orrery::sim::math::tests
