#include "app/report/human.h"

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

TEST(Human, Seconds) {
  EXPECT_EQ(human_seconds(0), "0s");
  EXPECT_EQ(human_seconds(1e-9), "1ns");
  EXPECT_EQ(human_seconds(999e-9), "999ns");
  EXPECT_EQ(human_seconds(1e-6), "1.00us");
  EXPECT_EQ(human_seconds(0.00095), "950us");
  EXPECT_EQ(human_seconds(0.0213), "21.3ms");
  EXPECT_EQ(human_seconds(0.9994), "999ms");
  EXPECT_EQ(human_seconds(0.9996), "1.00s");
  EXPECT_EQ(human_seconds(1.204), "1.20s");
  EXPECT_EQ(human_seconds(9.996), "10.0s");
  EXPECT_EQ(human_seconds(12.34), "12.3s");
  EXPECT_EQ(human_seconds(125.4), "125s");
  EXPECT_EQ(human_seconds(-0.0213), "-21.3ms");
}

TEST(Human, Counts) {
  EXPECT_EQ(human_count(0), "0");
  EXPECT_EQ(human_count(999), "999");
  EXPECT_EQ(human_count(1000), "1,000");
  EXPECT_EQ(human_count(18446744073709551615U), "18,446,744,073,709,551,615");
  EXPECT_EQ(human_large(950), "950");
  EXPECT_EQ(human_large(12'345), "12.3 k");
  EXPECT_EQ(human_large(5'312'345), "5.31 M");
}

TEST(Human, Numbers) {
  EXPECT_EQ(human_number(399.84), "399.8");
  EXPECT_EQ(human_number(0.0213), "0.02130");
  EXPECT_EQ(human_number(0), "0");
  EXPECT_EQ(human_number(123456.7), "123,457");
  EXPECT_EQ(human_number(-123456.7), "-123,457");
}

TEST(Human, Shares) {
  EXPECT_EQ(human_percent(1), "100 %");
  EXPECT_EQ(human_percent(0.9991), "99.91 %");
  EXPECT_EQ(human_percent(0.999999), "99.9999 %");  // one of a million is seen
  EXPECT_EQ(human_percent(0.5), "50.00 %");
  EXPECT_EQ(human_share(0.812), "81 %");
  EXPECT_EQ(human_share(0.0123), "1.2 %");
  EXPECT_EQ(human_change(0.025), "+2.5 %");
  EXPECT_EQ(human_change(-0.31), "-31 %");
}

TEST(Human, MetricsInTheirUnits) {
  using models::EndpointMetric;
  EXPECT_EQ(human_metric(EndpointMetric::rate, 400.0), "400.0");
  EXPECT_EQ(human_metric(EndpointMetric::success, 0.995), "99.50 %");
  EXPECT_EQ(human_metric(EndpointMetric::p99, 0.4), "400ms");
  EXPECT_EQ(human_metric(EndpointMetric::p99, std::optional<double>(), "(few)"), "(few)");
  EXPECT_EQ(human_difference(EndpointMetric::success, -0.0012), "-0.120 %");
}

}  // namespace
}  // namespace orrery::app
