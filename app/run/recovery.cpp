#include "app/run/recovery.h"

#include <algorithm>
#include <cstdint>

#include "app/run/metrics.h"

namespace orrery::app {

namespace {

using models::EndpointMetric;
using models::EndpointWindow;

// Failures are numbered in the order of their ids, in which their effects stand.
std::optional<std::uint32_t> number_of(const models::RunResult& result, const std::string& id) {
  std::uint32_t number = 0;
  const std::string* before = nullptr;
  for (const models::FailureEffect& effect : result.failures) {
    if (before != nullptr && *before != effect.failure) ++number;
    if (effect.failure == id) return number;
    before = &effect.failure;
  }
  return std::nullopt;
}

std::optional<double> seconds_of(const std::optional<std::int64_t>& nanoseconds) {
  if (!nanoseconds) return std::nullopt;
  return sim::Duration::nanoseconds(*nanoseconds).seconds();
}

std::optional<double> window_metric(const EndpointWindow& window, EndpointMetric metric,
                                    sim::Duration length) {
  const std::uint64_t ended = window.ok + window.failed;
  const auto count = static_cast<double>(ended);
  switch (metric) {
    case EndpointMetric::rate:
      return static_cast<double>(window.arrived) / length.seconds();
    case EndpointMetric::success:
      if (ended == 0) return window.arrived == 0 ? std::nullopt : std::optional<double>(0);
      return static_cast<double>(window.ok) / count;
    case EndpointMetric::mean:
      if (ended == 0) return std::nullopt;
      return static_cast<double>(window.latency_sum) / 1e9 / count;
    case EndpointMetric::p50:
      return seconds_of(window.p50);
    case EndpointMetric::p99:
      return seconds_of(window.p99);
    case EndpointMetric::p90:
    case EndpointMetric::p95:
    case EndpointMetric::p999:
    case EndpointMetric::max:
      return std::nullopt;  // windows do not know; refused by the validator
  }
  return std::nullopt;
}

bool is_in_one(const std::vector<TimeSpan>& spans, sim::Duration begin, sim::Duration end,
               sim::Duration within) {
  return std::any_of(spans.begin(), spans.end(), [&](const TimeSpan& span) {
    return begin >= span.begin + within && end <= span.end;
  });
}

}  // namespace

std::vector<TimeSpan> spans_of(const models::RunResult& result, const std::string& failure,
                               models::ObjectivePeriod period) {
  const std::optional<std::uint32_t> number = number_of(result, failure);
  if (!number) return {};
  std::vector<TimeSpan> spans;
  std::uint64_t in_force = 0;
  std::optional<sim::Duration> since;  // when the period has begun that goes on
  const auto switch_at = [&](sim::Duration now, models::ObjectivePeriod begins) {
    if (since) spans.push_back({*since, now});
    since = begins == period ? std::optional(now) : std::nullopt;
  };
  for (const models::Change& change : result.changes) {
    if (change.failure.is_none() || change.failure.index() != *number) continue;
    const sim::Duration now = change.time.since_start();
    if (change.kind == models::ChangeKind::failure_begins && in_force++ == 0) {
      switch_at(now, models::ObjectivePeriod::during);
    } else if (change.kind == models::ChangeKind::failure_ends && in_force > 0 && --in_force == 0) {
      switch_at(now, models::ObjectivePeriod::after);
    }
  }
  const sim::Duration end = std::min(result.duration, result.ended_at.since_start());
  if (since && *since < end) spans.push_back({*since, end});
  return spans;
}

std::optional<double> worst_window(const models::RunResult& result, const Figure& figure) {
  const auto endpoint =
      std::find_if(result.endpoints.begin(), result.endpoints.end(),
                   [&](const auto& each) { return each.name == figure.endpoint; });
  if (endpoint == result.endpoints.end()) return std::nullopt;
  const std::vector<TimeSpan> spans = spans_of(result, figure.failure, figure.period);
  std::optional<double> worst;
  for (std::size_t i = 0; i < endpoint->windows.size(); ++i) {
    const sim::Duration begin = result.window * static_cast<std::int64_t>(i);
    const sim::Duration end = begin + result.window;
    const bool is_measured = begin >= result.warmup && end <= result.duration;
    if (!is_measured || !is_in_one(spans, begin, end, *figure.recovers_within)) continue;
    const std::optional<double> value =
        window_metric(endpoint->windows[i], figure.metric, result.window);
    if (!value) continue;
    const bool is_worse = !worst || (figure.is_low_worst ? *value < *worst : *value > *worst);
    if (is_worse) worst = value;
  }
  return worst;
}

}  // namespace orrery::app
