// z = (got - expected) / standard error has an r.m.s. of 1 if both the estimates and their errors
// are right. Over three seeds and about 40 cases it is known to within 0.08; [0.8, 1.25] is what
// the project promises.
#include <gtest/gtest.h>

#include "tests/vectors/committed.h"
#include "tests/vectors/run_case.h"

namespace orrery::vectors {
namespace {

TEST(Calibration, RootMeanSquareOfZIsOneForSeveralSeeds) {
  Calibration calibration;
  for (const std::uint32_t seed : {11U, 12U, 13U})
    for (const Case& given : committed_cases()) {
      RunSettings settings;
      settings.seed = seed;
      settings.requests_max = 3e7;
      const CaseResult result = run_case(given, settings);
      EXPECT_NE(result.status, Status::fail) << given.id << " seed " << seed;
      calibration.add(result);
    }
  EXPECT_GE(calibration.cases, 90U);
  EXPECT_GE(calibration.root_mean_square(), 0.8);
  EXPECT_LE(calibration.root_mean_square(), 1.25);
  RecordProperty("rms", std::to_string(calibration.root_mean_square()));
}

}  // namespace
}  // namespace orrery::vectors
