#include "app/run/paired_runs.h"

#include <algorithm>

#include "sim/base/check.h"

namespace orrery::app {

namespace {

using models::EndpointResult;

const EndpointResult* find_endpoint(const models::RunResult& result, const std::string& name) {
  const auto found = std::find_if(result.endpoints.begin(), result.endpoints.end(),
                                  [&](const EndpointResult& each) { return each.name == name; });
  return found == result.endpoints.end() ? nullptr : &*found;
}

// Where both have a value it is one pair, else a missing one.
void add_pair(const std::optional<double>& a, const std::optional<double>& b,
              sim::PairedDifferences& differences, std::uint64_t& missing) {
  if (a && b) {
    differences.add(*b, *a);
  } else {
    ++missing;
  }
}

}  // namespace

PairedRuns::PairedRuns(const std::vector<Figure>& figures) {
  for (const Figure& figure : figures) {
    if (figure.period != models::ObjectivePeriod::whole) watched_.push_back({figure, {}, 0});
  }
}

void PairedRuns::add_endpoints(const models::RunResult& a, const models::RunResult& b) {
  for (const EndpointResult& endpoint : a.endpoints) {
    if (find_endpoint(b, endpoint.name) == nullptr) {
      only_a_.push_back(endpoint.name);
    } else {
      endpoints_.emplace_back();
      endpoints_.back().name = endpoint.name;
    }
  }
  for (const EndpointResult& endpoint : b.endpoints) {
    if (find_endpoint(a, endpoint.name) == nullptr) only_b_.push_back(endpoint.name);
  }
}

void PairedRuns::add(const models::RunResult& a, const models::RunResult& b) {
  CHECK(a.complete && b.complete, "a replication was interrupted");
  CHECK(a.seed == b.seed && a.replication == b.replication, "pairs share their random numbers");
  if (count_ == 0) add_endpoints(a, b);
  ++count_;
  if (a.fingerprint.total() == b.fingerprint.total()) ++equal_;
  for (PairedEndpoint& endpoint : endpoints_) {
    const EndpointResult* in_a = find_endpoint(a, endpoint.name);
    const EndpointResult* in_b = find_endpoint(b, endpoint.name);
    CHECK(in_a != nullptr && in_b != nullptr, "replications of different scenarios");
    const EndpointMetrics metrics_a = metrics_of(*in_a, measured_seconds(a));
    const EndpointMetrics metrics_b = metrics_of(*in_b, measured_seconds(b));
    for (std::size_t i = 0; i < kMetrics; ++i) {
      add_pair(metrics_a[i], metrics_b[i], endpoint.differences[i], endpoint.missing[i]);
    }
  }
  for (PairedFigure& watched : watched_) {
    add_pair(value_of(a, watched.figure), value_of(b, watched.figure), watched.differences,
             watched.missing);
  }
}

std::optional<sim::Interval> PairedRuns::interval(std::size_t endpoint,
                                                  models::EndpointMetric metric,
                                                  double level) const {
  const PairedEndpoint& paired = endpoints_[endpoint];
  const std::size_t i = index_of(metric);
  return interval_of(paired.differences[i], paired.missing[i], metric, level);
}

std::optional<sim::Interval> PairedRuns::interval(const PairedFigure& watched, double level) const {
  return interval_of(watched.differences, watched.missing, watched.figure.metric, level);
}

std::optional<sim::Interval> PairedRuns::interval_of(const sim::PairedDifferences& pairs,
                                                     std::uint64_t missing,
                                                     models::EndpointMetric metric,
                                                     double level) const {
  if (missing > 0) return std::nullopt;
  std::optional<sim::Interval> interval = pairs.interval(
      level, "difference of " + std::string(to_text(metric)) + ", B - A, on average");
  // Of runs that were the same, quantiles are the same, not merely in one bucket.
  if (interval && quantile_of(metric) && equal_ < count_) {
    const double error = quantile_error(pairs.a().mean()) + quantile_error(pairs.b().mean());
    interval->half_width = std::max(interval->half_width, error);
  }
  return interval;
}

}  // namespace orrery::app
