// How often the judgement is wrong: a true value that fails, a false one that passes.
//
// z = (got - expected) / standard error has an r.m.s. of 1 if both the estimates and their errors
// are right; [0.8, 1.25] is what the project promises at every seed. A metric fails at first beyond
// four standard errors and fails for good if another seed fails too, so that what a true value
// risks is the square of the first failure's probability. The figures are in docs/statistics.md.
#include <cstdio>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/vectors/committed.h"
#include "tests/vectors/run_case.h"

namespace orrery::vectors {
namespace {

// Of all families that a seed can run in seconds.
constexpr const char* kQuickCases[] = {"mm1-l0.5-m1",
                                       "md1-l0.5",
                                       "erlb-c5-a3-exponential",
                                       "erlb-c8-a8-deterministic",
                                       "mmck-c1-K10-l1.5",
                                       "mmck-c3-K8-l2.7",
                                       "mmck-c1-K5-l3",
                                       "kofn-3-5",
                                       "mva-repairman5",
                                       "mva-repairman20",
                                       "mva-cores4",
                                       "fj2-rho0.5",
                                       "mm1-deadline-l0.8-t10"};
constexpr const char* kQuickestCases[] = {"erlb-c5-a3-exponential",
                                          "erlb-c8-a8-deterministic",
                                          "mmck-c1-K5-l3",
                                          "mmck-c3-K8-l2.7",
                                          "kofn-3-5",
                                          "mva-repairman5",
                                          "fj2-rho0.5"};

bool failed_at_first(const Judgement& judgement) {
  return judgement.got.find("second seed") != std::string::npos;
}

CaseResult run_with_seed(const Case& given, std::uint32_t seed) {
  RunSettings settings;
  settings.seed = seed;
  return run_case(given, settings);
}

TEST(Calibration, TrueValuesPass) {
  std::size_t metrics = 0;
  std::size_t first_failures = 0;
  std::size_t failures = 0;
  constexpr std::uint32_t kSeeds = 30;
  for (std::uint32_t seed = 101; seed < 101 + kSeeds; ++seed) {
    Calibration calibration;
    for (const char* id : kQuickCases) {
      const CaseResult result = run_with_seed(committed_case(id), seed);
      calibration.add(result);
      for (const Judgement& metric : result.metrics) {
        ++metrics;
        first_failures += failed_at_first(metric) ? 1U : 0U;
        failures += metric.status == Status::fail ? 1U : 0U;
      }
    }
    // 13 cases: the r.m.s. of one seed is known to within 0.2, of all to within 0.04.
    EXPECT_GE(calibration.root_mean_square(), 0.4) << "seed " << seed;
    EXPECT_LE(calibration.root_mean_square(), 1.6) << "seed " << seed;
    std::printf("seed %u: r.m.s. of z %.3f\n", seed, calibration.root_mean_square());
  }
  std::printf("true values: %zu judged, %zu failed at first, %zu for good\n", metrics,
              first_failures, failures);
  EXPECT_EQ(failures, 0U);
  // Beyond four standard errors of 128 batches lie 1.1e-4 of the draws: 0.2 are expected here.
  EXPECT_LE(first_failures, 3U);
}

// Values that are off, by turns upwards and downwards: how many metrics of which the truth passes
// fail. A metric may be as coarse as four standard errors in 2%: then 2% is seen in every second
// run, 3% in 98 of 100, 4% always; most are finer, for the hardest of a case sets the length.
double caught(double off) {
  std::size_t metrics = 0;
  std::size_t found = 0;
  for (const std::uint32_t seed : {201U, 202U, 203U})
    for (const char* id : kQuickestCases) {
      Case given = committed_case(id);
      double sign = 1;
      for (Metric& metric : given.metrics) {
        for (Value& item : metric.value.items) item.number *= 1 + sign * off;
        metric.value.number *= 1 + sign * off;
        sign = -sign;
      }
      for (const Judgement& metric : run_with_seed(given, seed).metrics) {
        ++metrics;
        found += metric.status == Status::fail ? 1U : 0U;
      }
    }
  const double fraction = static_cast<double>(found) / static_cast<double>(metrics);
  std::printf("off by %.1f%%: %zu of %zu caught\n", 100 * off, found, metrics);
  return fraction;
}

TEST(Calibration, FalseValuesFail) {
  EXPECT_EQ(caught(0), 0);  // the control
  caught(0.005);
  EXPECT_GE(caught(0.01), 0.25);
  EXPECT_GE(caught(0.02), 0.6);
  EXPECT_GE(caught(0.03), 0.95);
  EXPECT_EQ(caught(0.04), 1);
}

}  // namespace
}  // namespace orrery::vectors
