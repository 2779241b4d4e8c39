#include "sim/statistics/paired_differences.h"

#include <algorithm>
#include <utility>

#include "sim/math/elementary.h"

namespace orrery::sim {

void PairedDifferences::add(double a, double b) {
  const double before = a - a_.mean();  // from the mean without this pair
  a_.add(a);
  b_.add(b);
  difference_.add(a - b);
  products_ += before * (b - b_.mean());
}

void PairedDifferences::merge(const PairedDifferences& other) {
  if (other.count() == 0) return;
  if (count() > 0) {
    const auto ours = static_cast<double>(count());
    const auto theirs = static_cast<double>(other.count());
    products_ += (other.a_.mean() - a_.mean()) * (other.b_.mean() - b_.mean()) *
                 (ours * theirs / (ours + theirs));
  }
  products_ += other.products_;
  a_.merge(other.a_);
  b_.merge(other.b_);
  difference_.merge(other.difference_);
}

std::optional<Interval> PairedDifferences::interval(double level, std::string estimand) const {
  return interval_of_mean(difference_, level, std::move(estimand));
}

std::optional<double> PairedDifferences::correlation() const {
  const double variances = math::sqrt(a_.variance()) * math::sqrt(b_.variance());
  if (!(variances > 0)) return std::nullopt;
  const double correlation = products_ / static_cast<double>(count() - 1) / variances;
  if (!(correlation == correlation)) return std::nullopt;
  return std::clamp(correlation, -1.0, 1.0);  // rounding may leave the range by an ulp
}

std::optional<double> PairedDifferences::variance_reduction() const {
  if (!(difference_.variance() > 0)) return std::nullopt;
  return (a_.variance() + b_.variance()) / difference_.variance();
}

}  // namespace orrery::sim
