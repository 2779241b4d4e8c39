// Tests of goodness of fit, in closed forms of their own.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace orrery::sim {

// P(chi-squared with k degrees of freedom > x) by the series or continued fraction of the
// incomplete gamma function (Abramowitz and Stegun 26.4, 6.5).
inline double chi_squared_p_value(double x, double k) {
  const double a = k / 2;
  const double y = x / 2;
  if (!(y > 0)) return 1;
  const double factor = std::exp(a * std::log(y) - y - std::lgamma(a));
  if (y < a + 1) {
    double term = 1 / a;
    double sum = term;
    for (double n = 1; term > sum * 1e-16; ++n) sum += term *= y / (a + n);
    return 1 - sum * factor;
  }
  double fraction = 0;
  for (double i = 2000; i > 0; --i) fraction = i * (i - a) / (y + 2 * i + 1 - a - fraction);
  return factor / (y + 1 - a - fraction);
}

// Pearson's statistic over bins of known probability, those below 5 expected draws merged with
// their neighbour; returns its p-value.
inline double chi_squared_test(const std::vector<double>& counts,
                               const std::vector<double>& probabilities) {
  double draws = 0;
  for (const double count : counts) draws += count;
  double statistic = 0;
  double bins = 0;
  double count = 0;
  double expected = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    count += counts[i];
    expected += draws * probabilities[i];
    if (expected < 5 && i + 1 < counts.size()) continue;
    if (expected > 0) {
      statistic += (count - expected) * (count - expected) / expected;
      ++bins;
    } else if (count > 0) {
      return 0;  // drawn although impossible
    }
    count = expected = 0;
  }
  return bins > 1 ? chi_squared_p_value(statistic, bins - 1) : 1;
}

}  // namespace orrery::sim
