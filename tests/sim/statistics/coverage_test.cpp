// That 95 % intervals cover as they say: one fixed seed here; coverage_validate_test.cpp takes
// many.
#include <cmath>

#include <gtest/gtest.h>

#include "tests/sim/statistics/coverage_study.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim::test {
namespace {

constexpr std::uint32_t kSeed = 1;
// 500 runs, as the stated band wants. Fewer where a sanitizer makes each ten times as slow; the
// band is then 4 standard errors of a fraction of 0.95.
constexpr std::uint32_t kRuns = kSanitized ? 25 : 500;

double band() {
  return kSanitized ? 4 * std::sqrt(0.95 * 0.05 / kRuns) : 0.025;
}
bool is_honest(const Coverage& coverage) {
  return std::abs(coverage.fraction() - kStudyLevel) <= band();
}

TEST(Coverage, OfBatchedIntervals) {
  const BatchStudy study = study_batches(kSeed, kRuns, 1U << 19);
  ASSERT_EQ(study.mean.runs, static_cast<int>(kRuns));
  EXPECT_TRUE(is_honest(study.mean)) << percent(study.mean);
  EXPECT_TRUE(is_honest(study.p99)) << percent(study.p99);
  EXPECT_TRUE(is_honest(study.difference)) << percent(study.difference);
  // The check can fail: intervals that take the customers for independent do not pass it.
  EXPECT_FALSE(is_honest(study.naive_mean)) << percent(study.naive_mean);
  EXPECT_FALSE(is_honest(study.naive_p99)) << percent(study.naive_p99);
  // Few batches of this length are flagged as correlated: about one in thirty by chance.
  EXPECT_GE(study.uncorrelated.fraction(), 0.967 - 4 * std::sqrt(0.967 * 0.033 / kRuns));
}

TEST(Coverage, OfReplicationsUnderTheStopRule) {
  const StopStudy study = study_stop_rule(kSeed, kRuns);
  EXPECT_TRUE(is_honest(study.mean)) << percent(study.mean);
  EXPECT_TRUE(is_honest(study.p99)) << percent(study.p99);
  EXPECT_TRUE(is_honest(study.difference)) << percent(study.difference);
  // The rule does stop, and not always at its first chance, or nothing was tested.
  EXPECT_GT(study.reached.fraction(), 0.95);
  for (const Moments& used :
       {study.replications_mean, study.replications_p99, study.replications_difference}) {
    EXPECT_EQ(used.min(), 20);
    EXPECT_GE(used.max(), 40);
    EXPECT_GT(used.mean(), 22);
  }
  EXPECT_GT(study.variance_reduction.min(), 10);
}

}  // namespace
}  // namespace orrery::sim::test
