// Count, mean, variance and extremes of doubles, one value at a time.
//
// Welford 1962 for one value, Chan, Golub and LeVeque 1983 for merging. Doubles round, so a merge
// is associative only up to the last bits: whoever merges defines the order (by replication number,
// as a rule) and so the result. Equal values have a variance of exactly 0.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace orrery::sim {

class Moments {
 public:
  // A NaN makes mean and variance NaN for good; min and max pass it over.
  void add(double value) {
    ++count_;
    const double delta = value - mean_;
    mean_ += delta / static_cast<double>(count_);
    squares_ += delta * (value - mean_);
    if (value < min_) min_ = value;
    if (value > max_) max_ = value;
  }

  // Afterwards this holds the values of both, in this order.
  void merge(const Moments& other);

  std::uint64_t count() const { return count_; }
  // 0 while empty.
  double mean() const { return mean_; }
  // Of the sample, by count - 1; 0 for fewer than two values.
  double variance() const;
  // Of the mean, taken as the mean of independent values: sqrt(variance / count); 0 while empty.
  double standard_error() const;
  // +infinity and -infinity while empty.
  double min() const { return min_; }
  double max() const { return max_; }

  friend bool operator==(const Moments&, const Moments&) = default;

 private:
  std::uint64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;  // sum of squared deviations from the mean
  double min_ = std::numeric_limits<double>::infinity();
  double max_ = -std::numeric_limits<double>::infinity();
};

// The moments of all values, added in order.
Moments moments_of(std::span<const double> values);

}  // namespace orrery::sim
