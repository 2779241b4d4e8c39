// The coverage studies over many seeds, printed as the table of docs/statistics.md.
#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "tests/sim/statistics/coverage_study.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim::test {
namespace {

constexpr std::uint32_t kSeeds = kSanitized ? 2 : 10;
constexpr std::uint32_t kRuns = kSanitized ? 25 : 500;

// 500 runs are a fraction with a standard error of 0.97 %, so even intervals of exactly 95 % leave
// the band of [92.5, 97.5] % for one seed in a hundred, and those of 94.5 % for one in forty: of 30
// fractions, three outside are tolerated. All seeds together have a standard error of 0.31 % and
// must be inside.
class Judge {
 public:
  void judge_seed(const Coverage& coverage) {
    if (!is_inside(coverage)) ++outside_;
  }
  static bool is_inside(const Coverage& coverage) {
    const double band = kSanitized ? 4 * std::sqrt(0.95 * 0.05 / coverage.runs) : 0.025;
    return std::abs(coverage.fraction() - kStudyLevel) <= band;
  }
  int outside() const { return outside_; }

 private:
  int outside_ = 0;
};

TEST(CoverageStudy, BatchedIntervals) {
  constexpr std::uint32_t kCustomers = 1U << 19;
  std::printf("one run of %u customers; covered %%: mean, p99, difference; naive mean, naive p99\n",
              kCustomers);
  Judge judge;
  BatchStudy all;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const BatchStudy study = study_batches(seed, kRuns, kCustomers);
    std::printf("| %u | %s | %s | %s | %s | %s |\n", seed, percent(study.mean).c_str(),
                percent(study.p99).c_str(), percent(study.difference).c_str(),
                percent(study.naive_mean).c_str(), percent(study.naive_p99).c_str());
    judge.judge_seed(study.mean);
    judge.judge_seed(study.p99);
    judge.judge_seed(study.difference);
    all.merge(study);
  }
  std::printf("| all | %s | %s | %s | %s | %s |\n", percent(all.mean).c_str(),
              percent(all.p99).c_str(), percent(all.difference).c_str(),
              percent(all.naive_mean).c_str(), percent(all.naive_p99).c_str());
  std::printf(
      "half-width mean %.1f %%, p99 %.1f %%; bias of a batch's p99 %.2f %%; "
      "uncorrelated %s %%\n",
      100 * all.relative_half_width_mean.mean(), 100 * all.relative_half_width_p99.mean(),
      100 * all.relative_bias_p99.mean(), percent(all.uncorrelated).c_str());
  EXPECT_LE(judge.outside(), 3);
  EXPECT_TRUE(Judge::is_inside(all.mean)) << percent(all.mean);
  EXPECT_TRUE(Judge::is_inside(all.p99)) << percent(all.p99);
  EXPECT_TRUE(Judge::is_inside(all.difference)) << percent(all.difference);
  EXPECT_LT(all.naive_mean.fraction(), 0.5);
  EXPECT_LT(all.naive_p99.fraction(), 0.5);
}

TEST(CoverageStudy, ReplicationsUnderTheStopRule) {
  std::printf("stop rule; covered %%: mean, p99, difference; replications used\n");
  Judge judge;
  StopStudy all;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const StopStudy study = study_stop_rule(seed, kRuns);
    std::printf("| %u | %s | %s | %s | %.1f | %.1f | %.1f |\n", seed, percent(study.mean).c_str(),
                percent(study.p99).c_str(), percent(study.difference).c_str(),
                study.replications_mean.mean(), study.replications_p99.mean(),
                study.replications_difference.mean());
    judge.judge_seed(study.mean);
    judge.judge_seed(study.p99);
    judge.judge_seed(study.difference);
    all.merge(study);
  }
  std::printf("| all | %s | %s | %s | %.1f | %.1f | %.1f |\n", percent(all.mean).c_str(),
              percent(all.p99).c_str(), percent(all.difference).c_str(),
              all.replications_mean.mean(), all.replications_p99.mean(),
              all.replications_difference.mean());
  std::printf("target reached %s %%, variance reduction by pairing %.0f\n",
              percent(all.reached).c_str(), all.variance_reduction.mean());
  EXPECT_LE(judge.outside(), 3);
  EXPECT_TRUE(Judge::is_inside(all.mean)) << percent(all.mean);
  EXPECT_TRUE(Judge::is_inside(all.p99)) << percent(all.p99);
  EXPECT_TRUE(Judge::is_inside(all.difference)) << percent(all.difference);
}

}  // namespace
}  // namespace orrery::sim::test
