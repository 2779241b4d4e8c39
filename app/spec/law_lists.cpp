#include "app/spec/law_lists.h"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "app/schema/scalar_types.h"
#include "app/schema/units/decimal.h"
#include "app/spec/distributions.h"
#include "sim/distributions/number_text.h"

namespace orrery::app {
namespace {

using Percentile = sim::PercentilesSpec::Percentile;

const Object<sim::HyperexponentialSpec::Branch>& branch_object() {
  using Branch = sim::HyperexponentialSpec::Branch;
  static const Object<Branch> object = [] {
    Object<Branch> o("branch", "One branch of a hyperexponential law.");
    o.required("weight", &Branch::weight, weight_type(), "How often, relative to the others.", "1");
    o.required("mean", &Branch::mean, any_duration_type(), "Mean of its exponential time.", "5ms");
    return o;
  }();
  return object;
}

const Object<sim::MixtureComponent>& component_object() {
  using sim::MixtureComponent;
  static const Object<MixtureComponent> object = [] {
    Object<MixtureComponent> o("component", "One component of a mixture.");
    o.required("weight", &MixtureComponent::weight, weight_type(),
               "How often, relative to the others.", "1");
    o.required("distribution", &MixtureComponent::distribution, distribution_type(), "Its law.",
               "{exponential: 5ms}");
    return o;
  }();
  return object;
}

// "p99.9" -> 99.9.
bool read_percent(const Entry& entry, Reader& reader, double& percent) {
  const Parsed<double> parsed = entry.key.empty() || entry.key.front() != 'p'
                                    ? Parsed<double>{0, "no percentile"}
                                    : parse_decimal(std::string_view(entry.key).substr(1));
  if (parsed.ok()) {
    percent = parsed.value;
    return true;
  }
  reader.error(entry.place, "unknown key; allowed are p50, p99, p99.9 and the like, min, max");
  return false;
}

bool read_percentiles(const Node& node, Reader& reader, sim::PercentilesSpec& spec) {
  if (!node.is_map()) {
    reader.refuse(node, "a map such as {p50: 2ms, p99: 20ms, max: 1s}");
    return false;
  }
  const Type<sim::Duration> duration = any_duration_type();
  for (const Entry& entry : node.entries) {
    // sim::validate speaks of percentiles[i] in the order of this loop.
    const Reader::Scope scope(reader, entry.key, entry.place);
    sim::Duration value;
    double percent = 0;
    const bool is_bound = entry.key == "min" || entry.key == "max";
    if (!is_bound && !read_percent(entry, reader, percent)) continue;
    if (!duration.read(entry.value, reader, value)) continue;
    if (entry.key == "min") {
      spec.min = value;
    } else if (entry.key == "max") {
      spec.max = value;
    } else {
      spec.percentiles.push_back({percent, value});
    }
  }
  return true;
}

Node write_percentiles(const sim::PercentilesSpec& spec) {
  const Type<sim::Duration> duration = any_duration_type();
  Node node = map_node();
  node.add("min", duration.write(spec.min));
  for (const Percentile& percentile : spec.percentiles) {
    std::string key = "p";
    key += sim::number_text(percentile.percent);
    node.add(std::move(key), duration.write(percentile.value));
  }
  if (spec.max) node.add("max", duration.write(*spec.max));
  return node;
}

}  // namespace

Type<sim::EmpiricalSpec> empirical_type() {
  return member_type(&sim::EmpiricalSpec::samples, list_of(any_duration_type(), "durations"));
}

Type<sim::PercentilesSpec> percentiles_type() {
  Shape shape{ShapeKind::map, "percentiles, such as {p50: 2ms, p99: 20ms, max: 1s}",
              R"(^(p[0-9]+(\.[0-9]+)?|min|max)$)"};
  shape.parts = {any_duration_type().shape};
  return {read_percentiles, write_percentiles, shape};
}

Type<sim::MixtureSpec> mixture_type() {
  const Type<std::vector<sim::MixtureComponent>> components =
      list_of(object_type<sim::MixtureComponent, component_object>(), "{weight, distribution}");
  return member_type(&sim::MixtureSpec::components, components);
}

const Object<sim::HyperexponentialSpec>& hyperexponential_object() {
  using sim::HyperexponentialSpec;
  static const Object<HyperexponentialSpec> object = [] {
    Object<HyperexponentialSpec> o(
        "hyperexponential",
        "An exponential time whose mean is picked by weight. Either `branches`, or `mean` and `cv` "
        "for two branches of balanced means.");
    const auto branches =
        list_of(object_type<HyperexponentialSpec::Branch, branch_object>(), "{weight, mean}");
    o.property(
        "branches",
        [branches](const Node& node, Reader& reader, HyperexponentialSpec& spec) {
          return branches.read(node, reader, spec.branches);
        },
        [branches](const HyperexponentialSpec& spec) -> std::optional<Node> {
          if (spec.branches.empty()) return std::nullopt;
          return branches.write(spec.branches);
        },
        branches.shape, "The branches.", "[{weight: 9, mean: 1ms}, {weight: 1, mean: 50ms}]");
    o.optional("mean", &HyperexponentialSpec::mean, any_duration_type(), "Mean of the law.", "5ms");
    o.optional("cv", &HyperexponentialSpec::cv, number_type(),
               "Standard deviation / mean, above 1.", "3");
    return o;
  }();
  return object;
}

const Object<sim::HistogramSpec>& histogram_object() {
  using sim::HistogramSpec;
  static const Object<HistogramSpec> object = [] {
    Object<HistogramSpec> o("histogram",
                            "Bins that hold so many values each, spread evenly inside a bin.");
    o.required("edges", &HistogramSpec::edges, list_of(any_duration_type(), "durations"),
               "Ascending, one more than counts.", "[0s, 1ms, 10ms]");
    constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();
    o.required("counts", &HistogramSpec::counts, list_of(count_type(0, kMax), "counts"),
               "Values in each bin.", "[90, 10]");
    return o;
  }();
  return object;
}

}  // namespace orrery::app
