#include "sim/statistics/mser5.h"

#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

// Each average as five values around it, so that averaging is part of what is tested.
std::vector<double> series_of(const std::vector<double>& averages) {
  std::vector<double> values;
  for (double average : averages) {
    for (double offset : {-2.0, 1.0, 0.0, 3.0, -2.0}) values.push_back(average + offset);
  }
  return values;
}

TEST(Mser5, ByHand) {
  // Without the first two averages: 4 of 1 and 4 of -1, squares 8 over 8^2 = 0.125. Without three:
  // mean -1/7, squares 7 - 1/7 over 49 = 0.1399. With the 16 (d = 1): mean 16/9, squares
  // 264 - 256/9 over 81 = 2.9; with all, more. So two averages, 10 values, go.
  const auto result = mser5(series_of({24, 16, 1, -1, 1, -1, 1, -1, 1, -1}));
  EXPECT_EQ(result.verdict, WarmUpVerdict::kReached);
  EXPECT_EQ(result.truncated, 10U);
  EXPECT_NEAR(result.statistic, 0.125, 1e-15);
}

TEST(Mser5, SteadyFromTheStart) {
  const auto result = mser5(std::vector<double>(100, 0.7));
  EXPECT_EQ(result.verdict, WarmUpVerdict::kReached);
  EXPECT_EQ(result.truncated, 0U);
  EXPECT_EQ(result.statistic, 0);
}

TEST(Mser5, AMovingSeriesIsNotSteady) {
  std::vector<double> ramp(400);
  for (std::size_t i = 0; i < ramp.size(); ++i) ramp[i] = static_cast<double>(i * i);
  EXPECT_EQ(mser5(ramp).verdict, WarmUpVerdict::kNotReached);
  EXPECT_GT(mser5(ramp).truncated, 200U);
}

TEST(Mser5, AStepInTheSecondHalfIsNotReached) {
  std::vector<double> averages(20, 10.0);
  for (std::size_t i = 12; i < averages.size(); ++i) averages[i] = 0;
  EXPECT_EQ(mser5(series_of(averages)).truncated, 60U);
  EXPECT_EQ(mser5(series_of(averages)).verdict, WarmUpVerdict::kNotReached);
  for (std::size_t i = 10; i < averages.size(); ++i) averages[i] = 0;
  EXPECT_EQ(mser5(series_of(averages)).truncated, 50U);  // exactly half still counts as reached
  EXPECT_EQ(mser5(series_of(averages)).verdict, WarmUpVerdict::kReached);
}

TEST(Mser5, AnIncompleteFiveIsLeftOut) {
  std::vector<double> values = series_of({24, 16, 1, -1, 1, -1, 1, -1, 1, -1});
  values.insert(values.end(), {1e6, 1e6, 1e6, 1e6});
  EXPECT_EQ(mser5(values).truncated, 10U);
}

TEST(Mser5, TooShort) {
  EXPECT_EQ(mser5({}).verdict, WarmUpVerdict::kTooShort);
  EXPECT_EQ(mser5(std::vector<double>(49, 1.0)).verdict, WarmUpVerdict::kTooShort);
  EXPECT_EQ(mser5(std::vector<double>(50, 1.0)).verdict, WarmUpVerdict::kReached);
}

TEST(Mser5, MisuseIsRefusedWithAReason) {
  for (double bad : {std::nan(""), HUGE_VAL, -1e200}) {
    std::vector<double> values(100, 1.0);
    values[42] = bad;
    EXPECT_THROW(mser5(values), std::invalid_argument);
  }
  std::vector<double> values(100, 1.0);
  values[42] = std::nan("");
  try {
    mser5(values);
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(),
                 "MSER-5: values 40 and after: every value must be finite and below 1e150");
  }
}

// AR(1) x' = 0.9 x + e, from 50 standard deviations away: the bias 50 x 2.29 x 0.9^k is below the
// series' own deviation after 37 steps and below a tenth of it after 59.
TEST(Mser5, FindsTheEndOfAnInitialBias) {
  double worst_bias = 0;
  double mean_truncated = 0;
  constexpr int kRuns = 200;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    test::TestRandom random(22, run);
    std::vector<double> values(5000);
    double state = 50 / std::sqrt(1 - 0.81);
    for (double& value : values) value = state = 0.9 * state + random.normal();
    const auto result = mser5(values);
    ASSERT_EQ(result.verdict, WarmUpVerdict::kReached);
    ASSERT_GE(result.truncated, 20U);
    mean_truncated += static_cast<double>(result.truncated) / kRuns;
    double mean = 0;
    for (std::size_t i = result.truncated; i < values.size(); ++i) mean += values[i];
    mean /= static_cast<double>(values.size() - result.truncated);
    worst_bias = std::max(worst_bias, std::abs(mean));
  }
  EXPECT_GT(mean_truncated, 37);
  EXPECT_LT(mean_truncated, 1000);
  // The mean of 5000 steps has a standard error of 10 / sqrt(5000) = 0.14; of 2500, 0.2. Four and a
  // half of the latter for the worst of 200 runs; undeleted, the bias is 1150 / 5000 = 0.23 more.
  EXPECT_LT(worst_bias, 0.9);
}

}  // namespace
}  // namespace orrery::sim
