#include "sim/distributions/moments.h"

#include <cmath>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "sim/distributions/distribution_set.h"
#include "tests/sim/distributions/law_cases.h"
#include "tests/sim/distributions/test_words.h"

namespace orrery::sim {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

void expect_moments(const DistributionSpec& spec, const LawMoments& expected) {
  const LawMoments actual = moments(spec);
  const double deviation = std::sqrt(expected.variance);
  // A dozen roundings, and the 1e-13 of the special functions.
  EXPECT_NEAR(actual.mean, expected.mean, 1e-12 * (std::fabs(expected.mean) + deviation));
  EXPECT_NEAR(actual.variance, expected.variance, 1e-11 * expected.variance);
  EXPECT_NEAR(actual.third_central, expected.third_central,
              1e-10 * (deviation * deviation * deviation + std::fabs(expected.third_central)));
}

TEST(LawMoments, OfTextbookLaws) {
  const Duration second = Duration::seconds(1);
  const double s = 1e9;
  expect_moments(ConstantSpec{ms(5)}, {5e6, 0, 0});
  expect_moments(ExponentialSpec{second, second}, {2 * s, s * s, 2 * s * s * s});
  expect_moments(ErlangSpec{4, second}, {s, s * s / 4, 2 * s * s * s / 16});
  expect_moments(GammaSpec{.mean = second, .cv = 2}, {s, 4 * s * s, 32 * s * s * s});
  // A fair die in nanoseconds: variance 35/12.
  expect_moments(UniformSpec{Duration::nanoseconds(1), Duration::nanoseconds(6)},
                 {3.5, 35.0 / 12, 0});
  // Weibull of shape 1 is exponential; of shape 2 (Rayleigh) its variance is 1 - pi/4.
  expect_moments(WeibullSpec{.shape = 1, .scale = second}, {s, s * s, 2 * s * s * s});
  const double pi = std::acos(-1.0);
  expect_moments(
      WeibullSpec{.shape = 2, .scale = second},
      {s * std::sqrt(pi) / 2, s * s * (1 - pi / 4), s * s * s * std::sqrt(pi) / 4 * (pi - 3)});
  // Lognormal with cv 1: w = 2, third central (w - 1)^2 (w + 2).
  expect_moments(LognormalSpec{.mean = second, .cv = 1}, {s, s * s, 4 * s * s * s});
  // Pareto with alpha 4 and minimum 3: mean 4, variance 2, third 3^3 * 2*4*5 / (27 * 2 * 1).
  expect_moments(ParetoSpec{.alpha = 4, .minimum = Duration::nanoseconds(3)}, {4, 2, 20});
  expect_moments(BernoulliSpec{0.25}, {0.25, 0.1875, 0.09375});
  expect_moments(BimodalSpec{ms(0), ms(1), 0.25}, {0.25e6, 0.1875e12, 0.09375e18});
  // Half a normal law: mean sqrt(2/pi), variance 1 - 2/pi, third sqrt(2/pi) (4/pi - 1).
  expect_moments(NormalSpec{Duration(), second}, {s * std::sqrt(2 / pi), s * s * (1 - 2 / pi),
                                                  s * s * s * std::sqrt(2 / pi) * (4 / pi - 1)});
  // Hyperexponential by mean and cv.
  const LawMoments h2 = moments(HyperexponentialSpec{.mean = second, .cv = 3});
  EXPECT_NEAR(h2.mean / s, 1, 1e-13);
  EXPECT_NEAR(h2.variance / (s * s), 9, 1e-12);
}

TEST(LawMoments, AreInfiniteWhereTheyDiverge) {
  const LawMoments a = moments(ParetoSpec{.alpha = 1, .minimum = ms(1)});
  EXPECT_EQ(a.mean, kInfinite);
  EXPECT_EQ(a.third_central, kInfinite);
  const LawMoments b = moments(ParetoSpec{.alpha = 1.5, .minimum = ms(1)});
  EXPECT_NEAR(b.mean, 3e6, 1);
  EXPECT_EQ(b.variance, kInfinite);
  const LawMoments c = moments(ParetoSpec{.alpha = 3, .minimum = ms(1)});
  EXPECT_NEAR(c.variance, 0.75e12, 1);
  EXPECT_EQ(c.third_central, kInfinite);
  const LawMoments mixed = moments(
      MixtureSpec({{1, ParetoSpec{.alpha = 1.5, .minimum = ms(1)}}, {1, ConstantSpec{ms(1)}}}));
  EXPECT_NEAR(mixed.mean, 2e6, 1);
  EXPECT_EQ(mixed.variance, kInfinite);
  EXPECT_EQ(mixed.third_central, kInfinite);
}

TEST(LawMoments, KeepTheirDigitsInNarrowLaws) {
  // Against the limits: a narrow window of any density is nearly even, width^2 / 12.
  const LawMoments window =
      moments(ParetoSpec{.alpha = 2,
                         .minimum = Duration::seconds(1000),
                         .maximum = Duration::nanoseconds(1'000'000'100'000)});
  EXPECT_NEAR(window.variance, 1e10 / 12, 1);
  const LawMoments cut = moments(
      NormalSpec{Duration(), Duration::seconds(1'000), Duration::seconds(1), Duration::seconds(2)});
  EXPECT_NEAR(cut.variance / (1e18 / 12), 1, 1e-6);
  const LawMoments weibull = moments(WeibullSpec{.mean = Duration::seconds(1), .cv = 0.01});
  EXPECT_NEAR(weibull.variance / 1e14, 1, 1e-9);
  // The limit of large shapes is a Gumbel law, of skewness -1.13955.
  EXPECT_NEAR(weibull.third_central / 1e21, -1.13955, 0.05);
}

// The midpoint rule over 2^20 probabilities: an error of a cell at each jump, and the tail beyond
// 2^-21.
TEST(LawMoments, OfTablesAgreeWithDraws) {
  constexpr int kBits = 20;
  for (const char* name :
       {"bimodal", "mixture_humps", "mixture_atom", "empirical", "histogram", "percentiles_min_max",
        "weighted", "weighted_1000", "zipf_100", "zipf_1e6", "zipf_1e7", "zipf_even", "bernoulli",
        "normal_window", "pareto_bounded", "uniform"}) {
    DistributionSpec spec;
    for (const LawCase& law : all_law_cases()) {
      if (law.name == name) spec = law.spec;
    }
    DistributionSet set;
    const DistributionId id = set.add(spec);
    const LawMoments exact = moments(spec);
    double first = 0;
    double second = 0;
    double third = 0;
    for (std::uint64_t i = 0; i < std::uint64_t{1} << kBits; ++i) {
      const std::uint64_t word = (2 * i + 1) << (63 - kBits);
      const double distance = static_cast<double>(set.draw(id, word)) - exact.mean;
      first += distance;
      second += distance * distance;
      third += distance * distance * distance;
    }
    const double deviation = std::sqrt(exact.variance);
    EXPECT_NEAR(std::ldexp(first, -kBits), 0, 1e-4 * deviation) << name;
    EXPECT_NEAR(std::ldexp(second, -kBits) / exact.variance, 1, 1e-4) << name;
    EXPECT_NEAR(std::ldexp(third, -kBits), exact.third_central,
                1e-3 * (exact.variance * deviation + std::fabs(exact.third_central)))
        << name;
  }
}

}  // namespace
}  // namespace orrery::sim
