#include "app/run/objectives.h"

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

using models::Comparison;

models::ObjectiveSpec objective(Comparison comparison, double bound) {
  return {{"shop", "get"}, models::EndpointMetric::p99, comparison, bound};
}

Evidence interval(double estimate, double half_width) {
  sim::Interval known;
  known.estimate = estimate;
  known.half_width = half_width;
  return {estimate, known};
}

TEST(Objectives, AreJudgedByTheWholeInterval) {
  EXPECT_EQ(judge(objective(Comparison::less, 10), interval(8, 1)).verdict, Verdict::met);
  EXPECT_EQ(judge(objective(Comparison::less, 10), interval(9, 2)).verdict, Verdict::undecided);
  EXPECT_EQ(judge(objective(Comparison::less, 10), interval(12, 1)).verdict, Verdict::missed);
  EXPECT_EQ(judge(objective(Comparison::greater, 10), interval(8, 1)).verdict, Verdict::missed);
  EXPECT_EQ(judge(objective(Comparison::greater, 10), interval(12, 1)).verdict, Verdict::met);
}

TEST(Objectives, IncludeTheirBoundOnlyWhereTheySay) {
  EXPECT_EQ(judge(objective(Comparison::less, 10), {10, {}}).verdict, Verdict::missed);
  EXPECT_EQ(judge(objective(Comparison::less_or_equal, 10), {10, {}}).verdict, Verdict::met);
  EXPECT_EQ(judge(objective(Comparison::greater, 10), {10, {}}).verdict, Verdict::missed);
  EXPECT_EQ(judge(objective(Comparison::greater_or_equal, 10), {10, {}}).verdict, Verdict::met);
}

TEST(Objectives, WithoutEvidenceAreUndecided) {
  EXPECT_EQ(judge(objective(Comparison::less, 10), {}).verdict, Verdict::undecided);
}

TEST(Objectives, OfWhichTheWorstCounts) {
  const ObjectiveResult met = judge(objective(Comparison::less, 10), {1, {}});
  const ObjectiveResult missed = judge(objective(Comparison::less, 10), {11, {}});
  const ObjectiveResult undecided = judge(objective(Comparison::less, 10), {});
  EXPECT_EQ(verdict_of({}), Verdict::met);
  EXPECT_EQ(verdict_of({met, met}), Verdict::met);
  EXPECT_EQ(verdict_of({met, undecided}), Verdict::undecided);
  EXPECT_EQ(verdict_of({undecided, missed, met}), Verdict::missed);
}

}  // namespace
}  // namespace orrery::app
