// The distribution function of a histogram, between its steps too.
//
// Within a bucket the mass is spread evenly, which for smooth laws is far finer than a bucket.
// Where one bucket holds more than kAtom of everything it is taken for an atom, at its midpoint.
#pragma once

#include <vector>

#include "sim/statistics/log_linear_histogram.h"

namespace orrery::vectors {

class DistributionFunction {
 public:
  static constexpr double kAtom = 0.02;

  explicit DistributionFunction(const sim::LogLinearHistogram& histogram);

  bool empty() const { return total_ == 0; }
  double count() const { return total_; }
  // The value that a fraction q does not exceed. REQUIRES: not empty. q is clamped to [0, 1].
  double quantile(double q) const;
  // How many records are not above `value`.
  double at_most(double value) const;

 private:
  struct Step {
    double lower;
    double upper;
    double below;  // records in earlier buckets
    double count;
  };

  std::vector<Step> steps_;
  double total_ = 0;
};

}  // namespace orrery::vectors
