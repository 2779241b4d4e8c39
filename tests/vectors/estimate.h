// From independent batches to an estimate with its standard error.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <variant>
#include <vector>

#include "tests/vectors/observation.h"

namespace orrery::vectors {

struct Estimate {
  double value = 0;
  double standard_error = 0;
  // The estimate may be off by this fraction of itself for want of resolution.
  double resolution = 0;
};

// Any smooth function of the sums of all batches, such as a ratio of two of them. The standard
// error is the jackknife's, one batch left out at a time.
struct FunctionOfSums {
  std::function<double(Sums)> function;
};

// A quantile of a histogram, in units of the case. The standard error of the distribution function
// at the quantile (a ratio of sums over batches) is carried over to the quantile by the function
// itself: half of Q(q + 2 s) - Q(q - 2 s) is two standard errors.
struct HistogramQuantile {
  std::size_t histogram = 0;
  double q = 0.5;
  double unit = 1;  // ns
};

// A quantile of counts at whole levels: sums[first + n] observations at level n, the last one all
// above. Its precision is whether the distribution function is known to be below q one level below,
// and not below q at the level itself, each by four standard errors.
struct LevelQuantile {
  std::size_t first = 0;
  std::size_t levels = 0;
  double q = 0.99;
};

using Estimator = std::variant<FunctionOfSums, HistogramQuantile, LevelQuantile>;

// REQUIRES: at least two batches of one shape. NaN where nothing was recorded.
Estimate estimate(const FunctionOfSums& estimator, std::span<const Observation> batches);
Estimate estimate(const HistogramQuantile& estimator, std::span<const Observation> batches);

// The level, and how many standard errors it is safe by: the lesser of the two sides.
struct LevelEstimate {
  std::int64_t level = 0;
  double safe_by = 0;
};
LevelEstimate estimate(const LevelQuantile& estimator, std::span<const Observation> batches);

}  // namespace orrery::vectors
