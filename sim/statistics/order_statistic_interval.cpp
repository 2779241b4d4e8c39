#include "sim/statistics/order_statistic_interval.h"

#include <algorithm>
#include <vector>

#include "sim/base/saturating.h"
#include "sim/statistics/student.h"

namespace orrery::sim {
namespace {

// The binomial (n, q) around its mode: weights[i] is proportional to P(B = first + i). What is left
// out on each side is below 1e-18 of the mode.
struct Binomial {
  std::uint64_t first = 0;
  std::vector<double> weights;
  double total = 0;
};

Binomial binomial(double q, std::uint64_t count) {
  constexpr double kNegligible = 1e-18;
  const auto n = static_cast<double>(count);
  const double odds = q / (1 - q);
  const std::uint64_t mode = std::min(count, saturating_round_unsigned(n * q));
  std::vector<double> below;
  double weight = 1;
  for (std::uint64_t k = mode; k > 0; --k) {  // from P(k) to P(k - 1)
    weight *= static_cast<double>(k) / (static_cast<double>(count - k + 1) * odds);
    if (weight < kNegligible) break;
    below.push_back(weight);
  }
  Binomial result;
  result.first = mode - below.size();
  result.weights.assign(below.rbegin(), below.rend());
  weight = 1;
  for (std::uint64_t k = mode; weight >= kNegligible; ++k) {  // from P(k) to P(k + 1)
    result.weights.push_back(weight);
    if (k == count) break;
    weight *= static_cast<double>(count - k) * odds / static_cast<double>(k + 1);
  }
  for (double each : result.weights) result.total += each;
  return result;
}

}  // namespace

std::optional<OrderStatisticRanks> order_statistic_ranks(double q, std::uint64_t count,
                                                         double level) {
  require_level(level);
  if (count == 0 || !(q > 0 && q < 1)) return std::nullopt;
  const Binomial law = binomial(q, count);
  const double tail = (1 - level) / 2 * law.total;
  // lower is the largest rank l with P(B < l) <= tail, upper the smallest u with P(B >= u) <= tail.
  std::uint64_t lower = law.first;
  double left = 0;
  for (double weight : law.weights) {
    if (left + weight > tail) break;
    left += weight;
    ++lower;
  }
  std::uint64_t upper = law.first + law.weights.size();
  double right = 0;
  for (auto weight = law.weights.rbegin(); weight != law.weights.rend(); ++weight) {
    if (right + *weight > tail) break;
    right += *weight;
    --upper;
  }
  if (lower == 0 || upper > count) return std::nullopt;
  return OrderStatisticRanks{lower, upper, 1 - (left + right) / law.total};
}

std::optional<OrderStatisticInterval> order_statistic_interval(const LogLinearHistogram& values,
                                                               double q, double level) {
  const auto ranks = order_statistic_ranks(q, values.count(), level);
  if (!ranks) return std::nullopt;
  return OrderStatisticInterval{*values.quantile(q), values.bucket_of_rank(ranks->lower)->lower,
                                values.bucket_of_rank(ranks->upper)->upper, ranks->coverage};
}

}  // namespace orrery::sim
