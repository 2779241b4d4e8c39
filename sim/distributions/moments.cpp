#include "sim/distributions/moments.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <variant>

#include "sim/distributions/normal_law.h"
#include "sim/distributions/parameters.h"
#include "sim/distributions/quadrature.h"
#include "sim/distributions/smooth_laws.h"
#include "sim/distributions/zipf_law.h"
#include "sim/math/elementary.h"
#include "sim/math/gamma.h"

namespace orrery::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double nanoseconds(Duration duration) {
  return static_cast<double>(duration.nanoseconds());
}

double cube(double x) {
  return x * x * x;
}

LawMoments exponential(double mean) {
  return {mean, mean * mean, 2 * cube(mean)};
}

LawMoments even(double low, double high) {
  return {low + (high - low) / 2, (high - low) * (high - low) / 12, 0};
}

LawMoments scaled(const LawMoments& law, double scale, double origin) {
  return {origin + scale * law.mean, scale * scale * law.variance, cube(scale) * law.third_central};
}

// E[X], E[X^2], E[X^3] to central moments; loses digits where the law is narrow.
LawMoments from_raw(double first, double second, double third) {
  return {first, second - first * first, third - 3 * first * second + 2 * cube(first)};
}

// By quadrature over [a, b], for a density that is nearly a polynomial there; need not be
// normalised.
template <class Density>
LawMoments by_quadrature(double a, double b, Density&& density) {
  const double mass = gauss_legendre(a, b, density);
  const double shift = gauss_legendre(a, b, [&](double x) { return (x - a) * density(x); }) / mass;
  const double variance = gauss_legendre(
      a, b, [&](double x) { return (x - a - shift) * (x - a - shift) * density(x); });
  const double third =
      gauss_legendre(a, b, [&](double x) { return cube(x - a - shift) * density(x); });
  return {a + shift, variance / mass, third / mass};
}

LawMoments lognormal(double median, double sigma) {
  const double square = sigma * sigma;
  const double mean = median * math::exp(square / 2);
  const double growth = exp_minus_one(square);  // cv^2
  return {mean, mean * mean * growth, cube(mean) * growth * growth * (growth + 3)};
}

// With b = E[X^2]/E[X]^2 - 1 and c = E[X^3]/E[X]^3 - 1 the third central moment is
// E[X]^3 (c - 3 b).
LawMoments weibull(double shape, double scale) {
  const double first = math::log_gamma(1 + 1 / shape);
  const double b = exp_minus_one(math::log_gamma(1 + 2 / shape) - 2 * first);
  const double c = exp_minus_one(math::log_gamma(1 + 3 / shape) - 3 * first);
  const double mean = scale * math::exp(first);
  return {mean, mean * mean * b, cube(mean) * (c - 3 * b)};
}

// Minimum 1.
LawMoments pareto(double a) {
  if (a <= 1) return {kInfinity, kInfinity, kInfinity};
  const double mean = a / (a - 1);
  if (a <= 2) return {mean, kInfinity, kInfinity};
  const double variance = a / ((a - 1) * (a - 1) * (a - 2));
  if (a <= 3) return {mean, variance, kInfinity};
  return {mean, variance, 2 * a * (a + 1) / (cube(a - 1) * (a - 2) * (a - 3))};
}

// The Pareto law of minimum 1 below `maximum`.
LawMoments bounded_pareto(double alpha, double maximum) {
  const double log_maximum = math::log(maximum);
  if (std::max(alpha, 1.0) * log_maximum < 0.5) {
    return by_quadrature(1, maximum,
                         [alpha](double x) { return math::exp(-(alpha + 1) * math::log(x)); });
  }
  const double mass = one_minus_exp(alpha * log_maximum);
  // E[X^n] = alpha / mass * integral of x^(n - alpha - 1).
  const auto raw = [&](double n) {
    const double v = (n - alpha) * log_maximum;
    const double integral = v > -1e-9 && v < 1e-9 ? log_maximum : exp_minus_one(v) / (n - alpha);
    return alpha / mass * integral;
  };
  return from_raw(raw(1), raw(2), raw(3));
}

// A standard normal variable in [a, b] (Johnson, Kotz and Balakrishnan, Continuous Univariate
// Distributions 1, section 13.10.1).
LawMoments truncated_normal(double a, double b) {
  const auto density = [](double z) { return math::exp(-z * z / 2) / 2.50662827463100050242; };
  if (b - a < 0.5) return by_quadrature(a, b, density);
  const double mass = normal_mass(a, b);
  const double low = density(a) / mass;
  const double high = b < kInfinity ? density(b) / mass : 0;
  const double end = b < kInfinity ? b : 0;
  const double first = low - high;
  const double second = 1 + a * low - end * high;
  const double third = 2 * first + a * a * low - end * end * high;
  return from_raw(first, second, third);
}

// The part of an exponential law of mean m in [0, width).
LawMoments cut_exponential(double m, double width) {
  if (width < 0.5 * m) {
    return by_quadrature(0, width, [m](double x) { return math::exp(-x / m); });
  }
  const double odds = math::exp(-width / m) / one_minus_exp(width / m);
  const double first = m - width * odds;
  const double second = 2 * m * first - width * width * odds;
  return from_raw(first, second, 3 * m * second - cube(width) * odds);
}

LawMoments percentiles(const PercentilesSpec& spec) {
  std::vector<WeightedMoments> parts;
  double x = nanoseconds(spec.min);
  double above = 1;
  double mean = 0;  // of the exponential law of the last stretch
  for (const auto& [percent, value] : spec.percentiles) {
    const double next_above = (100 - percent) / 100;
    const double width = nanoseconds(value) - x;
    LawMoments stretch = {x, 0, 0};
    if (width > 0) {
      mean = width / math::log(above / next_above);
      stretch = scaled(cut_exponential(mean, width), 1, x);
    }
    parts.push_back({above - next_above, stretch});
    x = nanoseconds(value);
    above = next_above;
  }
  parts.push_back(
      {above, spec.max ? even(x, nanoseconds(*spec.max)) : scaled(exponential(mean), 1, x)});
  return mixed_moments(parts);
}

// The sum of rank^n rank^-exponent over all ranks.
double zipf_sum(const ZipfSpec& spec, int n) {
  const double s = spec.exponent - n;
  double sum = spec.keys > kZipfHead ? zipf_tail_sum(s, static_cast<double>(spec.keys)) : 0;
  for (std::uint64_t rank = std::min(spec.keys, kZipfHead); rank > 0; --rank) {
    sum += math::exp(-s * math::log(static_cast<double>(rank)));
  }
  return sum;
}

struct MomentsOf {
  LawMoments operator()(const ConstantSpec& spec) const { return {nanoseconds(spec.value), 0, 0}; }
  LawMoments operator()(const UniformSpec& spec) const {
    const double width = nanoseconds(spec.max - spec.min);
    return {nanoseconds(spec.min) + width / 2, width * (width + 2) / 12, 0};
  }
  LawMoments operator()(const ExponentialSpec& spec) const {
    return scaled(exponential(nanoseconds(spec.mean)), 1, nanoseconds(spec.shift));
  }
  LawMoments operator()(const ErlangSpec& spec) const {
    const auto stages = static_cast<double>(spec.stages);
    return gamma({stages, nanoseconds(spec.mean) / stages});
  }
  LawMoments operator()(const HyperexponentialSpec& spec) const {
    std::vector<WeightedMoments> parts;
    for (const ExponentialBranch& branch : hyperexponential_branches(spec)) {
      parts.push_back({branch.weight, exponential(branch.mean)});
    }
    return mixed_moments(parts);
  }
  LawMoments operator()(const LognormalSpec& spec) const {
    const LognormalParameters parameters = lognormal_parameters(spec);
    return lognormal(parameters.median, parameters.sigma);
  }
  LawMoments operator()(const NormalSpec& spec) const {
    const double deviation = nanoseconds(spec.standard_deviation);
    const double low = nanoseconds(spec.low - spec.mean) / deviation;
    const double high = spec.high ? nanoseconds(*spec.high - spec.mean) / deviation : kInfinity;
    return scaled(truncated_normal(low, high), deviation, nanoseconds(spec.mean));
  }
  LawMoments operator()(const GammaSpec& spec) const { return gamma(gamma_parameters(spec)); }
  LawMoments operator()(const WeibullSpec& spec) const {
    const ShapeAndScale parameters = weibull_parameters(spec);
    return weibull(parameters.shape, parameters.scale);
  }
  LawMoments operator()(const ParetoSpec& spec) const {
    const double minimum = pareto_minimum(spec);
    if (!spec.maximum) return scaled(pareto(spec.alpha), minimum, 0);
    return scaled(bounded_pareto(spec.alpha, nanoseconds(*spec.maximum) / minimum), minimum, 0);
  }
  LawMoments operator()(const BimodalSpec& spec) const {
    return mixed_moments({{1 - spec.probability, {nanoseconds(spec.low), 0, 0}},
                          {spec.probability, {nanoseconds(spec.high), 0, 0}}});
  }
  LawMoments operator()(const MixtureSpec& spec) const {
    double total = 0;
    for (const MixtureComponent& component : spec.components) total += component.weight;
    std::vector<WeightedMoments> parts;
    for (const MixtureComponent& component : spec.components) {
      parts.push_back({component.weight / total, moments(component.distribution)});
    }
    return mixed_moments(parts);
  }
  LawMoments operator()(const EmpiricalSpec& spec) const {
    const double weight = 1 / static_cast<double>(spec.samples.size());
    std::vector<WeightedMoments> parts;
    for (const Duration sample : spec.samples) {
      parts.push_back({weight, {nanoseconds(sample), 0, 0}});
    }
    return mixed_moments(parts);
  }
  LawMoments operator()(const HistogramSpec& spec) const {
    double total = 0;
    for (const std::uint64_t count : spec.counts) total += static_cast<double>(count);
    std::vector<WeightedMoments> parts;
    for (std::size_t i = 0; i < spec.counts.size(); ++i) {
      parts.push_back({static_cast<double>(spec.counts[i]) / total,
                       even(nanoseconds(spec.edges[i]), nanoseconds(spec.edges[i + 1]))});
    }
    return mixed_moments(parts);
  }
  LawMoments operator()(const PercentilesSpec& spec) const { return percentiles(spec); }
  LawMoments operator()(const WeightedSpec& spec) const {
    double total = 0;
    for (const double weight : spec.weights) total += weight;
    std::vector<WeightedMoments> parts;
    for (std::size_t i = 0; i < spec.weights.size(); ++i) {
      parts.push_back({spec.weights[i] / total, {static_cast<double>(i), 0, 0}});
    }
    return mixed_moments(parts);
  }
  LawMoments operator()(const ZipfSpec& spec) const {
    const double sum = zipf_sum(spec, 0);
    LawMoments rank =
        from_raw(zipf_sum(spec, 1) / sum, zipf_sum(spec, 2) / sum, zipf_sum(spec, 3) / sum);
    rank.mean -= 1;  // indices start at 0
    return rank;
  }
  LawMoments operator()(const BernoulliSpec& spec) const {
    const double p = spec.probability;
    return {p, p * (1 - p), p * (1 - p) * (1 - 2 * p)};
  }

  static LawMoments gamma(const ShapeAndScale& law) {
    return {law.shape * law.scale, law.shape * law.scale * law.scale,
            2 * law.shape * cube(law.scale)};
  }
};

}  // namespace

LawMoments mixed_moments(const std::vector<WeightedMoments>& parts) {
  LawMoments result;
  for (const WeightedMoments& part : parts) result.mean += part.weight * part.moments.mean;
  if (!(result.mean < kInfinity)) return {kInfinity, kInfinity, kInfinity};
  for (const auto& [weight, part] : parts) {
    const double distance = part.mean - result.mean;
    result.variance += weight * (part.variance + distance * distance);
    result.third_central +=
        weight * (part.third_central + distance * (3 * part.variance + distance * distance));
  }
  if (!(result.variance < kInfinity)) result.third_central = kInfinity;
  return result;
}

LawMoments moments(const DistributionSpec& spec) {
  return std::visit(MomentsOf{}, spec.law);
}

}  // namespace orrery::sim
