// Whether an estimate agrees with a reference value.
//
// A stochastic value is judged only where four standard errors are at most 2% of it, and agrees
// within four standard errors (combined with the reference's own), the resolution of quantiles and
// the digits of the reference.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "tests/vectors/plan.h"

namespace orrery::vectors {

inline constexpr double kErrorsMax = 4;     // standard errors
inline constexpr double kPrecision = 0.02;  // four standard errors, as a fraction of the value
inline constexpr double kDigits = 1e-9;     // relative rounding of references, and of formulas

enum class Status : std::uint8_t { pass, fail, unsupported, imprecise };

struct Judgement {
  Status status = Status::unsupported;
  std::string got;             // or the reason, where unsupported
  std::vector<double> z = {};  // (got - expected) / standard error, of each `equal` element
  double more = 1;             // imprecise: so many times the data is needed
};

// `value`: the number of the metric that `plan` is about.
Judgement judge_element(const Metric& metric, double value, Rule rule, const ElementPlan& plan,
                        std::span<const Observation> batches);

// All elements of a metric: passes if each does.
Judgement judge_metric(const Metric& metric, const MetricPlan& plan,
                       std::span<const Observation> batches);

// For runs without chance: equal to 1e-9, or off by at most `within`.
Judgement judge_exactly(const Metric& metric, std::span<const double> got, double within = 0);

}  // namespace orrery::vectors
