// The gamma law of scale 1 (Erlang where the shape is whole).
#pragma once

#include <vector>

#include "sim/distributions/law.h"

namespace orrery::sim {

class GammaLaw final : public Law {
 public:
  explicit GammaLaw(double shape);
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override { return {0}; }
  bool is_bounded() const override { return false; }
  double unit() const override { return shape_ < 1 ? shape_ : 1; }  // min(mean, scale)
  double resolution(double x) const override;

 private:
  double shape_;
  double log_gamma_;  // of the shape
};

}  // namespace orrery::sim
