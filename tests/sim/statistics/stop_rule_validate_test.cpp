// The study behind ReplicationStopRule, printed as the table of stop_rule.h: the worst coverage of
// each candidate over all targets, and its coverage where no stop comes early.
#include <algorithm>
#include <cstdio>
#include <vector>

#include <gtest/gtest.h>

#include "tests/sim/statistics/stop_study.h"

namespace orrery::sim::test {
namespace {

constexpr std::uint32_t kExperiments = kSanitized ? 500 : 20'000;
constexpr Law kLaws[] = {Law::kNormal, Law::kGamma4, Law::kLognormal, Law::kExponential};

struct Summary {
  double worst = 100;  // %, over all targets
  double never = 0;    // %, of a target never met
};

// `run(data, target)` on the same experiments for each target.
template <class Run>
Summary summary_of(Law law, Run run) {
  const std::vector<double> targets = stop_targets();
  std::vector<int> covered(targets.size());
  for (std::uint32_t e = 0; e < kExperiments; ++e) {
    TestRandom random(30, e);
    const Prefixes data(law, random);
    for (std::size_t t = 0; t < targets.size(); ++t) {
      covered[t] += run(data, targets[t]).covers ? 1 : 0;
    }
  }
  Summary summary;
  for (int count : covered) summary.worst = std::min(summary.worst, 100.0 * count / kExperiments);
  summary.never = 100.0 * covered[0] / kExperiments;
  return summary;
}

TEST(StopRuleStudy, Candidates) {
  const StopCandidate candidates[] = {
      {"every n, 95 %", 0.95, 1, false, true, true},
      {"met, 95 %", 0.95, 1, false, true, false},
      {"met by 1.1, 95 %", 0.95, 1.1, false, true, false},
      {"met, 96.5 %", 0.965, 1, false, true, false},
      {"met, 97 %", 0.97, 1, false, true, false},
      {"foreseen, 95 %", 0.95, 1, true, false, false},
      {"foreseen, 96 %", 0.96, 1, true, false, false},
      {"foreseen and met, 95 %", 0.95, 1, true, true, false},
      {"foreseen and met, 96 %", 0.96, 1, true, true, false},
      {"foreseen and met, 96.5 %", 0.965, 1, true, true, false},
  };
  std::printf("%-26s worst (never): normal, gamma 4, lognormal, exponential\n", "rule");
  for (const StopCandidate& candidate : candidates) {
    const StopCandidateRunner runner(candidate);
    std::printf("%-26s", candidate.name);
    for (Law law : kLaws) {
      const Summary summary = summary_of(
          law, [&](const Prefixes& data, double target) { return runner.run(data, target); });
      std::printf(" %5.1f (%4.1f)", summary.worst, summary.never);
    }
    std::printf("\n");
  }
}

TEST(StopRuleStudy, ProductionRuleAtSeveralLevels) {
  const double noise = kSanitized ? 4 : 0.6;  // 4 standard errors of 95 % of the experiments
  for (double level : {0.90, 0.95, 0.99}) {
    std::printf("level %.2f, worst (never): ", level);
    for (Law law : kLaws) {
      const Summary summary = summary_of(law, [&](const Prefixes& data, double target) {
        return run_production_rule(data, level, target);
      });
      std::printf(" %5.1f (%4.1f)", summary.worst, summary.never);
      if (level == 0.95 && law != Law::kExponential) {
        EXPECT_GE(summary.worst, 92.5 - noise);
        EXPECT_LE(summary.never, 97.5);
      }
      if (law == Law::kNormal) {
        EXPECT_GE(summary.worst, 100 * level - noise);
      }
    }
    std::printf("\n");
  }
}

}  // namespace
}  // namespace orrery::sim::test
