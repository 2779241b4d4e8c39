#include "tests/vectors/estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/vectors/distribution_function.h"

namespace orrery::vectors {
namespace {

std::vector<double> total_sums(std::span<const Observation> batches) {
  std::vector<double> total(batches.front().sums.size());
  for (const Observation& batch : batches)
    for (std::size_t i = 0; i < total.size(); ++i) total[i] += batch.sums[i];
  return total;
}

// The ratio of two sums over batches, with the standard error of linearisation.
struct Ratio {
  double value = 0;
  double standard_error = 0;
};
Ratio ratio_of(const std::vector<double>& above, const std::vector<double>& below) {
  double sum_above = 0;
  double sum_below = 0;
  for (std::size_t i = 0; i < above.size(); ++i) {
    sum_above += above[i];
    sum_below += below[i];
  }
  const double ratio = sum_above / sum_below;
  double squares = 0;
  for (std::size_t i = 0; i < above.size(); ++i)
    squares += (above[i] - ratio * below[i]) * (above[i] - ratio * below[i]);
  const auto batches = static_cast<double>(above.size());
  return {ratio, std::sqrt(squares * batches / (batches - 1)) / sum_below};
}

}  // namespace

Estimate estimate(const FunctionOfSums& estimator, std::span<const Observation> batches) {
  const std::vector<double> total = total_sums(batches);
  std::vector<double> left(total.size());
  std::vector<double> without;
  double mean = 0;
  for (const Observation& batch : batches) {
    for (std::size_t i = 0; i < total.size(); ++i) left[i] = total[i] - batch.sums[i];
    without.push_back(estimator.function(left));
    mean += without.back();
  }
  const auto count = static_cast<double>(batches.size());
  mean /= count;
  // Tukey 1958: s^2 = (k - 1)/k sum (theta_(i) - mean)^2.
  double squares = 0;
  for (const double value : without) squares += (value - mean) * (value - mean);
  return {estimator.function(total), std::sqrt(squares * (count - 1) / count), 0};
}

Estimate estimate(const HistogramQuantile& estimator, std::span<const Observation> batches) {
  sim::LogLinearHistogram all;
  for (const Observation& batch : batches) all.merge(batch.histograms[estimator.histogram]);
  const DistributionFunction pooled(all);
  if (pooled.empty()) return {std::numeric_limits<double>::quiet_NaN(), HUGE_VAL, 0};
  const double value = pooled.quantile(estimator.q);
  std::vector<double> below;
  std::vector<double> counts;
  for (const Observation& batch : batches) {
    const DistributionFunction each(batch.histograms[estimator.histogram]);
    below.push_back(each.at_most(value));
    counts.push_back(each.count());
  }
  const double error = ratio_of(below, counts).standard_error;
  const double low = pooled.quantile(estimator.q - 2 * error);
  const double high = pooled.quantile(estimator.q + 2 * error);
  return {value / estimator.unit, (high - low) / 4 / estimator.unit, 1.0 / 256};
}

LevelEstimate estimate(const LevelQuantile& estimator, std::span<const Observation> batches) {
  std::vector<double> counts(batches.size());
  for (std::size_t b = 0; b < batches.size(); ++b)
    for (std::size_t n = 0; n < estimator.levels; ++n)
      counts[b] += batches[b].sums[estimator.first + n];
  // How many standard errors F(level) lies above q.
  std::vector<double> below(batches.size());
  double previous = -HUGE_VAL;
  for (std::size_t n = 0; n < estimator.levels; ++n) {
    for (std::size_t b = 0; b < batches.size(); ++b)
      below[b] += batches[b].sums[estimator.first + n];
    const Ratio at = ratio_of(below, counts);
    const double above = (at.value - estimator.q) / std::max(at.standard_error, 1e-300);
    if (above >= 0) return {static_cast<std::int64_t>(n), std::min(above, -previous)};
    previous = above;
  }
  return {static_cast<std::int64_t>(estimator.levels), 0};
}

}  // namespace orrery::vectors
