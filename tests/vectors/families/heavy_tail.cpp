#include "tests/vectors/families/heavy_tail.h"

#include <cmath>
#include <limits>

namespace orrery::vectors {
namespace {

// Places from the end of Observation::sums.
enum Place : std::size_t {
  kCount = 7,
  kWait = 6,
  kWait2 = 5,
  kSum = 4,
  kSum2 = 3,
  kTail = 2,
  kTail3 = 1
};

double at(Sums sums, Place place) {
  return sums[sums.size() - place];
}

// How often demands exceed tail_start().
constexpr double kTailProbability = 1e-3;

bool is_tail_as_often_as_it_should_be(Sums sums) {
  const double expected = kTailProbability * at(sums, kCount);
  // Counts of independent draws; five standard deviations, as this is looked at often.
  return std::abs(at(sums, kTail) - expected) <= 5 * std::sqrt(expected) + 1;
}

}  // namespace

MetricPlan plan_of_heavy_variance(const std::string& name, const Station& station) {
  const bool is_plain = station.servers == 1 && station.pods == 1 && !station.queue &&
                        !station.gaps && station.mmpp_rates.empty() && station.batch.empty() &&
                        !station.deadline;
  if (!is_plain || (name != "var_wait" && name != "var_response"))
    return unsupported_metric("the metric is not known for heavy tails in this model");
  if (station.service.kind == LawKind::pareto && station.service.shape <= 3)
    return unsupported_metric("the variance is infinite");
  const Law law = station.service;
  const double weight = station.rate / (3 * (1 - station.utilisation()));
  const double mean_of_tail = law.tail_third_moment();
  const bool is_wait = name == "var_wait";
  return one_element(FunctionOfSums{[=](Sums sums) {
    if (!is_tail_as_often_as_it_should_be(sums)) return std::numeric_limits<double>::quiet_NaN();
    const double count = at(sums, kCount);
    const double mean = at(sums, is_wait ? kWait : kSum) / count;
    const double control = weight * (mean_of_tail - at(sums, kTail3) / count);
    return at(sums, is_wait ? kWait2 : kSum2) / count + control - mean * mean;
  }});
}

Observe observe_heavy(const Station& station, double unit) {
  const double start = station.service.tail_start();
  return [unit, start](models::Simulation& simulation) {
    simulation.run();
    const models::RunResult result = simulation.result();
    Observation seen = observe_run(result, unit);
    double sums[7] = {};
    const sim::SimTime from = sim::SimTime() + result.warmup;
    for (const models::RequestRow& row : result.requests) {
      if (row.arrived < from) continue;
      const double demand = static_cast<double>(row.demand.nanoseconds()) / unit;
      const double response = static_cast<double>(row.response.nanoseconds()) / unit;
      const double wait = response - demand;
      const bool is_tail = demand > start;
      const double each[7] = {1,
                              wait,
                              wait * wait,
                              response,
                              response * response,
                              is_tail ? 1.0 : 0.0,
                              is_tail ? demand * demand * demand : 0};
      for (std::size_t i = 0; i < 7; ++i) sums[i] += each[i];
    }
    seen.sums.insert(seen.sums.end(), std::begin(sums), std::end(sums));
    return seen;
  };
}

}  // namespace orrery::vectors
