#include "tests/vectors/judge.h"

#include <algorithm>
#include <cmath>

#include "tests/vectors/parameters.h"

namespace orrery::vectors {
namespace {

bool equal_in_digits(double a, double b) {
  return std::abs(a - b) <= kDigits * std::max(std::abs(a), std::abs(b));
}

std::string text_of(const Estimate& got) {
  return number_text(got.value, 7) + " +- " + number_text(got.standard_error, 2);
}

// How many times the data four standard errors within the precision take; a little more, so that
// the next look is the last one.
double more_for(double standard_error, double scale) {
  const double missing = kErrorsMax * standard_error / (kPrecision * scale);
  return scale > 0 ? missing * missing * 1.1 : HUGE_VAL;
}

Judgement judge_level(double value, const LevelQuantile& estimator,
                      std::span<const Observation> batches) {
  const LevelEstimate got = estimate(estimator, batches);
  Judgement judgement;
  judgement.got = std::to_string(got.level) + " (safe by " + number_text(got.safe_by, 3) + " s.e.)";
  if (got.safe_by < kErrorsMax) {
    judgement.status = Status::imprecise;
    // A few observations at the edge say little: no more than eightfold at once.
    judgement.more = std::min(1.1 * std::pow(kErrorsMax / std::max(got.safe_by, 0.1), 2), 8.0);
  } else {
    judgement.status = static_cast<double>(got.level) == value ? Status::pass : Status::fail;
  }
  return judgement;
}

bool agrees(const Metric& metric, double value, Rule rule, const Estimate& got, double errors) {
  const double own = metric.standard_error.value_or(0);
  const double error = errors * std::sqrt(got.standard_error * got.standard_error + own * own);
  const double tolerance =
      error + (got.resolution + kDigits) * std::max(std::abs(value), std::abs(got.value));
  switch (rule) {
    case Rule::equal:
      return std::abs(got.value - value) <= tolerance;
    case Rule::at_most:
      return got.value <= value + tolerance;
    case Rule::at_least:
      return got.value >= value - tolerance;
    case Rule::near:
      return std::abs(got.value - value) <=
             tolerance + metric.relative_tolerance.value_or(0) * std::abs(value);
    case Rule::formula_only:
      return true;
  }
  return false;
}

Judgement judge_estimate(const Metric& metric, double value, Rule rule, const ElementPlan& plan,
                         const Estimate& got, std::span<const Observation> batches) {
  Judgement judgement;
  judgement.got = text_of(got);
  if (!std::isfinite(got.value)) {
    judgement.status = Status::fail;
    return judgement;
  }
  // Inequalities and wide tolerances need no precision where they hold with room to spare.
  if (rule != Rule::equal && agrees(metric, value, rule, got, -kErrorsMax)) {
    judgement.status = Status::pass;
    return judgement;
  }
  double scale = std::abs(value);
  if (scale == 0 && plan.scale) scale = std::abs(estimate(*plan.scale, batches).value);
  if (kErrorsMax * got.standard_error > kPrecision * scale) {
    // Far off is far off: no more data can bring that back.
    const bool is_far = !agrees(metric, value, rule, got, 2 * kErrorsMax);
    judgement.status = is_far ? Status::fail : Status::imprecise;
    judgement.more = more_for(got.standard_error, scale);
    return judgement;
  }
  judgement.status = agrees(metric, value, rule, got, kErrorsMax) ? Status::pass : Status::fail;
  const double own = metric.standard_error.value_or(0);
  const double error = std::sqrt(got.standard_error * got.standard_error + own * own);
  // Where an error is as small as rounding, there was no chance in the run; and a value at the edge
  // of what is possible is missed on one side only.
  if (rule == Rule::equal && value != 0 && error > 1e-12 * std::abs(value))
    judgement.z.push_back((got.value - value) / error);
  return judgement;
}

}  // namespace

Judgement judge_element(const Metric& metric, double value, Rule rule, const ElementPlan& plan,
                        std::span<const Observation> batches) {
  if (plan.formula && !equal_in_digits(*plan.formula, value))
    return {.status = Status::fail,
            .got = std::string("the formula gives ") + number_text(*plan.formula)};
  if (rule == Rule::formula_only)
    return {.status = plan.formula ? Status::pass : Status::unsupported,
            .got = plan.formula ? number_text(*plan.formula) : "no formula"};
  if (!plan.estimator) return {.status = Status::unsupported, .got = "no estimate"};
  if (const auto* level = std::get_if<LevelQuantile>(&*plan.estimator))
    return judge_level(value, *level, batches);
  const auto* quantile = std::get_if<HistogramQuantile>(&*plan.estimator);
  const Estimate got = quantile != nullptr
                           ? estimate(*quantile, batches)
                           : estimate(std::get<FunctionOfSums>(*plan.estimator), batches);
  return judge_estimate(metric, value, rule, plan, got, batches);
}

Judgement judge_metric(const Metric& metric, const MetricPlan& plan,
                       std::span<const Observation> batches) {
  if (!plan.unsupported.empty()) return {.got = plan.unsupported};
  const std::vector<double> values = numbers_of(metric.value);
  if (values.empty()) return {.got = "the value is not a number, nor a list of numbers"};
  if (values.size() != plan.elements.size())
    return {.got = std::to_string(values.size()) + " values, where the model has " +
                   std::to_string(plan.elements.size())};
  Judgement all;
  all.status = Status::pass;
  // The worst element decides: a failure, else what is missing.
  for (std::size_t i = 0; i < values.size(); ++i) {
    Judgement one = judge_element(metric, values[i], plan.rule, plan.elements[i], batches);
    if (i > 0) all.got += ", ";
    all.got += one.got;
    all.z.insert(all.z.end(), one.z.begin(), one.z.end());
    all.more = std::max(all.more, one.more);
    if (all.status != Status::fail && one.status != Status::pass) all.status = one.status;
  }
  if (values.size() > 1) all.got.insert(0, 1, '[').push_back(']');
  return all;
}

Judgement judge_exactly(const Metric& metric, std::span<const double> got, double within) {
  const std::vector<double> values = numbers_of(metric.value);
  if (values.empty()) return {.got = "the value is not a number, nor a list of numbers"};
  Judgement judgement;
  judgement.status = values.size() == got.size() ? Status::pass : Status::fail;
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (i > 0) judgement.got += ',';
    judgement.got += number_text(got[i]);
    if (i < values.size() && !equal_in_digits(values[i], got[i]) &&
        !(std::abs(values[i] - got[i]) <= within))
      judgement.status = Status::fail;
  }
  if (got.size() > 1) judgement.got.insert(0, 1, '[').push_back(']');
  return judgement;
}

}  // namespace orrery::vectors
