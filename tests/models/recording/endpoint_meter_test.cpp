#include "models/recording/endpoint_meter.h"

#include <cstdint>

#include <gtest/gtest.h>

#include "sim/base/mix.h"

namespace orrery::models {
namespace {

// Below a millisecond, spread over many octaves.
std::int64_t response(std::uint64_t n) {
  return static_cast<std::int64_t>(sim::mix64(n) % 1'000'000 >> n % 8);
}

TEST(EndpointMeter, CountsTheWholeRunAndTheCohortApart) {
  EndpointMeter meter;
  for (int i = 0; i < 6; ++i) meter.record_arrival();
  meter.record_end(Outcome::ok, 10, true);
  meter.record_end(Outcome::error, 20, true);
  meter.record_end(Outcome::ok_degraded, 40, false);
  meter.record_end(Outcome::rejected, 80, false);
  meter.record_end(Outcome::ok, 160, false);
  EXPECT_EQ(meter.arrived(), 6U);
  EXPECT_EQ(meter.ended_ok(), 3U);
  EXPECT_EQ(meter.ended_failed(), 2U);
  EXPECT_EQ(meter.ended(), 5U);
  EXPECT_EQ(meter.response_sum(), 310);
  EXPECT_EQ(meter.responses().count(), 5U);
  EXPECT_EQ(meter.ok().sum(), 200);
  EXPECT_EQ(meter.failed().sum(), 80);
  EXPECT_EQ(meter.outcomes()[static_cast<std::size_t>(Outcome::ok_degraded)], 1U);
  EXPECT_EQ(meter.outcomes()[static_cast<std::size_t>(Outcome::error)], 0U) << "it came early";
  EXPECT_EQ(meter.batch_means().batches(), 0U) << "nobody asked for batches";
}

// Batches are differences of histograms; they must be what recording each response would give.
TEST(EndpointMeter, ItsBatchesAreThoseOfItsRecords) {
  EndpointMeter meter;
  meter.keep_batches();
  sim::BatchMeans means;
  sim::BatchQuantiles quantiles;
  for (std::uint64_t n = 0; n < 100'000; ++n) {
    meter.record_end(n % 5 == 0 ? Outcome::timeout : Outcome::ok, response(n), false);
    means.record(response(n));
    quantiles.record(response(n));
  }
  EXPECT_EQ(meter.batch_means().means(), means.means());
  ASSERT_EQ(meter.batch_quantiles().batches(), quantiles.batches());
  ASSERT_EQ(meter.batch_quantiles().batch_size(), quantiles.batch_size());
  EXPECT_EQ(meter.batch_quantiles().total().sum(), quantiles.total().sum());
  for (const double q : {0.1, 0.5, 0.9, 0.95}) {
    const auto expected = quantiles.interval(q, 0.95, "quantile");
    const auto interval = meter.batch_quantiles().interval(q, 0.95, "quantile");
    ASSERT_TRUE(expected && interval) << q;
    EXPECT_EQ(interval->interval.estimate, expected->interval.estimate) << q;
    EXPECT_EQ(interval->interval.half_width, expected->interval.half_width) << q;
  }
}

}  // namespace
}  // namespace orrery::models
