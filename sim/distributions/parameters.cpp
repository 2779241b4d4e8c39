#include "sim/distributions/parameters.h"

#include <vector>

#include "sim/base/check.h"
#include "sim/distributions/limits.h"
#include "sim/math/elementary.h"
#include "sim/math/gamma.h"

namespace orrery::sim {
namespace {

// The 99% quantile of the standard normal law, the double nearest to it.
constexpr double kZ99 = 2.32634787404084110089;

double nanoseconds(Duration duration) {
  return static_cast<double>(duration.nanoseconds());
}

// ln(1 + v), v >= 0, with small relative error: the series where v is small.
double log_one_plus(double v) {
  if (v > 1e-4) return math::log(1 + v);
  return v * (1 - v * (0.5 - v * (1.0 / 3 - v * 0.25)));
}

// The shape of the Weibull law with this coefficient of variation, which falls with the shape:
// bisection until the bounds are neighbours, or nearly.
double weibull_shape_of_cv(double cv) {
  double low = kWeibullShapeMin;
  double high = kWeibullShapeMax;
  for (int i = 0; i < 100; ++i) {
    const double shape = math::sqrt(low) * math::sqrt(high);
    if (!(low < shape && shape < high)) break;
    (weibull_cv(shape) > cv ? low : high) = shape;
  }
  return high;
}

}  // namespace

double lognormal_p99_ratio_max() {
  return math::exp(kZ99 * kZ99 / 2);
}

LognormalParameters lognormal_parameters(const LognormalSpec& spec) {
  if (spec.mean) {
    const double mean = nanoseconds(*spec.mean);
    double sigma = 0;
    if (spec.cv) {
      sigma = math::sqrt(log_one_plus(*spec.cv * *spec.cv));
    } else {
      // sigma = z - sqrt(z^2 - 2 r), r = ln(p99 / mean), without the cancellation.
      const double excess = static_cast<double>((*spec.p99 - *spec.mean).nanoseconds()) / mean;
      const double r = log_one_plus(excess);
      const double discriminant = kZ99 * kZ99 - 2 * r;
      sigma = 2 * r / (kZ99 + math::sqrt(discriminant > 0 ? discriminant : 0));
    }
    return {mean * math::exp(-sigma * sigma / 2), sigma};
  }
  const Duration median = spec.median ? *spec.median : *spec.p50;
  if (spec.sigma) return {nanoseconds(median), *spec.sigma};
  const double excess =
      static_cast<double>((*spec.p99 - median).nanoseconds()) / nanoseconds(median);
  return {nanoseconds(median), log_one_plus(excess) / kZ99};
}

ShapeAndScale gamma_parameters(const GammaSpec& spec) {
  const double shape = spec.shape ? *spec.shape : 1 / (*spec.cv * *spec.cv);
  return {shape, spec.scale ? nanoseconds(*spec.scale) : nanoseconds(*spec.mean) / shape};
}

double weibull_raw_moment(double shape, int n) {
  return math::exp(math::log_gamma(1 + n / shape));
}

double weibull_cv(double shape) {
  // cv^2 = Gamma(1 + 2/k) / Gamma(1 + 1/k)^2 - 1; for large k, pi / (k sqrt 6) leads, and the
  // difference of logarithms loses at most 4 digits at k = 1000.
  const double ratio = math::log_gamma(1 + 2 / shape) - 2 * math::log_gamma(1 + 1 / shape);
  const double half = math::tanh(ratio / 2);  // exp(r) - 1 = 2 t / (1 - t)
  return math::sqrt(2 * half / (1 - half));
}

ShapeAndScale weibull_parameters(const WeibullSpec& spec) {
  const double shape = spec.shape ? *spec.shape : weibull_shape_of_cv(*spec.cv);
  if (spec.scale) return {shape, nanoseconds(*spec.scale)};
  return {shape, nanoseconds(*spec.mean) / weibull_raw_moment(shape, 1)};
}

double pareto_minimum(const ParetoSpec& spec) {
  if (spec.minimum) return nanoseconds(*spec.minimum);
  return nanoseconds(*spec.mean) * (spec.alpha - 1) / spec.alpha;
}

std::vector<ExponentialBranch> hyperexponential_branches(const HyperexponentialSpec& spec) {
  if (spec.mean) {
    const double square = *spec.cv * *spec.cv;
    // p = (1 + sqrt((c^2 - 1) / (c^2 + 1))) / 2, means m / 2p and m / 2(1 - p); 1 - p from
    // p (1 - p) = 1 / (2 (c^2 + 1)), without cancellation.
    const double p = (1 + math::sqrt((square - 1) / (square + 1))) / 2;
    const double rest = 1 / (2 * (square + 1) * p);
    const double mean = nanoseconds(*spec.mean);
    return {{p, mean / (2 * p)}, {rest, mean / (2 * rest)}};
  }
  std::vector<ExponentialBranch> result;
  double total = 0;
  for (const auto& branch : spec.branches) total += branch.weight;
  CHECK(total > 0);
  for (const auto& branch : spec.branches) {
    result.push_back({branch.weight / total, nanoseconds(branch.mean)});
  }
  return result;
}

}  // namespace orrery::sim
