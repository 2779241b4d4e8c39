#include "app/run/figure.h"

#include <gtest/gtest.h>

#include "app/run/replications.h"
#include "app/run/summary.h"
#include "tests/app/report/made_incident.h"

namespace orrery::app {
namespace {

using models::Comparison;
using models::EndpointMetric;
using models::ObjectivePeriod;

models::ObjectiveSpec objective(EndpointMetric metric, Comparison comparison, double bound,
                                ObjectivePeriod period) {
  models::ObjectiveSpec spec{{"frontend", "checkout"}, metric, comparison, bound};
  spec.period = period;
  if (period != ObjectivePeriod::whole) spec.failure = "b-dark";
  return spec;
}

std::optional<double> value(EndpointMetric metric, ObjectivePeriod period) {
  return value_of(incident_result(), figure_of(objective(metric, Comparison::less, 1, period)));
}

TEST(Figures, AreOfThePeriodThatTheObjectiveNames) {
  EXPECT_EQ(value(EndpointMetric::success, ObjectivePeriod::before), 1);
  EXPECT_EQ(value(EndpointMetric::success, ObjectivePeriod::during), 0.625);
  EXPECT_EQ(value(EndpointMetric::rate, ObjectivePeriod::during), 400);
  EXPECT_EQ(value(EndpointMetric::rate, ObjectivePeriod::whole), 400);
  EXPECT_NEAR(*value(EndpointMetric::p99, ObjectivePeriod::during), 1, 0.004);
  EXPECT_NEAR(*value(EndpointMetric::p99, ObjectivePeriod::whole), 0.09, 0.0004);
  // 500 requests have no p99.
  EXPECT_EQ(value(EndpointMetric::p99, ObjectivePeriod::after), std::nullopt);
  Figure other =
      figure_of(objective(EndpointMetric::rate, Comparison::less, 1, ObjectivePeriod::during));
  other.failure = "c-dark";
  EXPECT_EQ(value_of(incident_result(), other), std::nullopt);
}

TEST(Figures, AreNamed) {
  models::ObjectiveSpec spec =
      objective(EndpointMetric::p99, Comparison::less, 1, ObjectivePeriod::after);
  EXPECT_EQ(period_text(figure_of(spec)), " after b-dark");
  spec.recovers_within = sim::Duration::seconds(30);
  EXPECT_EQ(period_text(figure_of(spec)), " from 30s after b-dark on");
  spec.period = ObjectivePeriod::during;
  EXPECT_EQ(period_text(figure_of(spec)), " from 30s into b-dark on");
  EXPECT_EQ(period_text(Figure{"a.b", EndpointMetric::p99}), "");
}

TEST(Figures, OfOneRunAreJudgedByTheirValue) {
  models::ScenarioSpec spec = incident_spec();
  spec.objectives = {
      objective(EndpointMetric::success, Comparison::greater, 0.6, ObjectivePeriod::during),
      objective(EndpointMetric::success, Comparison::greater, 0.9, ObjectivePeriod::during),
      objective(EndpointMetric::p99, Comparison::less, 1, ObjectivePeriod::after)};
  const Summary summary = summarize(spec, incident_result());
  EXPECT_EQ(summary.objectives[0].verdict, Verdict::met);
  EXPECT_EQ(summary.objectives[1].verdict, Verdict::missed);
  EXPECT_EQ(summary.objectives[2].verdict, Verdict::undecided);
}

TEST(Figures, OfReplicationsHaveIntervals) {
  const Figure during = figure_of(
      objective(EndpointMetric::success, Comparison::greater, 0.6, ObjectivePeriod::during));
  Figure late = during;
  late.metric = EndpointMetric::p99;
  Replications replications({during, late, {"frontend.checkout", EndpointMetric::mean}});
  for (std::uint32_t i = 0; i < 4; ++i) {
    models::RunResult result = incident_result();
    result.replication = i;
    result.failures[0].during.outcomes[0] += i * 1000;
    replications.add(result);
  }
  const Evidence success = replications.evidence(during, 0.95);
  // 30/48, 31/49, 32/50, 33/51 of the requests.
  EXPECT_NEAR(*success.value, (0.625 + 31.0 / 49 + 0.64 + 33.0 / 51) / 4, 1e-12);
  ASSERT_TRUE(success.interval.has_value());
  EXPECT_GT(success.interval->half_width, 0);
  const Evidence quantile = replications.evidence(late, 0.95);
  EXPECT_NEAR(*quantile.value, 1, 0.004);
  ASSERT_TRUE(quantile.interval.has_value());
  EXPECT_EQ(quantile.interval->estimand, "p99 of all requests, by replications");
}

TEST(Figures, MissingInOneReplicationHaveNoInterval) {
  const Figure during = figure_of(
      objective(EndpointMetric::success, Comparison::greater, 0.6, ObjectivePeriod::during));
  Replications replications({during});
  for (int i = 0; i < 3; ++i) {
    models::RunResult result = incident_result();
    if (i == 2) result.failures[0].during = {};
    replications.add(result);
  }
  EXPECT_EQ(replications.evidence(during, 0.95).value, 0.625);
  EXPECT_FALSE(replications.evidence(during, 0.95).interval.has_value());
}

}  // namespace
}  // namespace orrery::app
