#include "sim/distributions/validate_lists.h"

#include <cstdint>
#include <string>

#include "sim/base/time_text.h"
#include "sim/distributions/limits.h"
#include "sim/distributions/number_text.h"

namespace orrery::sim {
namespace {

constexpr int kErrorsOfListMax = 20;

// Calls check(i), which returns whether element i is right, until too many were not.
template <class Check>
bool check_each(std::size_t size, Check&& check) {
  int wrong = 0;
  for (std::size_t i = 0; i < size && wrong < kErrorsOfListMax; ++i) {
    if (!check(i)) ++wrong;
  }
  return wrong == 0;
}

// "p99.9", as scenarios call it.
std::string percentile_text(double percent) {
  std::string text = "p";
  return text += number_text(percent);
}

}  // namespace

bool check_size(SpecErrors& errors, std::string_view field, std::size_t size, std::size_t low,
                std::size_t high) {
  if (size >= low && size <= high) return true;
  errors.add(field, "has " + std::to_string(size) + " entries; allowed are " + std::to_string(low) +
                        " to " + std::to_string(high));
  return false;
}

void validate_branches(SpecErrors& errors, const HyperexponentialSpec& spec) {
  if (spec.branches.empty()) return;
  if (!check_size(errors, "branches", spec.branches.size(), 1, kComponentsMax)) return;
  check_each(spec.branches.size(), [&](std::size_t i) {
    const auto& branch = spec.branches[i];
    const bool weight =
        errors.number(element("branches", i, "weight"), branch.weight, kWeightMin, kWeightMax);
    return errors.positive_time(element("branches", i, "mean"), branch.mean) && weight;
  });
}

void validate_samples(SpecErrors& errors, const EmpiricalSpec& spec) {
  if (!check_size(errors, "samples", spec.samples.size(), 1, kListMax)) return;
  check_each(spec.samples.size(), [&](std::size_t i) {
    return errors.time_from_zero(element("samples", i), spec.samples[i]);
  });
}

void validate_histogram(SpecErrors& errors, const HistogramSpec& spec) {
  const bool counts = check_size(errors, "counts", spec.counts.size(), 1, kListMax);
  if (spec.edges.size() != spec.counts.size() + 1) {
    errors.add("edges", "has " + std::to_string(spec.edges.size()) + " entries; allowed are " +
                            std::to_string(spec.counts.size() + 1) + ", one more than counts has");
  }
  check_each(spec.edges.size(), [&](std::size_t i) {
    const Duration edge = spec.edges[i];
    if (!errors.time_from_zero(element("edges", i), edge)) return false;
    if (i == 0 || edge > spec.edges[i - 1]) return true;
    errors.add(element("edges", i), "is " + to_text(edge) + ", and the edge before it is " +
                                        to_text(spec.edges[i - 1]) +
                                        "; allowed are edges that each lie above the one before");
    return false;
  });
  if (!counts) return;
  std::uint64_t total = 0;
  for (const std::uint64_t count : spec.counts) {
    if (!__builtin_add_overflow(total, count, &total)) continue;
    errors.add("counts", "add up to more than 18446744073709551615, the most that is allowed");
    return;
  }
  if (total == 0) errors.add("counts", "are all 0; one at least must be positive");
}

void validate_percentiles(SpecErrors& errors, const PercentilesSpec& spec) {
  const bool min = errors.time_from_zero("min", spec.min);
  if (!check_size(errors, "percentiles", spec.percentiles.size(), 1, kPercentilesMax)) return;
  const bool ok = check_each(spec.percentiles.size(), [&](std::size_t i) {
    const auto& [percent, value] = spec.percentiles[i];
    const bool number = percent > 0 && percent < 100;
    if (!number) {
      errors.add(element("percentiles", i, "percent"),
                 "is " + number_text(percent) + "; allowed are numbers above 0 and below 100");
    }
    if (!errors.time_from_zero(element("percentiles", i, "value"), value) || !number) return false;
    if (i == 0) return true;
    const auto& [percent_before, value_before] = spec.percentiles[i - 1];
    if (!(percent > percent_before)) {
      errors.add(element("percentiles", i, "percent"),
                 "is given after " + percentile_text(percent_before) +
                     "; allowed are percentiles in ascending order, each once");
    }
    if (value < value_before) {
      errors.add(element("percentiles", i, "value"),
                 "is " + to_text(value) + ", less than the " + to_text(value_before) + " of " +
                     percentile_text(percent_before) + "; allowed is that much or more");
    }
    return percent > percent_before && value >= value_before;
  });
  if (!ok || !min) return;
  const auto& first = spec.percentiles.front();
  if (first.value < spec.min) {
    errors.add("min", "is " + to_text(spec.min) + ", more than the " + to_text(first.value) +
                          " of " + percentile_text(first.percent) +
                          "; allowed is that much or less");
  }
  const auto& last = spec.percentiles.back();
  const Duration before =
      spec.percentiles.size() > 1 ? spec.percentiles[spec.percentiles.size() - 2].value : spec.min;
  if (!spec.max && last.value <= before) {
    errors.add("max", "is missing, and " + percentile_text(last.percent) + " is " +
                          to_text(last.value) +
                          ", as is the value before it, which says nothing "
                          "of longer times; allowed is a max of that much or more");
  }
  if (spec.max && errors.time_from_zero("max", *spec.max) && *spec.max < last.value) {
    errors.add("max", "is " + to_text(*spec.max) + ", less than the " + to_text(last.value) +
                          " of " + percentile_text(last.percent) +
                          "; allowed is that much or more");
  }
}

void validate_weights(SpecErrors& errors, const WeightedSpec& spec) {
  if (!check_size(errors, "weights", spec.weights.size(), 1, kListMax)) return;
  bool any = false;
  check_each(spec.weights.size(), [&](std::size_t i) {
    const double weight = spec.weights[i];
    any = any || weight > 0;
    const bool is_zero = !(weight < 0) && !(weight > 0) && weight == weight;
    return is_zero || errors.number(element("weights", i), weight, kWeightMin, kWeightMax);
  });
  if (!any && errors.is_empty()) errors.add("weights", "are all 0; one at least must be positive");
}

}  // namespace orrery::sim
