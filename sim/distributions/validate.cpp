#include "sim/distributions/validate.h"

#include <limits>
#include <utility>
#include <variant>

#include "sim/base/time_text.h"
#include "sim/distributions/limits.h"
#include "sim/distributions/normal_law.h"
#include "sim/distributions/number_text.h"
#include "sim/distributions/parameters.h"
#include "sim/distributions/scaled_law.h"
#include "sim/distributions/spec_errors.h"
#include "sim/distributions/validate_lists.h"

namespace orrery::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<SpecError> validate_at(const DistributionSpec& spec, std::string path, int depth);

// Reports when not exactly one of the combinations is given; `given` holds the names present.
bool combination(SpecErrors& errors, bool allowed, const std::string& given,
                 const std::string& choices) {
  if (allowed) return true;
  errors.add("", (given.empty() ? "gives none of its parameters" : "gives " + given) +
                     "; allowed is exactly one of: " + choices);
  return false;
}

std::string joined(std::initializer_list<std::pair<bool, const char*>> fields) {
  std::string text;
  for (const auto& [is_given, name] : fields) {
    if (!is_given) continue;
    if (!text.empty()) text += " + ";
    text += name;
  }
  return text;
}

struct Validate {
  SpecErrors& errors;
  int depth;

  void operator()(const ConstantSpec& spec) const { errors.time_from_zero("value", spec.value); }

  void operator()(const UniformSpec& spec) const {
    const bool low = errors.time_from_zero("min", spec.min);
    const bool high = errors.time_from_zero("max", spec.max);
    if (low && high && spec.max < spec.min) {
      errors.add("max", "is " + to_text(spec.max) + ", less than min; allowed is " +
                            to_text(spec.min) + " or more");
    }
  }

  void operator()(const ExponentialSpec& spec) const {
    errors.positive_time("mean", spec.mean);
    errors.time_from_zero("shift", spec.shift);
  }

  void operator()(const ErlangSpec& spec) const {
    if (spec.stages < 1 || spec.stages > kErlangStagesMax) {
      errors.add("stages", "is " + std::to_string(spec.stages) + "; allowed are 1 to " +
                               std::to_string(kErlangStagesMax));
    }
    errors.positive_time("mean", spec.mean);
  }

  void operator()(const HyperexponentialSpec& spec) const {
    const std::string given =
        joined({{!spec.branches.empty(), "branches"}, {!!spec.mean, "mean"}, {!!spec.cv, "cv"}});
    combination(errors, given == "branches" || given == "mean + cv", given, "branches; mean + cv");
    errors.positive_time("mean", spec.mean);
    if (spec.cv) errors.number_above("cv", *spec.cv, 1, kHyperexponentialCvMax);
    validate_branches(errors, spec);
  }

  void operator()(const LognormalSpec& spec) const {
    const std::string given = joined({{!!spec.mean, "mean"},
                                      {!!spec.median, "median"},
                                      {!!spec.p50, "p50"},
                                      {!!spec.cv, "cv"},
                                      {!!spec.sigma, "sigma"},
                                      {!!spec.p99, "p99"}});
    const bool is_one = given == "mean + cv" || given == "mean + p99" ||
                        given == "median + sigma" || given == "p50 + sigma" ||
                        given == "median + p99" || given == "p50 + p99";
    combination(errors, is_one, given,
                "mean + cv; mean + p99; median (or p50) + sigma; median (or p50) + p99");
    const bool mean = errors.positive_time("mean", spec.mean);
    const bool median =
        errors.positive_time("median", spec.median) && errors.positive_time("p50", spec.p50);
    errors.number("cv", spec.cv, kLognormalCvMin, kLognormalCvMax);
    errors.number("sigma", spec.sigma, kLognormalSigmaMin, kLognormalSigmaMax);
    const bool p99 = errors.positive_time("p99", spec.p99);
    if (!is_one || !spec.p99 || !mean || !median || !p99) return;
    if (spec.mean) {
      check_p99_of_mean(*spec.p99, *spec.mean);
    } else {
      check_sigma(spec, spec.median ? *spec.median : *spec.p50, "the median");
    }
  }

  void check_p99_of_mean(Duration p99, Duration mean) const {
    const double ratio =
        static_cast<double>(p99.nanoseconds()) / static_cast<double>(mean.nanoseconds());
    if (p99 > mean && ratio <= lognormal_p99_ratio_max()) {
      check_sigma({.mean = mean, .p99 = p99}, mean, "the mean");
      return;
    }
    errors.add("p99", "is " + to_text(p99) + ", " + number_text(ratio) + " times the mean, " +
                          to_text(mean) +
                          "; a lognormal law needs a p99 above its mean and at most 14.96 times "
                          "it (for longer tails give mean + cv)");
  }

  void check_sigma(const LognormalSpec& spec, Duration base, const std::string& name) const {
    if (*spec.p99 > base) {
      const double sigma = lognormal_parameters(spec).sigma;
      if (sigma >= kLognormalSigmaMin && sigma <= kLognormalSigmaMax) return;
      errors.add("p99", "is " + to_text(*spec.p99) + ", which with " + name + ", " + to_text(base) +
                            ", makes sigma " + number_text(sigma) + "; allowed are " +
                            number_text(kLognormalSigmaMin) + " to " +
                            number_text(kLognormalSigmaMax));
      return;
    }
    errors.add("p99", "is " + to_text(*spec.p99) + "; allowed is more than " + name + ", " +
                          to_text(base));
  }

  void operator()(const NormalSpec& spec) const {
    const Duration lowest = Duration() - kTimeParameterMax;
    bool ok = errors.time("mean", spec.mean, lowest, kTimeParameterMax);
    ok = errors.positive_time("standard_deviation", spec.standard_deviation) && ok;
    ok = errors.time("low", spec.low, lowest, kTimeParameterMax) && ok;
    if (spec.high) ok = errors.time("high", *spec.high, lowest, kTimeParameterMax) && ok;
    if (!ok) return;
    if (spec.high && *spec.high <= spec.low) {
      errors.add("high",
                 "is " + to_text(*spec.high) + "; allowed is more than low, " + to_text(spec.low));
      return;
    }
    const auto deviations = [&spec](Duration bound) {
      return static_cast<double>((bound - spec.mean).nanoseconds()) /
             static_cast<double>(spec.standard_deviation.nanoseconds());
    };
    const double mass =
        normal_mass(deviations(spec.low), spec.high ? deviations(*spec.high) : kInfinity);
    if (!(mass >= kNormalMassMin)) {
      errors.add("", "has a probability of " + number_text(mass) +
                         " to lie between low and high; allowed is 1e-06 or more");
    }
  }

  void operator()(const GammaSpec& spec) const {
    const std::string given = joined({{!!spec.mean, "mean"},
                                      {!!spec.cv, "cv"},
                                      {!!spec.shape, "shape"},
                                      {!!spec.scale, "scale"}});
    combination(errors, given == "mean + cv" || given == "mean + shape" || given == "shape + scale",
                given, "mean + cv; shape + scale; mean + shape");
    errors.positive_time("mean", spec.mean);
    errors.number("cv", spec.cv, kGammaCvMin, kGammaCvMax);
    errors.number("shape", spec.shape, kGammaShapeMin, kGammaShapeMax);
    errors.positive_time("scale", spec.scale);
  }

  void operator()(const WeibullSpec& spec) const {
    const std::string given = joined({{!!spec.mean, "mean"},
                                      {!!spec.cv, "cv"},
                                      {!!spec.shape, "shape"},
                                      {!!spec.scale, "scale"}});
    combination(errors, given == "mean + cv" || given == "mean + shape" || given == "shape + scale",
                given, "shape + scale; mean + shape; mean + cv");
    errors.positive_time("mean", spec.mean);
    errors.number("cv", spec.cv, kWeibullCvMin, kWeibullCvMax);
    errors.number("shape", spec.shape, kWeibullShapeMin, kWeibullShapeMax);
    errors.positive_time("scale", spec.scale);
  }

  void operator()(const ParetoSpec& spec) const {
    const std::string given =
        joined({{!!spec.minimum, "minimum"}, {!!spec.mean, "mean"}, {!!spec.maximum, "maximum"}});
    combination(errors, given == "minimum" || given == "mean" || given == "minimum + maximum",
                given, "minimum; mean; minimum + maximum");
    errors.number("alpha", spec.alpha, spec.mean ? kParetoAlphaWithMeanMin : kParetoAlphaMin,
                  kParetoAlphaMax);
    const bool minimum = errors.positive_time("minimum", spec.minimum);
    errors.positive_time("mean", spec.mean);
    const bool maximum = errors.positive_time("maximum", spec.maximum);
    if (minimum && maximum && spec.minimum && spec.maximum && *spec.maximum <= *spec.minimum) {
      errors.add("maximum", "is " + to_text(*spec.maximum) + "; allowed is more than minimum, " +
                                to_text(*spec.minimum));
    }
  }

  void operator()(const BimodalSpec& spec) const {
    const bool low = errors.time_from_zero("low", spec.low);
    const bool high = errors.time_from_zero("high", spec.high);
    if (low && high && spec.high < spec.low) {
      errors.add("high", "is " + to_text(spec.high) + ", less than low; allowed is " +
                             to_text(spec.low) + " or more");
    }
    errors.number("probability", spec.probability, 0, 1);
  }

  void operator()(const MixtureSpec& spec) const {
    if (depth > kMixtureDepthMax) {
      errors.add("components", "are mixtures in mixtures; allowed are " +
                                   std::to_string(kMixtureDepthMax) + " levels of them");
      return;
    }
    if (!check_size(errors, "components", spec.components.size(), 1, kComponentsMax)) return;
    for (std::size_t i = 0; i < spec.components.size(); ++i) {
      const MixtureComponent& component = spec.components[i];
      errors.number(element("components", i, "weight"), component.weight, kWeightMin, kWeightMax);
      const std::string field = element("components", i, "distribution");
      if (!is_time_law(component.distribution)) {
        errors.add(field, "draws indices; allowed are laws of times");
        continue;
      }
      const std::string path = errors.path().empty() ? field : errors.path() + "." + field;
      errors.append(validate_at(component.distribution, path, depth + 1));
    }
  }

  void operator()(const EmpiricalSpec& spec) const { validate_samples(errors, spec); }
  void operator()(const HistogramSpec& spec) const { validate_histogram(errors, spec); }
  void operator()(const PercentilesSpec& spec) const { validate_percentiles(errors, spec); }
  void operator()(const WeightedSpec& spec) const { validate_weights(errors, spec); }

  void operator()(const ZipfSpec& spec) const {
    errors.count("keys", spec.keys, 1, kZipfKeysMax);
    errors.number("exponent", spec.exponent, 0, kZipfExponentMax);
  }

  void operator()(const BernoulliSpec& spec) const {
    errors.number("probability", spec.probability, 0, 1);
  }
};

std::vector<SpecError> validate_at(const DistributionSpec& spec, std::string path, int depth) {
  SpecErrors errors(std::move(path));
  std::visit(Validate{errors, depth}, spec.law);
  return errors.take();
}

}  // namespace

std::vector<SpecError> validate(const DistributionSpec& spec) {
  return validate_at(spec, "", 1);
}

}  // namespace orrery::sim
