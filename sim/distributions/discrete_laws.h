// Laws made of atoms and of straight or exponential stretches: constants, samples, histograms,
// percentile tables.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/distributions/law.h"

namespace orrery::sim {

// Atoms at ascending values.
class AtomicLaw final : public Law {
 public:
  struct Atom {
    double x = 0;
    double weight = 1;  // relative, > 0
  };
  // REQUIRES: not empty, strictly ascending.
  explicit AtomicLaw(const std::vector<Atom>& atoms);
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override { return values_; }
  bool is_bounded() const override { return true; }
  double unit() const override { return 1; }
  double resolution(double x) const override { return x; }

 private:
  std::vector<double> values_;
  std::vector<double> below_;  // P(X < values_[i]), and 1 behind
  std::vector<double> above_;  // P(X >= values_[i]), and 0 behind
};

// A distribution function given at some points.
class PiecewiseLaw final : public Law {
 public:
  enum class Between {
    kEven,            // x linear in the probability
    kConstantHazard,  // x linear in the logarithm of `above`
  };
  // Points with equal x make an atom.
  struct Point {
    double x = 0;
    double below = 0;               // P(X <= x), not descending
    double above = 1;               // P(X > x)
    Between next = Between::kEven;  // the stretch to the next point
  };
  // REQUIRES: two points at least; x and below do not descend; the first has below 0. The last has
  // above 0, or the law goes on at the hazard rate of the last stretch, which is positive.
  explicit PiecewiseLaw(std::vector<Point> points);
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override;
  bool is_bounded() const override { return tail_rate_ <= 0; }
  double unit() const override { return 1; }
  double resolution(double x) const override;

 private:
  std::vector<Point> points_;
  double tail_rate_ = 0;
};

}  // namespace orrery::sim
