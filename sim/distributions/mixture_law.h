// A law picked from several by weight.
#pragma once

#include <memory>
#include <vector>

#include "sim/distributions/law.h"

namespace orrery::sim {

class MixtureLaw final : public Law {
 public:
  // The law of offset + scale X; offset >= 0, scale > 0.
  struct Component {
    double weight = 1;  // relative, > 0
    double scale = 1;
    double offset = 0;
    std::unique_ptr<const Law> law;
  };
  // REQUIRES: not empty.
  explicit MixtureLaw(std::vector<Component> components);
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override;
  bool is_bounded() const override;
  double unit() const override;
  double resolution(double x) const override;

 private:
  std::vector<Component> components_;  // weights sum to 1
};

}  // namespace orrery::sim
