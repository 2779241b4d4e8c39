#include "sim/statistics/autocorrelation.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

TEST(Autocorrelation, ByHand) {
  // Deviations -1.5, -0.5, 0.5, 1.5: products 0.75 - 0.25 + 0.75 over 5.
  EXPECT_DOUBLE_EQ(lag1_autocorrelation(std::vector<double>{1, 2, 3, 4}), 0.25);
  // Alternating about 0: -3 over 4.
  EXPECT_DOUBLE_EQ(lag1_autocorrelation(std::vector<double>{1, -1, 1, -1}), -0.75);
}

TEST(Autocorrelation, DegenerateSequencesHaveNone) {
  EXPECT_EQ(lag1_autocorrelation({}), 0);
  EXPECT_EQ(lag1_autocorrelation(std::vector<double>{7}), 0);
  EXPECT_EQ(lag1_autocorrelation(std::vector<double>{0.1, 0.1, 0.1}), 0);
  EXPECT_FALSE(is_correlated(0, 0));
}

TEST(Autocorrelation, VerdictSeparatesIndependentFromCorrelated) {
  int independent_flagged = 0;
  int correlated_flagged = 0;
  constexpr int kSequences = 4000;
  for (std::uint32_t run = 0; run < kSequences; ++run) {
    test::TestRandom random(12, run);
    std::vector<double> white(48);
    std::vector<double> red(48);
    double state = 0;
    for (std::size_t i = 0; i < white.size(); ++i) {
      white[i] = random.normal();
      red[i] = state = 0.6 * state + white[i];
    }
    independent_flagged += is_correlated(lag1_autocorrelation(white), white.size());
    correlated_flagged += is_correlated(lag1_autocorrelation(red), red.size());
  }
  // About one in thirty (3.6 %); 4 standard errors of 4000 trials are 1.2 %.
  EXPECT_NEAR(independent_flagged / double{kSequences}, 0.036, 0.012);
  EXPECT_GT(correlated_flagged / double{kSequences}, 0.95);
}

}  // namespace
}  // namespace orrery::sim
