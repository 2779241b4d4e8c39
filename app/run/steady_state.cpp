#include "app/run/steady_state.h"

#include <algorithm>
#include <span>
#include <vector>

#include "sim/base/time_text.h"
#include "sim/statistics/autocorrelation.h"
#include "sim/statistics/mser5.h"

namespace orrery::app {

namespace {

using models::EndpointMetric;
using models::EndpointWindow;
using sim::BatchedInterval;

// From nanoseconds to seconds.
std::optional<BatchedInterval> in_seconds(std::optional<BatchedInterval> interval) {
  if (interval) {
    interval->interval.estimate /= 1e9;
    interval->interval.half_width /= 1e9;
    interval->batch_bias /= 1e9;
  }
  return interval;
}

// Whole windows within [warmup, duration).
std::span<const EndpointWindow> measured_windows(const models::RunResult& result,
                                                 const models::EndpointResult& endpoint) {
  const auto window = result.window.nanoseconds();
  if (window <= 0) return {};
  const auto first = static_cast<std::size_t>((result.warmup.nanoseconds() + window - 1) / window);
  const auto whole = static_cast<std::size_t>(result.duration.nanoseconds() / window);
  const std::size_t last = std::min(endpoint.windows.size(), whole);
  if (first >= last) return {};
  return std::span(endpoint.windows).subspan(first, last - first);
}

struct Ratio {
  double numerator = 0;
  double denominator = 0;
  double value() const { return denominator > 0 ? numerator / denominator : 0; }
};

// A ratio of two counts of windows, from up to kBatchesKeptMin sections of equal length.
template <class Term>
std::optional<BatchedInterval> ratio_of_windows(std::span<const EndpointWindow> windows,
                                                double level, std::string estimand,
                                                const Term& term) {
  const std::size_t sections = std::min<std::size_t>(windows.size(), sim::kBatchesKeptMin);
  if (sections < sim::kBatchesUsedMin) return std::nullopt;
  const std::size_t size = windows.size() / sections;
  Ratio all;
  std::vector<double> values;
  for (std::size_t i = 0; i < sections; ++i) {
    Ratio section;
    for (const EndpointWindow& window : windows.subspan(i * size, size)) {
      const Ratio one = term(window);
      section.numerator += one.numerator;
      section.denominator += one.denominator;
    }
    if (section.denominator <= 0) return std::nullopt;
    values.push_back(section.value());
    all.numerator += section.numerator;
    all.denominator += section.denominator;
  }
  auto interval = sim::interval_of_sections(values, all.value(), level, std::move(estimand));
  if (!interval) return std::nullopt;
  BatchedInterval batched;
  batched.interval = std::move(*interval);
  batched.batches = sections;
  batched.batch_size = size;
  batched.autocorrelation = sim::lag1_autocorrelation(values);
  batched.correlated = sim::is_correlated(batched.autocorrelation, values.size());
  return batched;
}

// The mean response of each window; a window without one repeats the one before it.
std::vector<double> mean_responses(const models::EndpointResult& endpoint) {
  std::vector<double> means;
  means.reserve(endpoint.windows.size());
  for (const EndpointWindow& window : endpoint.windows) {
    const std::uint64_t ended = window.ok + window.failed;
    if (ended > 0) {
      means.push_back(static_cast<double>(window.latency_sum) / static_cast<double>(ended) / 1e9);
    } else if (!means.empty()) {
      means.push_back(means.back());
    }
  }
  return means;
}

std::string warm_up_warning(const models::RunResult& result,
                            const models::EndpointResult& endpoint) {
  const std::vector<double> means = mean_responses(endpoint);
  const sim::WarmUp warm_up = sim::mser5(means);
  if (warm_up.verdict == sim::WarmUpVerdict::kNotReached) {
    return endpoint.name + ": response times still move at the end (MSER-5): run for longer";
  }
  // Windows before the first answer are not in the series.
  const auto skipped = static_cast<std::int64_t>(endpoint.windows.size() - means.size());
  const sim::Duration steady_from =
      result.window * (skipped + static_cast<std::int64_t>(warm_up.truncated));
  if (warm_up.verdict == sim::WarmUpVerdict::kReached && warm_up.truncated > 0 &&
      steady_from > result.warmup) {
    return endpoint.name + ": steady from " + sim::to_text(steady_from) +
           " on (MSER-5), warmup is " + sim::to_text(result.warmup);
  }
  return {};
}

}  // namespace

EndpointIntervals steady_state_intervals(const models::RunResult& result,
                                         const models::EndpointResult& endpoint, double level) {
  EndpointIntervals intervals;
  const double window = result.window.seconds();
  const std::span<const EndpointWindow> windows = measured_windows(result, endpoint);
  intervals[index_of(EndpointMetric::rate)] =
      ratio_of_windows(windows, level, "long-run rate", [&](const EndpointWindow& each) {
        return Ratio{static_cast<double>(each.arrived), window};
      });
  intervals[index_of(EndpointMetric::success)] =
      ratio_of_windows(windows, level, "long-run success", [](const EndpointWindow& each) {
        return Ratio{static_cast<double>(each.ok), static_cast<double>(each.ok + each.failed)};
      });
  intervals[index_of(EndpointMetric::mean)] =
      in_seconds(endpoint.batch_means.interval(level, "long-run mean"));
  for (std::size_t i = 0; i < kMetrics; ++i) {
    if (const std::optional<double> q = quantile_of(metric_at(i))) {
      intervals[i] = in_seconds(
          endpoint.batch_quantiles.interval(*q, level, "long-run " + std::string(kMetricNames[i])));
    }
  }
  return intervals;
}

std::vector<std::string> steady_state_warnings(const models::RunResult& result,
                                               const models::EndpointResult& endpoint,
                                               const EndpointIntervals& intervals) {
  std::vector<std::string> warnings;
  if (std::string warning = warm_up_warning(result, endpoint); !warning.empty()) {
    warnings.push_back(std::move(warning));
  }
  std::string correlated;
  for (std::size_t i = 0; i < kMetrics; ++i) {
    if (intervals[i] && intervals[i]->correlated) {
      correlated += (correlated.empty() ? "" : ", ") + std::string(kMetricNames[i]);
    }
  }
  if (!correlated.empty()) {
    warnings.push_back(endpoint.name + ": batches of " + correlated +
                       " are correlated: intervals are too narrow, run for longer");
  }
  return warnings;
}

}  // namespace orrery::app
