// The tables against the laws: every quantile, and the moments of exactly what is drawn.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <variant>

#include <gtest/gtest.h>

#include "sim/distributions/distribution_set.h"
#include "sim/distributions/moments.h"
#include "sim/distributions/quadrature.h"
#include "tests/sanitized.h"
#include "tests/sim/distributions/law_cases.h"
#include "tests/sim/distributions/reference_law.h"
#include "tests/sim/distributions/test_words.h"

namespace orrery::sim {
namespace {

// As promised in distribution_set.h: relative, and of the law's unit (at most 100 s here).
constexpr long double kRelative = 1e-5L;
constexpr long double kAbsolute = 1e-11L * 100e9L;

// The word's probability lies between those of x - slack and x + slack. Both sides may err by the
// rounding of the reference itself.
bool is_quantile(const ReferenceLaw& law, std::uint64_t word, long double x, long double slack) {
  constexpr long double kRounding = 1e-15L;
  if (word < std::uint64_t{1} << 63) {
    const long double p = word_below(word);
    return law.below(x - slack) <= p * (1 + kRounding) &&
           p * (1 - kRounding) <= law.below(x + slack);
  }
  const long double q = word_above(word);
  return law.above(x + slack) <= q * (1 + kRounding) && q * (1 - kRounding) <= law.above(x - slack);
}

TEST(DistributionAccuracy, QuantilesMeetTheLaw) {
  for (const LawCase& law : time_law_cases()) {
    DistributionSet set;
    const DistributionId id = set.add(law.spec);
    const ReferenceLaw reference = reference_law(law.spec);
    SplitMix64 words(7);
    int wrong = 0;
    for (int i = 0; i < ORRERY_DISTRIBUTION_WORDS / kSanitizedDivisor; ++i) {
      std::uint64_t word = i % 2 == 0 ? words.next() : tail_word(words);
      // Within [2^-32, 1 - 2^-32].
      if (word < std::uint64_t{1} << 32 || ~word < std::uint64_t{1} << 32) continue;
      const auto x = static_cast<long double>(set.draw(id, word));
      const long double slack = 0.5L + kAbsolute + kRelative * std::fabs(x);
      if (!is_quantile(reference, word, x, slack)) {
        if (++wrong < 4) ADD_FAILURE() << law.name << " draws " << x << " for word " << word;
      }
    }
  }
}

TEST(DistributionAccuracy, QuantileTestRejectsAShiftedLaw) {
  // The same check must notice a mean that is off by 3e-5.
  DistributionSet set;
  const DistributionId id = set.add(ExponentialSpec{Duration::seconds(100)});
  const ReferenceLaw off = reference_law(ExponentialSpec{Duration::nanoseconds(100'003'000'000)});
  SplitMix64 words(8);
  int wrong = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t word = words.next();
    const auto x = static_cast<long double>(set.draw(id, word));
    wrong += is_quantile(off, word, x, 0.5L + kAbsolute + kRelative * x) ? 0 : 1;
  }
  EXPECT_GT(wrong, 900);
}

// E[(X - centre)^n] of what is drawn, over all words: word by word near the ends, by
// Gauss-Legendre in cells of the octaves elsewhere.
double drawn_moment(const DistributionSet& set, DistributionId id, double centre, int n) {
  constexpr int kCells = kSanitizedDivisor > 1 ? 32 : 128;
  constexpr double kWordByWord = 0x1p13;
  double sum = 0;
  for (const bool is_upper : {false, true}) {
    const auto at = [&](std::uint64_t tail) {
      const auto x = static_cast<double>(set.draw(id, is_upper ? ~tail : tail));
      return std::pow(x - centre, n);
    };
    for (std::uint64_t tail = 0; tail < static_cast<std::uint64_t>(kWordByWord); ++tail) {
      sum += at(tail);
    }
    for (double start = kWordByWord; start < 0x1p63; start *= 2) {
      const double width = start / kCells;
      for (int cell = 0; cell < kCells; ++cell) {
        const double from = start + width * cell;
        // The word w stands for [w, w + 1).
        sum += gauss_legendre(from, from + width,
                              [&](double tail) { return at(static_cast<std::uint64_t>(tail)); });
      }
    }
  }
  return sum * 0x1p-64;
}

// The part of E[X^n] that lies beyond the last word, of probability 2^-65: see the header. A
// lognormal law weighted by X^n is the same law, moved by n sigma standard deviations.
double part_beyond_words(const DistributionSpec& spec, int n) {
  if (const auto* pareto = std::get_if<ParetoSpec>(&spec.law); pareto && !pareto->maximum) {
    return std::exp2(-65 * (1 - n / pareto->alpha));
  }
  if (std::holds_alternative<LognormalSpec>(spec.law)) {
    const LawMoments exact = moments(spec);
    const double sigma = std::sqrt(std::log1p(exact.variance / (exact.mean * exact.mean)));
    return std::erfc((9.08 - n * sigma) / std::sqrt(2.0)) / 2;  // 2^-65 is at 9.08
  }
  return 0;
}

// Whether Gauss-Legendre can see the law: no jumps.
bool is_smooth(const LawCase& law) {
  const auto& spec = law.spec.law;
  return !std::holds_alternative<BimodalSpec>(spec) &&
         !std::holds_alternative<EmpiricalSpec>(spec) &&
         !std::holds_alternative<HistogramSpec>(spec) &&
         !std::holds_alternative<PercentilesSpec>(spec) &&
         !std::holds_alternative<MixtureSpec>(spec) && !std::holds_alternative<ConstantSpec>(spec);
}

TEST(DistributionAccuracy, MomentsOfTheTableAreThoseOfTheLaw) {
  for (const LawCase& law : time_law_cases()) {
    if (!is_smooth(law)) continue;
    DistributionSet set;
    const DistributionId id = set.add(law.spec);
    const LawMoments exact = moments(law.spec);
    const double size = std::max(std::fabs(exact.mean), std::sqrt(exact.variance));
    if (!std::isfinite(exact.mean)) continue;
    EXPECT_NEAR(drawn_moment(set, id, 0, 1), exact.mean, 1e-5 * size) << law.name;
    if (!std::isfinite(exact.variance)) continue;
    EXPECT_NEAR(drawn_moment(set, id, exact.mean, 2) / exact.variance, 1,
                1e-5 + part_beyond_words(law.spec, 2))
        << law.name;
    if (!std::isfinite(exact.third_central)) continue;
    // The raw third moment is what a law has; the central one may vanish.
    const double raw =
        exact.third_central + exact.mean * (3 * exact.variance + exact.mean * exact.mean);
    const double cubed_deviation = exact.variance * std::sqrt(exact.variance);
    const double tolerance = 1e-5 + part_beyond_words(law.spec, 3);
    EXPECT_NEAR(drawn_moment(set, id, 0, 3), raw, tolerance * std::max(raw, cubed_deviation))
        << law.name;
    EXPECT_NEAR(drawn_moment(set, id, exact.mean, 3), exact.third_central,
                tolerance * (cubed_deviation + std::fabs(exact.third_central)))
        << law.name;
  }
}

}  // namespace
}  // namespace orrery::sim
