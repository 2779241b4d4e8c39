#include "sim/statistics/mser5.h"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/statistics/moments.h"

namespace orrery::sim {
namespace {

std::vector<double> averages_of_five(std::span<const double> values) {
  std::vector<double> averages;
  averages.reserve(values.size() / kMserAverageOf);
  for (std::size_t i = 0; i + kMserAverageOf <= values.size(); i += kMserAverageOf) {
    // Welford's mean: equal values have exactly their own average.
    averages.push_back(moments_of(values.subspan(i, kMserAverageOf)).mean());
  }
  return averages;
}

}  // namespace

WarmUp mser5(std::span<const double> values) {
  constexpr std::size_t kNoCandidates = 5;
  const std::vector<double> averages = averages_of_five(values);
  WarmUp result;
  const std::size_t count = averages.size();
  if (count < kMserAveragesMin) return result;
  Moments rest;  // of averages d + 1 .. n
  std::size_t best = count;
  for (std::size_t d = count; d-- > 0;) {
    rest.add(averages[d]);
    const auto size = static_cast<double>(rest.count());
    const double statistic = rest.variance() * (size - 1) / (size * size);
    if (!(statistic - statistic == 0)) {
      throw std::invalid_argument("MSER-5: values " + std::to_string(d * kMserAverageOf) +
                                  " and after: every value must be finite and below 1e150");
    }
    if (rest.count() <= kNoCandidates) continue;
    if (best == count || statistic <= result.statistic) {
      best = d;
      result.statistic = statistic;
    }
  }
  result.truncated = best * kMserAverageOf;
  result.verdict = 2 * best > count ? WarmUpVerdict::kNotReached : WarmUpVerdict::kReached;
  return result;
}

}  // namespace orrery::sim
