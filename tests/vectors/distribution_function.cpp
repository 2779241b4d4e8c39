#include "tests/vectors/distribution_function.h"

#include <algorithm>

#include "sim/base/check.h"

namespace orrery::vectors {

DistributionFunction::DistributionFunction(const sim::LogLinearHistogram& histogram) {
  histogram.for_each_bucket([&](const sim::LogLinearHistogram::Bucket& bucket) {
    const auto count = static_cast<double>(bucket.count);
    steps_.push_back(
        {static_cast<double>(bucket.lower), static_cast<double>(bucket.upper), total_, count});
    total_ += count;
  });
}

double DistributionFunction::quantile(double q) const {
  CHECK(!empty());
  const double rank = std::clamp(q, 0.0, 1.0) * total_;
  const auto step = std::lower_bound(
      steps_.begin(), steps_.end(), rank,
      [](const Step& each, double wanted) { return each.below + each.count < wanted; });
  if (step == steps_.end()) return steps_.back().upper;
  if (step->count > kAtom * total_) return (step->lower + step->upper) / 2;
  return step->lower + (step->upper - step->lower) * (rank - step->below) / step->count;
}

double DistributionFunction::at_most(double value) const {
  const auto step =
      std::lower_bound(steps_.begin(), steps_.end(), value,
                       [](const Step& each, double wanted) { return each.upper < wanted; });
  if (step == steps_.end()) return total_;
  if (value < step->lower) return step->below;
  if (step->upper == step->lower) return step->below + step->count;
  return step->below + step->count * (value - step->lower) / (step->upper - step->lower);
}

}  // namespace orrery::vectors
