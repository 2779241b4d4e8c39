#include "tests/vectors/families/catalogue.h"

#include <cmath>

#include "tests/vectors/families/horizon.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {

FunctionOfSums ratio(std::size_t above, std::size_t below, double factor) {
  return {[=](Sums sums) { return factor * sums[above] / sums[below]; }};
}

FunctionOfSums difference_of_ratios(std::size_t a, std::size_t b, std::size_t c, std::size_t d) {
  return {[=](Sums sums) { return sums[a] / sums[b] - sums[c] / sums[d]; }};
}

FunctionOfSums variance(std::size_t count, std::size_t sum, std::size_t squares) {
  return {[=](Sums sums) {
    const double mean = sums[sum] / sums[count];
    return sums[squares] / sums[count] - mean * mean;
  }};
}

std::size_t station(std::size_t field) {
  return RunSlots::service(0, field);
}

MetricPlan one_element(Estimator estimator, Rule rule) {
  MetricPlan plan;
  plan.rule = rule;
  plan.elements.push_back({.estimator = std::move(estimator)});
  return plan;
}

MetricPlan list_of(std::vector<Estimator> estimators) {
  MetricPlan plan;
  for (Estimator& estimator : estimators) plan.elements.push_back({.estimator = estimator});
  return plan;
}

MetricPlan unsupported_metric(std::string reason) {
  MetricPlan plan;
  plan.unsupported = std::move(reason);
  return plan;
}

bool plan_of_times(std::string_view name, double unit, MetricPlan& plan) {
  const FunctionOfSums mean_response = ratio(RunSlots::kResponse, RunSlots::kOk);
  const FunctionOfSums mean_wait = ratio(station(RunSlots::kWaited), station(RunSlots::kWaits));
  std::string_view rest;
  if (const auto q = quantile_in_name(name, &rest)) {
    const bool is_wait = rest == "_wait";
    if (!is_wait && rest != "_response" && !rest.empty()) return false;
    plan = one_element(HistogramQuantile{is_wait ? kWaitHistogram : kResponseHistogram, *q, unit});
    plan.elements[0].scale = is_wait ? mean_wait : mean_response;
  } else if (name == "mean_response" || name == "mean") {
    plan = one_element(mean_response);
  } else if (name == "var_response" || name == "variance") {
    plan = one_element(variance(RunSlots::kOk, RunSlots::kResponse, RunSlots::kResponseSquares));
  } else if (name == "std_response" || name == "std_wait") {
    const FunctionOfSums squares =
        name == "std_wait"
            ? variance(station(RunSlots::kWaits), station(RunSlots::kWaited),
                       station(RunSlots::kWaitedSquares))
            : variance(RunSlots::kOk, RunSlots::kResponse, RunSlots::kResponseSquares);
    plan = one_element(
        FunctionOfSums{[squares](Sums sums) { return std::sqrt(squares.function(sums)); }});
  } else if (name == "mean_wait") {
    plan = one_element(mean_wait);
  } else if (name == "var_wait") {
    plan = one_element(variance(station(RunSlots::kWaits), station(RunSlots::kWaited),
                                station(RunSlots::kWaitedSquares)));
  } else if (name == "p_wait" || name == "p_wait_positive") {
    plan = one_element(ratio(station(RunSlots::kWaitsPositive), station(RunSlots::kWaits)));
  } else {
    return false;
  }
  return true;
}

std::string scenario_text(double warmup, double duration, const TimeScale& scale,
                          const std::string& services, const std::string& workloads) {
  const std::string end = scale.time(duration);
  // One window, for nobody looks at series; a drain in which whoever arrived in time can end.
  return "orrery: 1\nname: vectors\nwarmup: " + scale.time(warmup) + "\nduration: " + end +
         "\ndrain: " + end + "\nwindow: " + end + "\nservices:\n" + services + "workloads:\n" +
         workloads;
}

}  // namespace orrery::vectors
