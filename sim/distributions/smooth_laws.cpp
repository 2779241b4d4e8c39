#include "sim/distributions/smooth_laws.h"

#include <limits>

#include "sim/math/elementary.h"
#include "sim/math/normal.h"

namespace orrery::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kSqrtTwoPi = 2.50662827463100050242;

}  // namespace

double one_minus_exp(double v) {
  // With t = tanh(v/2): 1 - exp(-v) = 2 t / (1 + t).
  const double t = math::tanh(v / 2);
  return 2 * t / (1 + t);
}

double exp_minus_one(double v) {
  if (v > 1) return math::exp(v) - 1;
  const double t = math::tanh(v / 2);
  return 2 * t / (1 - t);
}

LawPoint ExponentialLaw::at(double x, Side /*side*/) const {
  const double above = math::exp(-x);
  return {one_minus_exp(x), above, above};
}

LawPoint WeibullLaw::at(double x, Side /*side*/) const {
  if (!(x > 0)) return {0, 1, 0};
  const double power = math::exp(shape_ * math::log(x));
  const double above = math::exp(-power);
  const double density = power < kInfinity ? shape_ * power / x * above : 0;
  return {one_minus_exp(power), above, density};
}

LawPoint LognormalLaw::at(double x, Side /*side*/) const {
  if (!(x > 0)) return {0, 1, 0};
  const double z = math::log(x) / sigma_;
  const double density = math::exp(-z * z / 2) / (kSqrtTwoPi * sigma_ * x);
  if (z < 0) {
    const double below = math::normal_cdf(z);
    return {below, 1 - below, density};
  }
  const double above = math::normal_survival(z);
  return {1 - above, above, density};
}

ParetoLaw::ParetoLaw(double alpha, double maximum)
    : alpha_(alpha),
      maximum_(maximum),
      is_bounded_(maximum < kInfinity),
      log_maximum_(is_bounded_ ? math::log(maximum) : 0),
      mass_(is_bounded_ ? one_minus_exp(alpha * log_maximum_) : 1) {}

std::vector<double> ParetoLaw::breaks() const {
  if (is_bounded_) return {1, maximum_};
  return {1};
}

LawPoint ParetoLaw::at(double x, Side /*side*/) const {
  if (!(x > 1)) return {0, 1, alpha_ / mass_};
  if (is_bounded_ && !(x < maximum_)) return {1, 0, 0};
  const double log_x = math::log(x);
  const double survival = math::exp(-alpha_ * log_x);
  const double below = one_minus_exp(alpha_ * log_x) / mass_;
  const double density = alpha_ * survival / (x * mass_);
  if (!is_bounded_) return {below, survival, density};
  // (x^-alpha - maximum^-alpha) / mass.
  const double above = survival * one_minus_exp(alpha_ * (log_maximum_ - log_x)) / mass_;
  return {below, above, density};
}

}  // namespace orrery::sim
