#include "sim/distributions/normal_law.h"

#include <limits>

#include "sim/distributions/quadrature.h"
#include "sim/math/elementary.h"
#include "sim/math/normal.h"

namespace orrery::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kSqrtTwoPi = 2.50662827463100050242;

double normal_density(double z) {
  return math::exp(-z * z / 2) / kSqrtTwoPi;
}

}  // namespace

double normal_mass(double a, double b) {
  // Eight nodes are exact to rounding over a width of 1/2, for |z| below 50.
  if (b - a < 0.5) return gauss_legendre(a, b, normal_density);
  if (a > 0) return math::normal_survival(a) - math::normal_survival(b);
  if (b < 0) return math::normal_cdf(b) - math::normal_cdf(a);
  return 1 - math::normal_cdf(a) - math::normal_survival(b);
}

TruncatedNormalLaw::TruncatedNormalLaw(double low, double high)
    : low_(low), high_(high), mass_(normal_mass(low, high)) {}

bool TruncatedNormalLaw::is_bounded() const {
  return high_ < kInfinity;
}

std::vector<double> TruncatedNormalLaw::breaks() const {
  if (is_bounded()) return {0, high_ - low_};
  return {0};
}

double TruncatedNormalLaw::resolution(double x) const {
  const double width = high_ - low_;
  return resolution_around(x, low_ < 0 ? -low_ : 0, width < 1 ? width : 1);
}

LawPoint TruncatedNormalLaw::at(double x, Side /*side*/) const {
  const double z = low_ + x;
  if (is_bounded() && !(x < high_ - low_)) return {1, 0, normal_density(high_) / mass_};
  const double below = normal_mass(low_, z) / mass_;
  const double above = normal_mass(z, high_) / mass_;
  const double density = normal_density(z) / mass_;
  if (below < above) return {below, 1 - below, density};
  return {1 - above, above, density};
}

}  // namespace orrery::sim
