#include "app/run/metrics.h"

#include <algorithm>

#include "sim/statistics/quantile_rank.h"

namespace orrery::app {

using models::EndpointMetric;

std::optional<double> quantile_of(EndpointMetric metric) {
  switch (metric) {
    case EndpointMetric::p50:
      return 0.5;
    case EndpointMetric::p90:
      return 0.9;
    case EndpointMetric::p95:
      return 0.95;
    case EndpointMetric::p99:
      return 0.99;
    case EndpointMetric::p999:
      return 0.999;
    case EndpointMetric::rate:
    case EndpointMetric::success:
    case EndpointMetric::mean:
    case EndpointMetric::max:
      return std::nullopt;
  }
  return std::nullopt;
}

double quantile_error(double seconds) {
  const auto nanoseconds = static_cast<std::int64_t>(seconds * 1e9);
  return sim::LogLinearHistogram::quantile_error(nanoseconds) / 1e9;
}

double measured_seconds(const models::RunResult& result) {
  const sim::Duration end =
      result.complete ? result.duration : std::min(result.duration, result.ended_at.since_start());
  return end <= result.warmup ? 0 : (end - result.warmup).seconds();
}

std::optional<double> latency_metric(const sim::LogLinearHistogram& latency,
                                     EndpointMetric metric) {
  if (metric == EndpointMetric::mean) {
    const std::optional<double> mean = latency.mean();
    return mean ? std::optional(*mean / 1e9) : std::nullopt;
  }
  std::optional<std::int64_t> value;
  if (metric == EndpointMetric::max) {
    value = latency.max();
  } else if (const std::optional<double> q = quantile_of(metric)) {
    if (sim::supports_quantile(*q, latency.count())) value = latency.quantile(*q);
  }
  return value ? std::optional(sim::Duration::nanoseconds(*value).seconds()) : std::nullopt;
}

namespace {

EndpointMetrics metrics_of_counts(const models::OutcomeCounts& outcomes,
                                  const sim::LogLinearHistogram& all, double seconds) {
  EndpointMetrics metrics;
  std::uint64_t arrived = 0;
  std::uint64_t succeeded = 0;
  for (std::size_t i = 0; i < models::kOutcomes; ++i) {
    arrived += outcomes[i];
    if (models::is_ok(static_cast<models::Outcome>(i))) succeeded += outcomes[i];
  }
  if (seconds > 0) {
    metrics[index_of(EndpointMetric::rate)] = static_cast<double>(arrived) / seconds;
  }
  if (arrived > 0) {
    metrics[index_of(EndpointMetric::success)] =
        static_cast<double>(succeeded) / static_cast<double>(arrived);
  }
  for (std::size_t i = index_of(EndpointMetric::mean); i < kMetrics; ++i) {
    metrics[i] = latency_metric(all, metric_at(i));
  }
  return metrics;
}

}  // namespace

EndpointMetrics metrics_of(const models::EndpointResult& endpoint, double seconds) {
  return metrics_of_counts(endpoint.outcomes, endpoint.all(), seconds);
}

EndpointMetrics metrics_of(const models::PeriodResult& period) {
  sim::LogLinearHistogram all = period.ok;
  all.merge(period.failed);
  return metrics_of_counts(period.outcomes, all, period.length.seconds());
}

}  // namespace orrery::app
