// The laws with a closed form in elementary functions, each in its own unit: exponential (mean 1),
// Weibull (scale 1), lognormal (median 1), Pareto (minimum 1).
#pragma once

#include <vector>

#include "sim/distributions/law.h"

namespace orrery::sim {

class ExponentialLaw final : public Law {
 public:
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override { return {0}; }
  bool is_bounded() const override { return false; }
  double unit() const override { return 1; }
  double resolution(double x) const override { return resolution_around(x, 1, 1); }
};

// P(X > x) = exp(-x^shape).
class WeibullLaw final : public Law {
 public:
  explicit WeibullLaw(double shape) : shape_(shape) {}
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override { return {0}; }
  bool is_bounded() const override { return false; }
  double unit() const override { return 1; }
  double resolution(double x) const override {
    return resolution_around(x, 1, shape_ > 1 ? 1 / shape_ : 1);
  }

 private:
  double shape_;
};

// exp(sigma Z), Z standard normal.
class LognormalLaw final : public Law {
 public:
  explicit LognormalLaw(double sigma) : sigma_(sigma) {}
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override { return {0}; }
  bool is_bounded() const override { return false; }
  double unit() const override { return 1; }
  double resolution(double x) const override {
    return resolution_around(x, 1, sigma_ < 1 ? sigma_ : 1);
  }

 private:
  double sigma_;
};

// P(X > x) = x^-alpha for x >= 1, on condition that X <= maximum (infinite: no condition).
class ParetoLaw final : public Law {
 public:
  ParetoLaw(double alpha, double maximum);
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override;
  bool is_bounded() const override { return is_bounded_; }
  double unit() const override { return 1; }
  double resolution(double x) const override {
    return resolution_around(x, 1, alpha_ > 1 ? 1 / alpha_ : 1);
  }

 private:
  double alpha_;
  double maximum_;
  bool is_bounded_;
  double log_maximum_;
  double mass_;  // P(X <= maximum) without the condition
};

// 1 - exp(-v) without cancellation, v >= 0.
double one_minus_exp(double v);
// exp(v) - 1 without cancellation, any v.
double exp_minus_one(double v);

}  // namespace orrery::sim
