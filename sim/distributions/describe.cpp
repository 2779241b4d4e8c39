#include "sim/distributions/describe.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "sim/base/time_text.h"
#include "sim/distributions/number_text.h"

namespace orrery::sim {
namespace {

constexpr std::size_t kListedMax = 8;

// "law(name value, name value)".
class Text {
 public:
  explicit Text(std::string_view law) : text_(law) { text_ += '('; }

  Text& item(std::string_view item) {
    if (!is_first_) text_ += ", ";
    is_first_ = false;
    text_ += item;
    return *this;
  }
  Text& field(std::string_view name, const std::string& value) {
    return item(std::string(name) + ' ' + value);
  }
  Text& field(std::string_view name, Duration value) { return field(name, to_text(value)); }
  Text& field(std::string_view name, double value) { return field(name, number_text(value)); }
  template <class Value>
  Text& field(std::string_view name, const std::optional<Value>& value) {
    return value ? field(name, *value) : *this;
  }

  // Each entry by describe_entry(i), or how many there are.
  template <class DescribeEntry>
  Text& list(std::size_t size, std::string_view noun, DescribeEntry&& describe_entry) {
    if (size > kListedMax) return item(std::to_string(size) + ' ' + std::string(noun));
    for (std::size_t i = 0; i < size; ++i) item(describe_entry(i));
    return *this;
  }

  std::string end() { return text_ + ')'; }

 private:
  std::string text_;
  bool is_first_ = true;
};

struct Describe {
  std::string operator()(const ConstantSpec& spec) const {
    return Text("constant").item(to_text(spec.value)).end();
  }
  std::string operator()(const UniformSpec& spec) const {
    return Text("uniform").field("min", spec.min).field("max", spec.max).end();
  }
  std::string operator()(const ExponentialSpec& spec) const {
    Text text("exponential");
    text.field("mean", spec.mean);
    if (spec.shift != Duration()) text.field("shift", spec.shift);
    return text.end();
  }
  std::string operator()(const ErlangSpec& spec) const {
    return Text("erlang")
        .field("stages", std::to_string(spec.stages))
        .field("mean", spec.mean)
        .end();
  }
  std::string operator()(const HyperexponentialSpec& spec) const {
    Text text("hyperexponential");
    text.field("mean", spec.mean).field("cv", spec.cv);
    text.list(spec.branches.size(), "branches", [&spec](std::size_t i) {
      return number_text(spec.branches[i].weight) + " x mean " + to_text(spec.branches[i].mean);
    });
    return text.end();
  }
  std::string operator()(const LognormalSpec& spec) const {
    return Text("lognormal")
        .field("mean", spec.mean)
        .field("median", spec.median)
        .field("p50", spec.p50)
        .field("cv", spec.cv)
        .field("sigma", spec.sigma)
        .field("p99", spec.p99)
        .end();
  }
  std::string operator()(const NormalSpec& spec) const {
    return Text("normal")
        .field("mean", spec.mean)
        .field("standard_deviation", spec.standard_deviation)
        .field("low", spec.low)
        .field("high", spec.high)
        .end();
  }
  std::string operator()(const GammaSpec& spec) const { return with_shape("gamma", spec); }
  std::string operator()(const WeibullSpec& spec) const { return with_shape("weibull", spec); }
  std::string operator()(const ParetoSpec& spec) const {
    return Text("pareto")
        .field("alpha", spec.alpha)
        .field("minimum", spec.minimum)
        .field("mean", spec.mean)
        .field("maximum", spec.maximum)
        .end();
  }
  std::string operator()(const BimodalSpec& spec) const {
    return Text("bimodal")
        .field("low", spec.low)
        .field("high", spec.high)
        .field("probability", spec.probability)
        .end();
  }
  std::string operator()(const MixtureSpec& spec) const {
    return Text("mixture")
        .list(spec.components.size(), "components",
              [&spec](std::size_t i) {
                const MixtureComponent& component = spec.components[i];
                return number_text(component.weight) + " x " + describe(component.distribution);
              })
        .end();
  }
  std::string operator()(const EmpiricalSpec& spec) const {
    return Text("empirical")
        .list(spec.samples.size(), "samples",
              [&spec](std::size_t i) { return to_text(spec.samples[i]); })
        .end();
  }
  std::string operator()(const HistogramSpec& spec) const {
    Text text("histogram");
    text.item(std::to_string(spec.counts.size()) + " bins");
    if (!spec.edges.empty()) {
      text.field("from", spec.edges.front()).field("to", spec.edges.back());
    }
    return text.end();
  }
  std::string operator()(const PercentilesSpec& spec) const {
    Text text("percentiles");
    if (spec.min != Duration()) text.field("min", spec.min);
    text.list(spec.percentiles.size(), "percentiles", [&spec](std::size_t i) {
      const auto& [percent, value] = spec.percentiles[i];
      return 'p' + number_text(percent) + ' ' + to_text(value);
    });
    return text.field("max", spec.max).end();
  }
  std::string operator()(const WeightedSpec& spec) const {
    return Text("weighted")
        .list(spec.weights.size(), "weights",
              [&spec](std::size_t i) { return number_text(spec.weights[i]); })
        .end();
  }
  std::string operator()(const ZipfSpec& spec) const {
    return Text("zipf")
        .field("keys", std::to_string(spec.keys))
        .field("exponent", spec.exponent)
        .end();
  }
  std::string operator()(const BernoulliSpec& spec) const {
    return Text("bernoulli").field("probability", spec.probability).end();
  }

  template <class Spec>
  static std::string with_shape(std::string_view law, const Spec& spec) {
    return Text(law)
        .field("mean", spec.mean)
        .field("cv", spec.cv)
        .field("shape", spec.shape)
        .field("scale", spec.scale)
        .end();
  }
};

}  // namespace

std::string describe(const DistributionSpec& spec) {
  return std::visit(Describe{}, spec.law);
}

}  // namespace orrery::sim
