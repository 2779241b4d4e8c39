#include "sim/distributions/validate.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/distributions/distribution_set.h"
#include "sim/distributions/limits.h"
#include "sim/distributions/moments.h"
#include "tests/sim/distributions/law_cases.h"

namespace orrery::sim {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// "field: message" of each error, one a line.
std::string errors_of(const DistributionSpec& spec) {
  std::string text;
  for (const SpecError& error : validate(spec)) {
    text += (error.field.empty() ? "" : error.field + ' ') + error.message + '\n';
  }
  return text;
}

TEST(Validate, AcceptsEveryLawOfTheTests) {
  for (const LawCase& law : all_law_cases()) EXPECT_EQ(errors_of(law.spec), "") << law.name;
}

TEST(Validate, SaysWhatWasFoundAndWhatIsAllowed) {
  EXPECT_EQ(errors_of(ExponentialSpec{.mean = ms(-3), .shift = ms(-1)}),
            "mean is -3ms; allowed are 1ns to 13343d23h58m24.606846975s\n"
            "shift is -1ms; allowed are 0s to 13343d23h58m24.606846975s\n");
  EXPECT_EQ(errors_of(UniformSpec{ms(3), ms(1)}),
            "max is 1ms, less than min; allowed is 3ms or more\n");
  EXPECT_EQ(errors_of(BernoulliSpec{1.5}), "probability is 1.5; allowed are 0 to 1\n");
  EXPECT_EQ(errors_of(BernoulliSpec{kNan}), "probability is nan; allowed are 0 to 1\n");
  EXPECT_EQ(errors_of(ZipfSpec{0, -kInfinity}),
            "keys is 0; allowed are 1 to 4294967296\nexponent is -inf; allowed are 0 to 10\n");
  EXPECT_EQ(errors_of(ErlangSpec{0, ms(1)}), "stages is 0; allowed are 1 to 1000000\n");
  EXPECT_EQ(errors_of(NormalSpec{ms(1), ms(1), ms(5), ms(4)}),
            "high is 4ms; allowed is more than low, 5ms\n");
}

TEST(Validate, NamesTheCombinations) {
  EXPECT_EQ(
      errors_of(LognormalSpec{}),
      "gives none of its parameters; allowed is exactly one of: mean + cv; mean + p99; median "
      "(or p50) + sigma; median (or p50) + p99\n");
  EXPECT_EQ(errors_of(GammaSpec{.mean = ms(1), .cv = 1, .shape = 2}),
            "gives mean + cv + shape; allowed is exactly one of: mean + cv; shape + scale; mean + "
            "shape\n");
  EXPECT_EQ(errors_of(ParetoSpec{.alpha = 2, .mean = ms(1), .maximum = ms(2)}),
            "gives mean + maximum; allowed is exactly one of: minimum; mean; minimum + maximum\n");
  EXPECT_NE(errors_of(WeibullSpec{.scale = ms(1)}), "");
  EXPECT_NE(errors_of(HyperexponentialSpec{}), "");
  EXPECT_NE(errors_of(HyperexponentialSpec{.branches = {{1, ms(1)}}, .mean = ms(1), .cv = 2}), "");
}

TEST(Validate, ExplainsAnImpossibleP99) {
  EXPECT_EQ(
      errors_of(LognormalSpec{.mean = ms(3), .p99 = ms(60)}),
      "p99 is 60ms, 20 times the mean, 3ms; a lognormal law needs a p99 above its mean and at "
      "most 14.96 times it (for longer tails give mean + cv)\n");
  EXPECT_NE(errors_of(LognormalSpec{.mean = ms(3), .p99 = ms(3)}), "");
  EXPECT_NE(errors_of(LognormalSpec{.mean = ms(3), .p99 = ms(2)}), "");
  EXPECT_EQ(errors_of(LognormalSpec{.mean = ms(100), .p99 = ms(1496)}), "");
  EXPECT_NE(errors_of(LognormalSpec{.mean = ms(100), .p99 = ms(1497)}), "");
  EXPECT_EQ(errors_of(LognormalSpec{.p99 = ms(3), .p50 = ms(3)}),
            "p99 is 3ms; allowed is more than the median, 3ms\n");
  EXPECT_NE(errors_of(LognormalSpec{.p99 = Duration::hours(2400), .p50 = Duration::nanoseconds(1)}),
            "");
}

TEST(Validate, ReportsAllMistakesWithTheirPath) {
  const MixtureSpec mixture({{0, ExponentialSpec{}},
                             {kNan, LognormalSpec{.mean = ms(0), .cv = -1}},
                             {1, ZipfSpec{5, 1}},
                             {1, MixtureSpec()}});
  EXPECT_EQ(errors_of(mixture),
            "components[0].weight is 0; allowed are 1e-100 to 1e+100\n"
            "components[0].distribution.mean is 0s; allowed are 1ns to 13343d23h58m24.606846975s\n"
            "components[1].weight is nan; allowed are 1e-100 to 1e+100\n"
            "components[1].distribution.mean is 0s; allowed are 1ns to 13343d23h58m24.606846975s\n"
            "components[1].distribution.cv is -1; allowed are 1e-04 to 1000\n"
            "components[2].distribution draws indices; allowed are laws of times\n"
            "components[3].distribution.components has 0 entries; allowed are 1 to 1000\n");
}

TEST(Validate, WalksLists) {
  EXPECT_EQ(errors_of(EmpiricalSpec{}), "samples has 0 entries; allowed are 1 to 16777216\n");
  EXPECT_EQ(errors_of(HistogramSpec{{ms(1), ms(1)}, {0}}),
            "edges[1] is 1ms, and the edge before it is 1ms; allowed are edges that each lie above "
            "the one before\n"
            "counts are all 0; one at least must be positive\n");
  EXPECT_EQ(errors_of(HistogramSpec{{ms(1)}, {1}}),
            "edges has 1 entries; allowed are 2, one more than counts has\n");
  EXPECT_EQ(errors_of(HistogramSpec{{ms(1), ms(2), ms(3)}, {~0ull, 1}}),
            "counts add up to more than 18446744073709551615, the most that is allowed\n");
  EXPECT_EQ(errors_of(WeightedSpec{{0, 0}}), "weights are all 0; one at least must be positive\n");
  EXPECT_EQ(errors_of(WeightedSpec{{1, kInfinity, -1}}),
            "weights[1] is inf; allowed are 1e-100 to 1e+100\n"
            "weights[2] is -1; allowed are 1e-100 to 1e+100\n");
  EXPECT_EQ(
      errors_of(PercentilesSpec{{{50, ms(5)}, {40, ms(3)}}}),
      "percentiles[1].percent is given after p50; allowed are percentiles in ascending "
      "order, each once\n"
      "percentiles[1].value is 3ms, less than the 5ms of p50; allowed is that much or more\n");
  EXPECT_EQ(errors_of(PercentilesSpec{{{kNan, ms(5)}}}),
            "percentiles[0].percent is nan; allowed are numbers above 0 and below 100\n");
  EXPECT_EQ(
      errors_of(PercentilesSpec{{{50, ms(5)}, {99, ms(5)}}}),
      "max is missing, and p99 is 5ms, as is the value before it, which says nothing of longer "
      "times; allowed is a max of that much or more\n");
  EXPECT_EQ(errors_of(PercentilesSpec{{{50, ms(5)}}, ms(6), ms(4)}),
            "min is 6ms, more than the 5ms of p50; allowed is that much or less\n"
            "max is 4ms, less than the 5ms of p50; allowed is that much or more\n");
  EXPECT_EQ(validate(EmpiricalSpec{std::vector<Duration>(1000, ms(-1))}).size(), 20u);
}

TEST(Validate, RefusesAnEmptyNormalWindow) {
  EXPECT_NE(errors_of(NormalSpec{ms(10), ms(1), ms(20), ms(30)}), "");
  EXPECT_NE(errors_of(NormalSpec{ms(-10), ms(1)}), "");
  EXPECT_NE(errors_of(NormalSpec{ms(10), ms(0)}), "");
  EXPECT_EQ(errors_of(NormalSpec{ms(10), ms(1), ms(2'000), ms(3'000)}),
            "has a probability of 0 to lie between low and high; allowed is 1e-06 or more\n");
  EXPECT_EQ(errors_of(NormalSpec{ms(-4), ms(1)}), "");
}

TEST(Validate, RefusesDeepMixtures) {
  DistributionSpec spec = ExponentialSpec{ms(1)};
  for (int i = 0; i < kMixtureDepthMax; ++i) spec = MixtureSpec({{1, spec}});
  EXPECT_EQ(errors_of(spec), "");
  DistributionSet set;
  set.add(spec);
  EXPECT_NE(errors_of(MixtureSpec({{1, spec}})), "");
}

// Whatever the numbers: an error, or a distribution whose draws and moments are in order.
TEST(Validate, WhatIsAcceptedCanBeBuilt) {
  const std::vector<Duration> times = {Duration::nanoseconds(-1),
                                       Duration(),
                                       Duration::nanoseconds(1),
                                       Duration::nanoseconds(2),
                                       ms(1),
                                       kTimeParameterMax,
                                       Duration::max()};
  const std::vector<double> numbers = {kNan, -kInfinity, -1,  0,    1e-300, 1e-4,   1e-3,
                                       2e-3, 0.05,       0.1, 0.9,  1,      1.0001, 2,
                                       4,    20,         30,  1000, 1e6,    1e300,  kInfinity};
  std::vector<DistributionSpec> specs;
  for (const Duration a : times) {
    for (const double x : numbers) {
      specs.insert(specs.end(),
                   {LognormalSpec{.mean = a, .cv = x}, LognormalSpec{.median = a, .sigma = x},
                    GammaSpec{.mean = a, .cv = x}, GammaSpec{.shape = x, .scale = a},
                    WeibullSpec{.shape = x, .scale = a}, WeibullSpec{.mean = a, .cv = x},
                    ParetoSpec{.alpha = x, .minimum = a}, ParetoSpec{.alpha = x, .mean = a},
                    HyperexponentialSpec{.mean = a, .cv = x}});
      for (const Duration b : times) {
        specs.emplace_back(ParetoSpec{.alpha = x, .minimum = a, .maximum = b});
        specs.emplace_back(BimodalSpec{a, b, x});
        specs.emplace_back(MixtureSpec({{x, ExponentialSpec{a}}, {1, ConstantSpec{b}}}));
        specs.emplace_back(PercentilesSpec{{{x, a}, {99, b}}});
      }
    }
    for (const Duration b : times) {
      specs.emplace_back(LognormalSpec{.mean = a, .p99 = b});
      specs.emplace_back(NormalSpec{a, b});
      specs.emplace_back(NormalSpec{.mean = a, .standard_deviation = b, .low = Duration() - a});
      specs.emplace_back(UniformSpec{a, b});
    }
  }
  int built = 0;
  for (const DistributionSpec& spec : specs) {
    if (!validate(spec).empty()) continue;
    ++built;
    DistributionSet set;
    const DistributionId id = set.add(spec);
    const std::int64_t low = set.draw(id, 0);
    const std::int64_t middle = set.draw(id, std::uint64_t{1} << 63);
    const std::int64_t high = set.draw(id, ~std::uint64_t{0});
    EXPECT_LE(low, middle);
    EXPECT_LE(middle, high);
    EXPECT_LE(high, kDrawnTimeMax);
    EXPECT_FALSE(std::isnan(moments(spec).mean));
  }
  EXPECT_GT(built, 500);
}

}  // namespace
}  // namespace orrery::sim
