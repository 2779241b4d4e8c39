#include "tests/sim/distributions/reference_law.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

namespace orrery::sim {
namespace {

using Real = long double;
using Function = std::function<Real(Real)>;

Real ns(Duration duration) {
  return static_cast<Real>(duration.nanoseconds());
}

Real normal_above(Real z) {
  return std::erfc(z / std::sqrt(2.0L)) / 2;
}

// Q(a, x) by Lentz's continued fraction, P(a, x) by the series (Numerical Recipes 6.2).
Real gamma_prefactor(Real a, Real x) {
  return std::exp(a * std::log(x) - x - std::lgamma(a));
}
Real gamma_series(Real a, Real x) {
  Real term = 1 / a;
  Real sum = term;
  for (Real n = 1; term > sum * 1e-21L; ++n) sum += term *= x / (a + n);
  return sum * gamma_prefactor(a, x);
}
Real gamma_fraction(Real a, Real x) {
  Real b = x + 1 - a;
  Real c = 1e4000L;
  Real d = 1 / b;
  Real h = d;
  for (Real i = 1; i < 1e6L; ++i) {
    const Real an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (std::fabs(d * c - 1) < 1e-19L) break;
  }
  return h * gamma_prefactor(a, x);
}

ReferenceLaw scaled(Real scale, Real origin, Function below, Function above) {
  return {[=](Real x) { return x > origin ? below((x - origin) / scale) : 0; },
          [=](Real x) { return x > origin ? above((x - origin) / scale) : 1; }};
}

ReferenceLaw exponential(Real mean, Real shift) {
  return scaled(
      mean, shift, [](Real x) { return -std::expm1(-x); }, [](Real x) { return std::exp(-x); });
}

ReferenceLaw gamma(Real shape, Real scale) {
  return scaled(
      scale, 0,
      [=](Real x) { return x < shape + 1 ? gamma_series(shape, x) : 1 - gamma_fraction(shape, x); },
      [=](Real x) {
        return x < shape + 1 ? 1 - gamma_series(shape, x) : gamma_fraction(shape, x);
      });
}

ReferenceLaw weibull(Real shape, Real scale) {
  return scaled(
      scale, 0, [=](Real x) { return -std::expm1(-std::pow(x, shape)); },
      [=](Real x) { return std::exp(-std::pow(x, shape)); });
}

ReferenceLaw lognormal(Real median, Real sigma) {
  return scaled(
      median, 0, [=](Real x) { return normal_above(-std::log(x) / sigma); },
      [=](Real x) { return normal_above(std::log(x) / sigma); });
}

ReferenceLaw mixture(std::vector<std::pair<Real, ReferenceLaw>> parts) {
  Real total = 0;
  for (const auto& part : parts) total += part.first;
  return {[=](Real x) {
            Real sum = 0;
            for (const auto& [weight, law] : parts) sum += weight * law.below(x);
            return sum / total;
          },
          [=](Real x) {
            Real sum = 0;
            for (const auto& [weight, law] : parts) sum += weight * law.above(x);
            return sum / total;
          }};
}

ReferenceLaw atom(Real value) {
  return {[=](Real x) { return x >= value ? 1.0L : 0.0L; },
          [=](Real x) { return x >= value ? 0.0L : 1.0L; }};
}

ReferenceLaw even(Real low, Real high) {
  return {[=](Real x) { return std::clamp((x - low) / (high - low), 0.0L, 1.0L); },
          [=](Real x) { return std::clamp((high - x) / (high - low), 0.0L, 1.0L); }};
}

// The root of a falling function, by bisection.
Real root(Real low, Real high, const Function& falling) {
  for (int i = 0; i < 200; ++i) {
    const Real middle = (low + high) / 2;
    (falling(middle) > 0 ? low : high) = middle;
  }
  return low;
}

const Real kZ99 = root(0, 10, [](Real z) { return normal_above(z) - 0.01L; });

struct Reference {
  ReferenceLaw operator()(const ConstantSpec& spec) const { return atom(ns(spec.value)); }
  ReferenceLaw operator()(const UniformSpec& spec) const {
    // Whole nanoseconds min..max, before a rounding that would make them.
    return even(ns(spec.min) - 0.5L, ns(spec.max) + 0.5L);
  }
  ReferenceLaw operator()(const ExponentialSpec& spec) const {
    return exponential(ns(spec.mean), ns(spec.shift));
  }
  ReferenceLaw operator()(const ErlangSpec& spec) const {
    const auto stages = static_cast<Real>(spec.stages);
    return gamma(stages, ns(spec.mean) / stages);
  }
  ReferenceLaw operator()(const HyperexponentialSpec& spec) const {
    std::vector<std::pair<Real, ReferenceLaw>> parts;
    for (const auto& branch : spec.branches) {
      parts.emplace_back(branch.weight, exponential(ns(branch.mean), 0));
    }
    if (spec.mean) {
      const Real square = static_cast<Real>(*spec.cv) * *spec.cv;
      const Real p = (1 + std::sqrt((square - 1) / (square + 1))) / 2;
      parts.emplace_back(p, exponential(ns(*spec.mean) / (2 * p), 0));
      parts.emplace_back(1 - p, exponential(ns(*spec.mean) / (2 * (1 - p)), 0));
    }
    return mixture(std::move(parts));
  }
  ReferenceLaw operator()(const LognormalSpec& spec) const {
    Real sigma = 0;
    Real log_median = 0;
    if (spec.mean) {
      const Real log_mean = std::log(ns(*spec.mean));
      if (spec.cv) {
        sigma = std::sqrt(std::log1p(static_cast<Real>(*spec.cv) * *spec.cv));
      } else {
        const Real log_p99 = std::log(ns(*spec.p99));
        // ln p99 = ln mean - sigma^2/2 + z sigma, which rises below z.
        sigma = root(0, kZ99, [&](Real s) { return log_p99 - (log_mean - s * s / 2 + kZ99 * s); });
      }
      log_median = log_mean - sigma * sigma / 2;
    } else {
      log_median = std::log(ns(spec.median ? *spec.median : *spec.p50));
      sigma = spec.sigma ? *spec.sigma : (std::log(ns(*spec.p99)) - log_median) / kZ99;
    }
    return lognormal(std::exp(log_median), sigma);
  }
  ReferenceLaw operator()(const NormalSpec& spec) const {
    const Real mean = ns(spec.mean);
    const Real deviation = ns(spec.standard_deviation);
    const Real low = (ns(spec.low) - mean) / deviation;
    const Real high = spec.high ? (ns(*spec.high) - mean) / deviation : 1e6L;
    const auto between = [](Real a, Real b) {
      if (a >= b) return 0.0L;
      return b < 0 ? normal_above(-b) - normal_above(-a) : normal_above(a) - normal_above(b);
    };
    return {[=](Real x) {
              return between(low, std::min((x - mean) / deviation, high)) / between(low, high);
            },
            [=](Real x) {
              return between(std::max((x - mean) / deviation, low), high) / between(low, high);
            }};
  }
  ReferenceLaw operator()(const GammaSpec& spec) const {
    const Real shape = spec.shape ? *spec.shape : 1 / (static_cast<Real>(*spec.cv) * *spec.cv);
    return gamma(shape, spec.scale ? ns(*spec.scale) : ns(*spec.mean) / shape);
  }
  ReferenceLaw operator()(const WeibullSpec& spec) const {
    Real shape = spec.shape ? *spec.shape : 0;
    if (!spec.shape) {
      shape = root(0.05L, 2000, [&](Real k) {
        const Real log_ratio = std::lgamma(1 + 2 / k) - 2 * std::lgamma(1 + 1 / k);
        return std::expm1(log_ratio) - static_cast<Real>(*spec.cv) * *spec.cv;
      });
    }
    return weibull(shape,
                   spec.scale ? ns(*spec.scale) : ns(*spec.mean) / std::tgamma(1 + 1 / shape));
  }
  ReferenceLaw operator()(const ParetoSpec& spec) const {
    const Real alpha = spec.alpha;
    const Real minimum = spec.minimum ? ns(*spec.minimum) : ns(*spec.mean) * (alpha - 1) / alpha;
    const Real end = spec.maximum ? std::pow(ns(*spec.maximum) / minimum, -alpha) : 0;
    return {[=](Real x) {
              if (x <= minimum) return 0.0L;
              return std::min(1.0L, -std::expm1(-alpha * std::log(x / minimum)) / (1 - end));
            },
            [=](Real x) {
              if (x <= minimum) return 1.0L;
              return std::max(0.0L, (std::pow(x / minimum, -alpha) - end) / (1 - end));
            }};
  }
  ReferenceLaw operator()(const BimodalSpec& spec) const {
    return mixture({{1 - static_cast<Real>(spec.probability), atom(ns(spec.low))},
                    {spec.probability, atom(ns(spec.high))}});
  }
  ReferenceLaw operator()(const MixtureSpec& spec) const {
    std::vector<std::pair<Real, ReferenceLaw>> parts;
    for (const MixtureComponent& component : spec.components) {
      parts.emplace_back(component.weight, reference_law(component.distribution));
    }
    return mixture(std::move(parts));
  }
  ReferenceLaw operator()(const EmpiricalSpec& spec) const {
    std::vector<Real> sorted;
    for (const Duration sample : spec.samples) sorted.push_back(ns(sample));
    std::sort(sorted.begin(), sorted.end());
    const auto rank = [sorted](Real x) {
      return static_cast<Real>(std::upper_bound(sorted.begin(), sorted.end(), x) - sorted.begin());
    };
    const auto size = static_cast<Real>(sorted.size());
    return {[=](Real x) { return rank(x) / size; },
            [=](Real x) { return (size - rank(x)) / size; }};
  }
  ReferenceLaw operator()(const HistogramSpec& spec) const {
    std::vector<std::pair<Real, ReferenceLaw>> parts;
    for (std::size_t i = 0; i < spec.counts.size(); ++i) {
      parts.emplace_back(spec.counts[i], even(ns(spec.edges[i]), ns(spec.edges[i + 1])));
    }
    return mixture(std::move(parts));
  }
  ReferenceLaw operator()(const PercentilesSpec& spec) const {
    const auto above = [spec](Real x) {
      Real from = ns(spec.min);
      Real share = 1;
      Real rate = 0;
      if (x < from) return share;
      for (const auto& [percent, value] : spec.percentiles) {
        const Real next = (100 - static_cast<Real>(percent)) / 100;
        if (ns(value) > from) rate = std::log(share / next) / (ns(value) - from);
        if (x < ns(value)) return share * std::exp(-rate * (x - from));
        from = ns(value);
        share = next;
      }
      if (!spec.max) return share * std::exp(-rate * (x - from));
      return x < ns(*spec.max) ? share * (ns(*spec.max) - x) / (ns(*spec.max) - from) : 0;
    };
    return {[above](Real x) { return 1 - above(x); }, above};
  }
  template <class Index>
  ReferenceLaw operator()(const Index& /*spec*/) const {
    throw std::invalid_argument("not a law of times");
  }
};

}  // namespace

ReferenceLaw reference_law(const DistributionSpec& spec) {
  return std::visit(Reference{}, spec.law);
}

}  // namespace orrery::sim
