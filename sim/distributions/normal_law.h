// The normal law cut to an interval, in units of the parent's standard deviation, from its low end:
// x = z - low.
#pragma once

#include <vector>

#include "sim/distributions/law.h"

namespace orrery::sim {

class TruncatedNormalLaw final : public Law {
 public:
  // Bounds in standard deviations from the parent's mean; high may be infinite.
  // REQUIRES: the parent has a mass of 1e-7 or more between them.
  TruncatedNormalLaw(double low, double high);
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override;
  bool is_bounded() const override;
  double unit() const override { return 1; }
  double resolution(double x) const override;

 private:
  double low_;
  double high_;
  double mass_;
};

// P(a < Z <= b) of a standard normal variable, with small relative error also where a and b are
// close or far out. a <= b, either may be infinite.
double normal_mass(double a, double b);

}  // namespace orrery::sim
