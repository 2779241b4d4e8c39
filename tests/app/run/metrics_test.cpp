#include "app/run/metrics.h"

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

using models::EndpointMetric;
using models::Outcome;

std::optional<double> of(const EndpointMetrics& metrics, EndpointMetric metric) {
  return metrics[index_of(metric)];
}

TEST(Metrics, OfAnEndpoint) {
  models::EndpointResult endpoint;
  endpoint.outcomes[static_cast<std::size_t>(Outcome::ok)] = 20'000;
  endpoint.outcomes[static_cast<std::size_t>(Outcome::ok_degraded)] = 5'000;
  endpoint.outcomes[static_cast<std::size_t>(Outcome::timeout)] = 5'000;
  endpoint.outcomes[static_cast<std::size_t>(Outcome::unfinished)] = 10'000;
  endpoint.ok.record_many(200, 25'000);
  endpoint.failed.record_many(250, 5'000);
  const EndpointMetrics metrics = metrics_of(endpoint, 100);
  EXPECT_EQ(of(metrics, EndpointMetric::rate), 400);
  EXPECT_EQ(of(metrics, EndpointMetric::success), 0.625);
  EXPECT_DOUBLE_EQ(*of(metrics, EndpointMetric::mean), (200 * 25. + 250 * 5) / 30 / 1e9);
  EXPECT_EQ(of(metrics, EndpointMetric::p50), 200e-9);
  EXPECT_EQ(of(metrics, EndpointMetric::p90), 250e-9);  // failures count
  EXPECT_EQ(of(metrics, EndpointMetric::p99), 250e-9);
  EXPECT_EQ(of(metrics, EndpointMetric::max), 250e-9);
  // 30 values lie beyond it: too few.
  EXPECT_EQ(of(metrics, EndpointMetric::p999), std::nullopt);
}

TEST(Metrics, ThatNobodyKnows) {
  const EndpointMetrics metrics = metrics_of(models::EndpointResult(), 0);
  for (const auto& metric : metrics) EXPECT_EQ(metric, std::nullopt);
  EXPECT_EQ(of(metrics_of(models::EndpointResult(), 10), EndpointMetric::rate), 0);
}

TEST(Metrics, CoverTheTimeThatWasMeasured) {
  models::RunResult result;
  result.duration = sim::Duration::seconds(100);
  result.warmup = sim::Duration::seconds(20);
  result.ended_at = sim::SimTime() + sim::Duration::seconds(130);
  EXPECT_EQ(measured_seconds(result), 80);
  result.complete = false;
  EXPECT_EQ(measured_seconds(result), 80);
  result.ended_at = sim::SimTime() + sim::Duration::seconds(50);
  EXPECT_EQ(measured_seconds(result), 30);
  result.ended_at = sim::SimTime() + sim::Duration::seconds(5);
  EXPECT_EQ(measured_seconds(result), 0);
}

}  // namespace
}  // namespace orrery::app
