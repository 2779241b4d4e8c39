#include "sim/statistics/moments.h"

#include "sim/math/elementary.h"

namespace orrery::sim {

void Moments::merge(const Moments& other) {
  if (other.count_ == 0) return;
  if (count_ == 0) {
    *this = other;
    return;
  }
  const auto ours = static_cast<double>(count_);
  const auto theirs = static_cast<double>(other.count_);
  const double delta = other.mean_ - mean_;
  const double both = ours + theirs;
  squares_ += other.squares_ + delta * delta * (ours * theirs / both);
  mean_ += delta * (theirs / both);
  count_ += other.count_;
  if (other.min_ < min_) min_ = other.min_;
  if (other.max_ > max_) max_ = other.max_;
}

double Moments::variance() const {
  return count_ < 2 ? 0 : squares_ / static_cast<double>(count_ - 1);
}

double Moments::standard_error() const {
  return count_ == 0 ? 0 : math::sqrt(variance() / static_cast<double>(count_));
}

Moments moments_of(std::span<const double> values) {
  Moments moments;
  for (double value : values) moments.add(value);
  return moments;
}

}  // namespace orrery::sim
