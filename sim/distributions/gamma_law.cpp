#include "sim/distributions/gamma_law.h"

#include "sim/math/elementary.h"
#include "sim/math/gamma.h"

namespace orrery::sim {

GammaLaw::GammaLaw(double shape) : shape_(shape), log_gamma_(math::log_gamma(shape)) {}

LawPoint GammaLaw::at(double x, Side /*side*/) const {
  if (!(x > 0)) return {0, 1, 0};
  const double density = math::exp((shape_ - 1) * math::log(x) - x - log_gamma_);
  // The median is near the shape: the tail computed is the smaller one, or nearly so.
  if (x < shape_) {
    const double below = math::gamma_p(shape_, x);
    return {below, 1 - below, density};
  }
  const double above = math::gamma_q(shape_, x);
  return {1 - above, above, density};
}

double GammaLaw::resolution(double x) const {
  return resolution_around(x, shape_, math::sqrt(shape_));
}

}  // namespace orrery::sim
