// The exact interval of a quantile of independent data, whatever their distribution: between two
// order statistics (David and Nagaraja 2003, 7.1).
//
// For independent data only. Requests of one run are not independent; there it covers far less than
// it says (docs/statistics.md), and batched quantiles or replications are the tool.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/statistics/log_linear_histogram.h"

namespace orrery::sim {

// The q-quantile lies between the values of ranks lower and upper (from 1) with at least
// `coverage`.
struct OrderStatisticRanks {
  std::uint64_t lower = 0;
  std::uint64_t upper = 0;
  double coverage = 0;  // P(lower <= B < upper), B binomial (n, q); at least the level asked for
};

// Two ranks whose coverage is at least `level`, each tail at most (1 - level) / 2.
// nullopt: `count` values are too few for the level, or q is not in (0, 1).
// ERRORS: std::invalid_argument for a level that student_quantile() does not know.
// COST: linear in the standard deviation of the binomial.
std::optional<OrderStatisticRanks> order_statistic_ranks(double q, std::uint64_t count,
                                                         double level);

struct OrderStatisticInterval {
  std::int64_t estimate = 0;  // the sample quantile
  std::int64_t low = 0;       // lower bound of the bucket of the lower rank
  std::int64_t high = 0;      // upper bound of the bucket of the upper rank
  double coverage = 0;
};

// The same for records in a histogram, widened to the buckets' bounds.
std::optional<OrderStatisticInterval> order_statistic_interval(const LogLinearHistogram& values,
                                                               double q, double level);

}  // namespace orrery::sim
