#include "sim/distributions/describe.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/sim/distributions/law_cases.h"

namespace orrery::sim {
namespace {

TEST(Describe, SaysWhatWasGiven) {
  EXPECT_EQ(describe(LognormalSpec{.mean = ms(3), .p99 = ms(12)}), "lognormal(mean 3ms, p99 12ms)");
  EXPECT_EQ(describe(ConstantSpec{ms(5)}), "constant(5ms)");
  EXPECT_EQ(describe(UniformSpec{ms(1), ms(3)}), "uniform(min 1ms, max 3ms)");
  EXPECT_EQ(describe(ExponentialSpec{ms(2)}), "exponential(mean 2ms)");
  EXPECT_EQ(describe(ExponentialSpec{ms(2), ms(1)}), "exponential(mean 2ms, shift 1ms)");
  EXPECT_EQ(describe(ErlangSpec{3, ms(2)}), "erlang(stages 3, mean 2ms)");
  EXPECT_EQ(describe(HyperexponentialSpec{.branches = {{0.9, ms(1)}, {0.1, ms(9)}}}),
            "hyperexponential(0.9 x mean 1ms, 0.1 x mean 9ms)");
  EXPECT_EQ(describe(NormalSpec{ms(10), ms(3)}),
            "normal(mean 10ms, standard_deviation 3ms, low 0s)");
  EXPECT_EQ(describe(GammaSpec{.mean = ms(2), .cv = 0.5}), "gamma(mean 2ms, cv 0.5)");
  EXPECT_EQ(describe(WeibullSpec{.shape = 2, .scale = ms(2)}), "weibull(shape 2, scale 2ms)");
  EXPECT_EQ(describe(ParetoSpec{.alpha = 1.5, .minimum = ms(1), .maximum = ms(9)}),
            "pareto(alpha 1.5, minimum 1ms, maximum 9ms)");
  EXPECT_EQ(describe(BimodalSpec{ms(1), ms(2), 0.1}),
            "bimodal(low 1ms, high 2ms, probability 0.1)");
  EXPECT_EQ(describe(MixtureSpec({{0.9, ExponentialSpec{ms(1)}}, {0.1, ConstantSpec{ms(20)}}})),
            "mixture(0.9 x exponential(mean 1ms), 0.1 x constant(20ms))");
  EXPECT_EQ(describe(HistogramSpec{{ms(1), ms(2), ms(4)}, {1, 2}}),
            "histogram(2 bins, from 1ms, to 4ms)");
  EXPECT_EQ(describe(PercentilesSpec{{{50, ms(5)}, {99.9, ms(9)}}, ms(1), ms(20)}),
            "percentiles(min 1ms, p50 5ms, p99.9 9ms, max 20ms)");
  EXPECT_EQ(describe(WeightedSpec{{1, 2.5}}), "weighted(1, 2.5)");
  EXPECT_EQ(describe(ZipfSpec{100, 0.9}), "zipf(keys 100, exponent 0.9)");
  EXPECT_EQ(describe(BernoulliSpec{0.5}), "bernoulli(probability 0.5)");
}

TEST(Describe, CountsLongLists) {
  EXPECT_EQ(describe(EmpiricalSpec{std::vector<Duration>(9, ms(1))}), "empirical(9 samples)");
  EXPECT_EQ(describe(EmpiricalSpec{{ms(1), ms(2)}}), "empirical(1ms, 2ms)");
}

TEST(Describe, TakesInvalidSpecs) {
  EXPECT_EQ(describe(LognormalSpec{}), "lognormal()");
  EXPECT_EQ(describe(HistogramSpec{}), "histogram(0 bins)");
  EXPECT_EQ(describe(MixtureSpec()), "mixture()");
}

}  // namespace
}  // namespace orrery::sim
