// What a million draws look like: chi-squared against the reference, z-tests of mean and variance.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "sim/distributions/distribution_set.h"
#include "sim/distributions/moments.h"
#include "tests/sanitized.h"
#include "tests/sim/distributions/law_cases.h"
#include "tests/sim/distributions/reference_law.h"
#include "tests/sim/distributions/statistics_of_draws.h"
#include "tests/sim/distributions/test_words.h"

namespace orrery::sim {
namespace {

constexpr int kDraws = 1'000'000 / kSanitizedDivisor;
// Some 90 tests with fixed words: a correct law fails one in ten thousand suites.
constexpr double kReject = 1e-6;

std::vector<std::int64_t> draws_of(const DistributionSpec& spec, int count = kDraws) {
  DistributionSet set;
  const DistributionId id = set.add(spec);
  SplitMix64 words(2026);
  std::vector<std::int64_t> result;
  for (int i = 0; i < count; ++i) result.push_back(set.draw(id, words.next()));
  return result;
}

// Chi-squared of draws of `drawn` under the law `supposed`: bins between 50 quantiles of the
// draws' own table, their probabilities from the reference.
double fit(const DistributionSpec& drawn, const DistributionSpec& supposed) {
  DistributionSet set;
  const DistributionId id = set.add(drawn);
  std::vector<std::int64_t> edges;
  for (std::uint64_t i = 1; i < 50; ++i) {
    edges.push_back(set.draw(id, i * (~std::uint64_t{0} / 50)));
  }
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  const ReferenceLaw law = reference_law(supposed);
  std::vector<double> counts(edges.size() + 1);
  for (const std::int64_t x : draws_of(drawn)) {
    ++counts[static_cast<std::size_t>(std::lower_bound(edges.begin(), edges.end(), x) -
                                      edges.begin())];
  }
  std::vector<double> probabilities;
  long double before = 0;
  for (const std::int64_t edge : edges) {
    const long double below = law.below(static_cast<long double>(edge) + 0.5L);
    probabilities.push_back(static_cast<double>(below - before));
    before = below;
  }
  probabilities.push_back(static_cast<double>(1 - before));
  return chi_squared_test(counts, probabilities);
}

TEST(GoodnessOfFit, TimesFollowTheirLaw) {
  for (const LawCase& law : time_law_cases())
    EXPECT_GT(fit(law.spec, law.spec), kReject) << law.name;
}

TEST(GoodnessOfFit, RejectsAMeanOffByOnePercent) {
  // With a tenth of the draws it takes sqrt(10) times the error.
  const Duration right = Duration::milliseconds(10'000);
  const Duration off = Duration::milliseconds(kSanitizedDivisor > 1 ? 10'400 : 10'100);
  EXPECT_LT(fit(ExponentialSpec{right}, ExponentialSpec{off}), kReject);
  EXPECT_LT(fit(GammaSpec{.mean = right, .shape = 4}, GammaSpec{.mean = off, .shape = 4}), kReject);
  EXPECT_LT(fit(LognormalSpec{.mean = right, .cv = 1}, LognormalSpec{.mean = off, .cv = 1}),
            kReject);
}

// z of the sample mean and of the sample mean of squared deviations, each by its own spread.
struct Scores {
  double mean = 0;
  double variance = 0;
};

Scores scores(const std::vector<std::int64_t>& draws, const LawMoments& exact) {
  const auto count = static_cast<double>(draws.size());
  double sum = 0;
  double squares = 0;
  double fourths = 0;
  for (const std::int64_t draw : draws) {
    const double distance = static_cast<double>(draw) - exact.mean;
    const double square = distance * distance;
    sum += distance;
    squares += square;
    fourths += square * square;
  }
  const double spread = std::sqrt(fourths / count - squares / count * (squares / count));
  return {sum / count / std::sqrt(exact.variance / count),
          (squares / count - exact.variance) / (spread / std::sqrt(count))};
}

TEST(GoodnessOfFit, MeanAndVarianceAreThoseOfTheLaw) {
  for (const LawCase& law : all_law_cases()) {
    const LawMoments exact = moments(law.spec);
    if (!std::isfinite(exact.variance) || !(exact.variance > 0)) continue;
    // The central limit theorem needs more draws than a test has where tails are this heavy.
    const double skewness = exact.third_central / (exact.variance * std::sqrt(exact.variance));
    if (!(std::fabs(skewness) < 50)) continue;
    const Scores z = scores(draws_of(law.spec), exact);
    // 5 standard errors are 6e-7; skewed laws reach their variance from below.
    EXPECT_LT(std::fabs(z.mean), 5) << law.name;
    if (std::fabs(skewness) < 5) {
      EXPECT_LT(std::fabs(z.variance), 5) << law.name;
    }
  }
}

TEST(GoodnessOfFit, ScoresNoticeAMeanOffByOnePercent) {
  const std::vector<std::int64_t> draws = draws_of(ExponentialSpec{Duration::seconds(1)});
  LawMoments off = moments(ExponentialSpec{Duration::seconds(1)});
  off.mean *= 1.01 + 0.02 * (kSanitizedDivisor > 1);
  EXPECT_GT(std::fabs(scores(draws, off).mean), 5);
  off = moments(ExponentialSpec{Duration::seconds(1)});
  off.variance *= 1.03 + 0.1 * (kSanitizedDivisor > 1);
  EXPECT_GT(std::fabs(scores(draws, off).variance), 5);
}

double index_fit(const DistributionSpec& spec, const std::vector<double>& weights) {
  double total = 0;
  for (const double weight : weights) total += weight;
  std::vector<double> probabilities;
  for (const double weight : weights) probabilities.push_back(weight / total);
  std::vector<double> counts(weights.size());
  for (const std::int64_t index : draws_of(spec)) ++counts[static_cast<std::size_t>(index)];
  return chi_squared_test(counts, probabilities);
}

std::vector<double> zipf_weights(std::uint64_t keys, double exponent) {
  std::vector<double> weights;
  for (std::uint64_t rank = 1; rank <= keys; ++rank) {
    weights.push_back(std::pow(static_cast<double>(rank), -exponent));
  }
  return weights;
}

TEST(GoodnessOfFit, IndicesFollowTheirWeights) {
  EXPECT_GT(index_fit(WeightedSpec{{0, 1, 2.5, 0, 3, 0}}, {0, 1, 2.5, 0, 3, 0}), kReject);
  EXPECT_LT(index_fit(WeightedSpec{{0, 1, 2.5, 0, 3, 0}}, {0, 1, 2.7, 0, 3, 0}), kReject);
  EXPECT_GT(index_fit(BernoulliSpec{0.3}, {0.7, 0.3}), kReject);
  EXPECT_GT(index_fit(ZipfSpec{100, 0.9}, zipf_weights(100, 0.9)), kReject);
  EXPECT_GT(index_fit(ZipfSpec{1000, 0}, zipf_weights(1000, 0)), kReject);
  EXPECT_GT(index_fit(ZipfSpec{200'000, 0.5}, zipf_weights(200'000, 0.5)), kReject);
  EXPECT_GT(index_fit(ZipfSpec{200'000, 1}, zipf_weights(200'000, 1)), kReject);
  EXPECT_LT(index_fit(ZipfSpec{200'000, 1}, zipf_weights(200'000, 1.02)), kReject);
}

}  // namespace
}  // namespace orrery::sim
