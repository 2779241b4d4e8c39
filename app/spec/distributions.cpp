#include "app/spec/distributions.h"

#include <cstdint>
#include <string_view>

#include "app/schema/scalar_types.h"
#include "app/spec/law_lists.h"
#include "sim/distributions/limits.h"

namespace orrery::app {
namespace {

Type<std::int64_t> stages_type() {
  return whole_type<std::int64_t>(1, sim::kErlangStagesMax);
}

const Object<sim::UniformSpec>& uniform_object() {
  using Spec = sim::UniformSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("uniform", "Every nanosecond from `min` to `max` is equally likely.");
    o.required("min", &Spec::min, any_duration_type(), "The shortest time.", "1s");
    o.required("max", &Spec::max, any_duration_type(), "The longest time.", "10s");
    return o;
  }();
  return object;
}

const Object<sim::ExponentialSpec>& exponential_object() {
  using Spec = sim::ExponentialSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("exponential", "An exponential time, shifted where `shift` says so.");
    o.required("mean", &Spec::mean, any_duration_type(), "Mean of the exponential part.", "2ms");
    o.field("shift", &Spec::shift, any_duration_type(), "Added to each time.", "1ms");
    o.shorthand("mean");
    return o;
  }();
  return object;
}

const Object<sim::ErlangSpec>& erlang_object() {
  using Spec = sim::ErlangSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("erlang", "The sum of `stages` exponential times.");
    o.required("stages", &Spec::stages, stages_type(), "How many.", "4");
    o.required("mean", &Spec::mean, any_duration_type(), "Mean of the sum.", "8ms");
    return o;
  }();
  return object;
}

const Object<sim::LognormalSpec>& lognormal_object() {
  using Spec = sim::LognormalSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("lognormal",
                   "exp of a normal variable. Exactly one of: `mean` and `cv`; `mean` and `p99`; "
                   "`median` and `sigma`; `median` and `p99`.");
    o.optional("mean", &Spec::mean, any_duration_type(), "Mean of the law.", "3ms");
    o.optional("cv", &Spec::cv, number_type(), "Standard deviation / mean.", "1.5");
    o.optional("p99", &Spec::p99, any_duration_type(), "99% are below.", "12ms");
    o.optional("median", &Spec::median, any_duration_type(), "Half are below.", "2ms");
    o.optional("p50", &Spec::p50, any_duration_type(), "Another name of `median`.", "2ms");
    o.optional("sigma", &Spec::sigma, number_type(), "Standard deviation of the logarithm.", "0.8");
    return o;
  }();
  return object;
}

const Object<sim::NormalSpec>& normal_object() {
  using Spec = sim::NormalSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("normal", "A normal variable on condition that it lies in [`low`, `high`].");
    o.required("mean", &Spec::mean, any_duration_type(), "Mean without the condition.", "10ms");
    o.required("standard_deviation", &Spec::standard_deviation, any_duration_type(),
               "Standard deviation without the condition.", "2ms");
    o.field("low", &Spec::low, any_duration_type(), "The shortest time.", "1ms");
    o.optional("high", &Spec::high, any_duration_type(), "The longest time; none: no limit.",
               "20ms");
    return o;
  }();
  return object;
}

const Object<sim::GammaSpec>& gamma_object() {
  using Spec = sim::GammaSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("gamma",
                   "Exactly one of: `mean` and `cv`; `shape` and `scale`; `shape` and `mean`.");
    o.optional("mean", &Spec::mean, any_duration_type(), "Mean of the law.", "5ms");
    o.optional("cv", &Spec::cv, number_type(), "Standard deviation / mean.", "0.5");
    o.optional("shape", &Spec::shape, number_type(), "1 / cv^2.", "4");
    o.optional("scale", &Spec::scale, any_duration_type(), "mean / shape.", "2ms");
    return o;
  }();
  return object;
}

const Object<sim::WeibullSpec>& weibull_object() {
  using Spec = sim::WeibullSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("weibull",
                   "Exactly one of: `shape` and `scale`; `shape` and `mean`; `mean` and `cv`.");
    o.optional("shape", &Spec::shape, number_type(), "Below 1: a long tail.", "0.7");
    o.optional("scale", &Spec::scale, any_duration_type(), "63.2% are below.", "5ms");
    o.optional("mean", &Spec::mean, any_duration_type(), "Mean of the law.", "5ms");
    o.optional("cv", &Spec::cv, number_type(), "Standard deviation / mean.", "1.5");
    return o;
  }();
  return object;
}

const Object<sim::ParetoSpec>& pareto_object() {
  using Spec = sim::ParetoSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("pareto",
                   "P(X > x) = (minimum / x)^alpha. Either `minimum`, or `mean`; with `maximum`, "
                   "on condition of not being longer.");
    o.required("alpha", &Spec::alpha, number_type(), "The smaller, the longer the tail.", "1.5");
    o.optional("minimum", &Spec::minimum, any_duration_type(), "The shortest time.", "1ms");
    o.optional("mean", &Spec::mean, any_duration_type(), "Mean of the law; alpha above 1.", "3ms");
    o.optional("maximum", &Spec::maximum, any_duration_type(), "The longest time.", "10s");
    return o;
  }();
  return object;
}

const Object<sim::BimodalSpec>& bimodal_object() {
  using Spec = sim::BimodalSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("bimodal", "One of two times.");
    o.required("low", &Spec::low, any_duration_type(), "The short one.", "1ms");
    o.required("high", &Spec::high, any_duration_type(), "The long one.", "100ms");
    o.required("probability", &Spec::probability, probability_type(), "Of the long one.", "5%");
    return o;
  }();
  return object;
}

const Object<sim::DistributionSpec>& distribution_object() {
  using Spec = sim::DistributionSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("distribution", "A law of times; a bare duration is a constant.");
    const auto law = [&o](std::string_view name, const auto& type, std::string_view doc,
                          std::string_view example) {
      o.alternative(name, &Spec::law, type, doc, example);
    };
    const Type<sim::Duration> constant =
        any_duration_type("durations such as 250ms, or a law such as {exponential: 250ms}");
    law("constant", member_type(&sim::ConstantSpec::value, constant), "Always the same.", "2ms");
    law("uniform", object_type<sim::UniformSpec, uniform_object>(), "Evenly between two bounds.",
        "{min: 1s, max: 10s}");
    law("exponential", object_type<sim::ExponentialSpec, exponential_object>(),
        "Memoryless; a bare duration is its mean.", "2ms");
    law("erlang", object_type<sim::ErlangSpec, erlang_object>(), "Less variable than exponential.",
        "{stages: 4, mean: 8ms}");
    law("hyperexponential", object_type<sim::HyperexponentialSpec, hyperexponential_object>(),
        "More variable than exponential.", "{mean: 5ms, cv: 3}");
    law("lognormal", object_type<sim::LognormalSpec, lognormal_object>(),
        "What service times often look like.", "{mean: 3ms, p99: 12ms}");
    law("normal", object_type<sim::NormalSpec, normal_object>(), "Normal, cut off.",
        "{mean: 10ms, standard_deviation: 2ms}");
    law("gamma", object_type<sim::GammaSpec, gamma_object>(), "Of any variability.",
        "{mean: 5ms, cv: 0.5}");
    law("weibull", object_type<sim::WeibullSpec, weibull_object>(), "Times to failure.",
        "{mean: 5ms, cv: 1.5}");
    law("pareto", object_type<sim::ParetoSpec, pareto_object>(), "Heavy tails.",
        "{alpha: 1.5, minimum: 1ms, maximum: 10s}");
    law("bimodal", object_type<sim::BimodalSpec, bimodal_object>(), "Hit or miss.",
        "{low: 1ms, high: 100ms, probability: 5%}");
    law("mixture", mixture_type(), "Other laws, picked by weight.",
        "[{weight: 9, distribution: 1ms}, {weight: 1, distribution: {exponential: 50ms}}]");
    law("empirical", empirical_type(), "Samples, each equally likely.", "[1ms, 2ms, 2ms, 9ms]");
    law("histogram", object_type<sim::HistogramSpec, histogram_object>(), "Counted in bins.",
        "{edges: [0s, 1ms, 10ms], counts: [90, 10]}");
    law("percentiles", percentiles_type(), "Known percentiles.", "{p50: 2ms, p99: 20ms, max: 1s}");
    o.shorthand("constant");
    return o;
  }();
  return object;
}

}  // namespace

Type<sim::DistributionSpec> distribution_type() {
  return object_type<sim::DistributionSpec, distribution_object>();
}

std::string law_name(const sim::DistributionSpec& spec) {
  const Node node = distribution_object().write(spec);
  return node.entries.empty() ? "" : node.entries.front().key;
}

const Object<sim::ZipfSpec>& zipf_object() {
  using Spec = sim::ZipfSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("zipf", "Key k of [0, keys) with probability proportional to (k+1)^-exponent.");
    o.required("keys", &Spec::keys, count_type(1, sim::kZipfKeysMax), "How many keys.", "1000");
    o.field("exponent", &Spec::exponent, number_type(), "0: all alike.", "1.1");
    return o;
  }();
  return object;
}

}  // namespace orrery::app
