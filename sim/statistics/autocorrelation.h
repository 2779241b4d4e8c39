// Whether batches of one run are long enough to pass for independent.
#pragma once

#include <cstddef>
#include <span>

namespace orrery::sim {

// The lag-1 autocorrelation of a sequence: sum (x_i - m)(x_{i+1} - m) / sum (x_i - m)^2. 0 for
// fewer than two values and for equal values.
double lag1_autocorrelation(std::span<const double> values);

// Whether a lag-1 autocorrelation of `count` values is too large for independent ones: above
// 1.645 / sqrt(count) (Bartlett 1946; about one in thirty independent sequences of 32 to 64 fails).
bool is_correlated(double autocorrelation, std::size_t count);

}  // namespace orrery::sim
