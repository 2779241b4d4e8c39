#include "tests/vectors/families/heavy_tail.h"

#include <cmath>
#include <limits>

#include "sim/base/saturating.h"
#include "sim/statistics/log_linear_histogram.h"

namespace orrery::vectors {
namespace {

// Places from the end of Observation::sums.
enum Place : std::size_t { kCount = 3, kTail = 2, kTail3 = 1 };

double at(Sums sums, Place place) {
  return sums[sums.size() - place];
}

bool is_tail_as_often_as_it_should_be(Sums sums, double probability) {
  const double expected = probability * at(sums, kCount);
  // Counts of independent draws; five standard deviations, as this is looked at often.
  return std::abs(at(sums, kTail) - expected) <= 5 * std::sqrt(expected) + 1;
}

// The border between buckets of a histogram of demands next to tail_start().
struct Border {
  std::int64_t bucket;  // its upper end, ns
  double start;         // units
};

Border border_of(const Law& law, double unit) {
  using Histogram = sim::LogLinearHistogram;
  const std::int64_t start = sim::saturating_round(law.tail_start() * unit);
  const std::int64_t upper = Histogram::bucket_bounds(Histogram::bucket_index(start)).upper;
  return {upper, (static_cast<double>(upper) + 0.5) / unit};
}

}  // namespace

std::string traced_service(const std::string& step) {
  return "  work: {concurrency: {threads: unlimited}, endpoints: {serve: [" + step + "]}}\n";
}

MetricPlan plan_of_heavy_variance(const std::string& name, const Station& station, double unit) {
  const bool is_plain = station.servers == 1 && station.pods == 1 && !station.queue &&
                        !station.gaps && station.mmpp_rates.empty() && station.batch.empty() &&
                        !station.deadline;
  if (!is_plain || (name != "var_wait" && name != "var_response"))
    return unsupported_metric("the metric is not known for heavy tails in this model");
  if (!station.service.has_moment(3)) return unsupported_metric("the variance is infinite");
  const double start = border_of(station.service, unit).start;
  const double probability = station.service.tail_probability(start);
  const double third_moment = station.service.tail_third_moment(start);
  const double weight = station.rate / (3 * (1 - station.utilisation()));
  const bool is_wait = name == "var_wait";
  const FunctionOfSums sample =
      is_wait ? variance(vectors::station(RunSlots::kWaits), vectors::station(RunSlots::kWaited),
                         vectors::station(RunSlots::kWaitedSquares))
              : variance(RunSlots::kOk, RunSlots::kResponse, RunSlots::kResponseSquares);
  return one_element(FunctionOfSums{[=](Sums sums) {
    if (!is_tail_as_often_as_it_should_be(sums, probability))
      return std::numeric_limits<double>::quiet_NaN();
    return sample.function(sums) + weight * (third_moment - at(sums, kTail3) / at(sums, kCount));
  }});
}

Observe observe_heavy(const Station& station, double unit) {
  const std::int64_t border = border_of(station.service, unit).bucket;
  return [unit, border](models::Simulation& simulation) {
    simulation.run();
    const models::RunResult result = simulation.result();
    Observation seen = observe_run(result, unit);
    double tail = 0;
    double cubes = 0;
    const sim::LogLinearHistogram& demands = result.calls.front().latency;
    demands.for_each_bucket([&](const sim::LogLinearHistogram::Bucket& bucket) {
      if (bucket.lower <= border) return;
      const auto count = static_cast<double>(bucket.count);
      const double middle =
          (static_cast<double>(bucket.lower) + static_cast<double>(bucket.upper)) / 2 / unit;
      tail += count;
      cubes += count * middle * middle * middle;
    });
    seen.sums.insert(seen.sums.end(), {static_cast<double>(demands.count()), tail, cubes});
    return seen;
  };
}

}  // namespace orrery::vectors
