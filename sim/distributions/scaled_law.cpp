#include "sim/distributions/scaled_law.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <variant>
#include <vector>

#include "sim/base/check.h"
#include "sim/distributions/discrete_laws.h"
#include "sim/distributions/gamma_law.h"
#include "sim/distributions/mixture_law.h"
#include "sim/distributions/normal_law.h"
#include "sim/distributions/parameters.h"
#include "sim/distributions/smooth_laws.h"

namespace orrery::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double nanoseconds(Duration duration) {
  return static_cast<double>(duration.nanoseconds());
}

ScaledLaw unshared(std::unique_ptr<const Law> law, std::int64_t origin) {
  return {{}, 1, origin, std::move(law)};
}

// An atom for each different value.
ScaledLaw atoms(std::vector<std::pair<std::int64_t, double>> values) {
  std::sort(values.begin(), values.end());  // tidy: total order
  const std::int64_t origin = values.front().first;
  std::vector<AtomicLaw::Atom> result;
  for (const auto& [value, weight] : values) {
    const auto x = static_cast<double>(value - origin);
    if (result.empty() || result.back().x < x) {
      result.push_back({x, weight});
    } else {
      result.back().weight += weight;
    }
  }
  return unshared(std::make_unique<AtomicLaw>(result), origin);
}

struct Scale {
  ScaledLaw operator()(const ConstantSpec& spec) const {
    return atoms({{spec.value.nanoseconds(), 1}});
  }

  ScaledLaw operator()(const UniformSpec& spec) const {
    if (spec.min == spec.max) return atoms({{spec.min.nanoseconds(), 1}});
    const double width = nanoseconds(spec.max - spec.min);
    std::vector<PiecewiseLaw::Point> points = {{0, 0, 1, PiecewiseLaw::Between::kEven},
                                               {width, 1, 0, PiecewiseLaw::Between::kEven}};
    return unshared(std::make_unique<PiecewiseLaw>(std::move(points)), spec.min.nanoseconds());
  }

  ScaledLaw operator()(const ExponentialSpec& spec) const {
    return {
        {LawFamily::kExponential, 0, 0}, nanoseconds(spec.mean), spec.shift.nanoseconds(), nullptr};
  }

  ScaledLaw operator()(const ErlangSpec& spec) const {
    const auto stages = static_cast<double>(spec.stages);
    return {{LawFamily::kGamma, stages, 0}, nanoseconds(spec.mean) / stages, 0, nullptr};
  }

  ScaledLaw operator()(const HyperexponentialSpec& spec) const {
    std::vector<MixtureLaw::Component> components;
    for (const ExponentialBranch& branch : hyperexponential_branches(spec)) {
      components.push_back({branch.weight, branch.mean, 0, std::make_unique<ExponentialLaw>()});
    }
    return unshared(std::make_unique<MixtureLaw>(std::move(components)), 0);
  }

  ScaledLaw operator()(const LognormalSpec& spec) const {
    const LognormalParameters parameters = lognormal_parameters(spec);
    return {{LawFamily::kLognormal, parameters.sigma, 0}, parameters.median, 0, nullptr};
  }

  ScaledLaw operator()(const NormalSpec& spec) const {
    const double deviation = nanoseconds(spec.standard_deviation);
    const double low = nanoseconds(spec.low - spec.mean) / deviation;
    const double high = spec.high ? nanoseconds(*spec.high - spec.mean) / deviation : kInfinity;
    return {{LawFamily::kTruncatedNormal, low, high}, deviation, spec.low.nanoseconds(), nullptr};
  }

  ScaledLaw operator()(const GammaSpec& spec) const {
    const ShapeAndScale parameters = gamma_parameters(spec);
    return {{LawFamily::kGamma, parameters.shape, 0}, parameters.scale, 0, nullptr};
  }

  ScaledLaw operator()(const WeibullSpec& spec) const {
    const ShapeAndScale parameters = weibull_parameters(spec);
    return {{LawFamily::kWeibull, parameters.shape, 0}, parameters.scale, 0, nullptr};
  }

  ScaledLaw operator()(const ParetoSpec& spec) const {
    const double minimum = pareto_minimum(spec);
    const double maximum = spec.maximum ? nanoseconds(*spec.maximum) / minimum : kInfinity;
    return {{LawFamily::kPareto, spec.alpha, maximum}, minimum, 0, nullptr};
  }

  ScaledLaw operator()(const BimodalSpec& spec) const {
    if (spec.probability <= 0) return atoms({{spec.low.nanoseconds(), 1}});
    if (spec.probability >= 1) return atoms({{spec.high.nanoseconds(), 1}});
    return atoms({{spec.low.nanoseconds(), 1 - spec.probability},
                  {spec.high.nanoseconds(), spec.probability}});
  }

  ScaledLaw operator()(const MixtureSpec& spec) const {
    std::vector<ScaledLaw> parts;
    std::int64_t origin = std::numeric_limits<std::int64_t>::max();
    for (const MixtureComponent& component : spec.components) {
      parts.push_back(scaled_law(component.distribution));
      if (!parts.back().law) parts.back().law = make_law(parts.back().shape);
      origin = std::min(origin, parts.back().origin);
    }
    std::vector<MixtureLaw::Component> components;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      components.push_back({spec.components[i].weight, parts[i].scale,
                            static_cast<double>(parts[i].origin - origin),
                            std::move(parts[i].law)});
    }
    return unshared(std::make_unique<MixtureLaw>(std::move(components)), origin);
  }

  ScaledLaw operator()(const EmpiricalSpec& spec) const {
    std::vector<std::pair<std::int64_t, double>> values;
    values.reserve(spec.samples.size());
    for (const Duration sample : spec.samples) values.emplace_back(sample.nanoseconds(), 1.0);
    return atoms(std::move(values));
  }

  ScaledLaw operator()(const HistogramSpec& spec) const {
    // Sums of counts are exact in 64 bits (validated), and each tail is rounded once.
    std::uint64_t total = 0;
    for (const std::uint64_t count : spec.counts) total += count;
    const auto share = [total](std::uint64_t count) {
      return static_cast<double>(count) / static_cast<double>(total);
    };
    std::vector<PiecewiseLaw::Point> points;
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < spec.edges.size(); ++i) {
      points.push_back({nanoseconds(spec.edges[i] - spec.edges[0]), share(below),
                        share(total - below), PiecewiseLaw::Between::kEven});
      if (i < spec.counts.size()) below += spec.counts[i];
    }
    return unshared(std::make_unique<PiecewiseLaw>(std::move(points)), spec.edges[0].nanoseconds());
  }

  ScaledLaw operator()(const PercentilesSpec& spec) const {
    std::vector<PiecewiseLaw::Point> points = {{0, 0, 1, PiecewiseLaw::Between::kConstantHazard}};
    for (const auto& [percent, value] : spec.percentiles) {
      points.push_back({nanoseconds(value - spec.min), percent / 100, (100 - percent) / 100,
                        PiecewiseLaw::Between::kConstantHazard});
    }
    if (spec.max) {
      points.back().next = PiecewiseLaw::Between::kEven;
      points.push_back({nanoseconds(*spec.max - spec.min), 1, 0, PiecewiseLaw::Between::kEven});
    }
    return unshared(std::make_unique<PiecewiseLaw>(std::move(points)), spec.min.nanoseconds());
  }

  ScaledLaw operator()(const WeightedSpec& /*spec*/) const { return refuse(); }
  ScaledLaw operator()(const ZipfSpec& /*spec*/) const { return refuse(); }
  ScaledLaw operator()(const BernoulliSpec& /*spec*/) const { return refuse(); }

  static ScaledLaw refuse() {
    CHECK(false, "not a law of times");
    return {};
  }
};

}  // namespace

std::unique_ptr<const Law> make_law(const LawShape& shape) {
  switch (shape.family) {
    case LawFamily::kExponential:
      return std::make_unique<ExponentialLaw>();
    case LawFamily::kLognormal:
      return std::make_unique<LognormalLaw>(shape.first);
    case LawFamily::kTruncatedNormal:
      return std::make_unique<TruncatedNormalLaw>(shape.first, shape.second);
    case LawFamily::kGamma:
      return std::make_unique<GammaLaw>(shape.first);
    case LawFamily::kWeibull:
      return std::make_unique<WeibullLaw>(shape.first);
    case LawFamily::kPareto:
      return std::make_unique<ParetoLaw>(shape.first, shape.second);
    case LawFamily::kUnshared:
      break;
  }
  CHECK(false, "an unshared law has no shape");
  return nullptr;
}

ScaledLaw scaled_law(const DistributionSpec& spec) {
  return std::visit(Scale{}, spec.law);
}

bool is_time_law(const DistributionSpec& spec) {
  return !std::holds_alternative<WeightedSpec>(spec.law) &&
         !std::holds_alternative<ZipfSpec>(spec.law) &&
         !std::holds_alternative<BernoulliSpec>(spec.law);
}

}  // namespace orrery::sim
