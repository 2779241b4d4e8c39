// A histogram's buckets as columns.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/statistics/log_linear_histogram.h"

namespace orrery::python {

class Histogram {
 public:
  // Of nanoseconds.
  explicit Histogram(sim::LogLinearHistogram histogram);

  const sim::LogLinearHistogram& values() const { return values_; }
  std::optional<double> quantile_seconds(double q) const;

  // Seconds; buckets that hold something, ascending.
  std::vector<double> lower;
  std::vector<double> upper;
  std::vector<std::uint64_t> count;

 private:
  sim::LogLinearHistogram values_;
};

}  // namespace orrery::python
