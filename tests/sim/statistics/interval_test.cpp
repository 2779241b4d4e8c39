#include "sim/statistics/interval.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace orrery::sim {
namespace {

const std::vector<double> kValues{1, 2, 3, 4, 5};

TEST(IntervalOfMean, ByHand) {
  const auto interval = interval_of_mean(moments_of(kValues), 0.95, "mean of five");
  ASSERT_TRUE(interval);
  EXPECT_EQ(interval->estimate, 3);
  // t(0.95, 4) = 2.7764451 times sqrt(2.5 / 5); the table is good to 3e-5.
  EXPECT_NEAR(interval->half_width, 2.7764451 * std::sqrt(0.5), 6e-5);
  EXPECT_EQ(interval->degrees, 4U);
  EXPECT_EQ(interval->level, 0.95);
  EXPECT_EQ(interval->estimand, "mean of five");
  EXPECT_TRUE(interval->covers(3 + interval->half_width));
  EXPECT_FALSE(interval->covers(5));
  EXPECT_FALSE(interval->covers(1));
  EXPECT_FALSE(interval->covers(std::nan("")));
}

TEST(IntervalOfMean, EqualValuesAreAPoint) {
  const auto interval = interval_of_mean(moments_of(std::vector<double>(20, 0.3)), 0.99, "");
  EXPECT_EQ(interval->estimate, 0.3);
  EXPECT_EQ(interval->half_width, 0);
}

TEST(IntervalOfMean, TooFewValuesHaveNone) {
  EXPECT_FALSE(interval_of_mean(Moments(), 0.95, ""));
  EXPECT_FALSE(interval_of_mean(moments_of(std::vector<double>{4}), 0.95, ""));
}

TEST(IntervalOfMean, MisuseIsRefusedWithAReason) {
  EXPECT_THROW(interval_of_mean(moments_of(kValues), 1.0, ""), std::invalid_argument);
  EXPECT_THROW(interval_of_mean(Moments(), std::nan(""), ""), std::invalid_argument);
  for (double bad : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e200}) {
    EXPECT_THROW(interval_of_mean(moments_of(std::vector<double>{1, bad, -bad}), 0.95, "x"),
                 std::invalid_argument);
  }
  try {
    interval_of_mean(moments_of(std::vector<double>{1, std::nan("")}), 0.95, "cost");
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(), "interval of 'cost': every value must be finite and below 1e150");
  }
}

TEST(IntervalOfSections, AroundTheirMeanIsStudents) {
  const auto student = interval_of_mean(moments_of(kValues), 0.9, "x");
  const auto sections = interval_of_sections(kValues, 3, 0.9, "x");
  EXPECT_DOUBLE_EQ(student->half_width, sections->half_width);
  EXPECT_EQ(student->degrees, sections->degrees);
}

TEST(IntervalOfSections, AroundAnotherEstimateIsWider) {
  const auto centred = interval_of_sections(kValues, 3, 0.9, "x");
  const auto shifted = interval_of_sections(kValues, 4, 0.9, "x");
  EXPECT_EQ(shifted->estimate, 4);
  // Squares about 4 are those about 3 plus 5 x 1: 15 against 10.
  EXPECT_DOUBLE_EQ(shifted->half_width, centred->half_width * std::sqrt(1.5));
}

TEST(IntervalOfSections, MisuseIsRefused) {
  EXPECT_FALSE(interval_of_sections({}, 0, 0.95, ""));
  EXPECT_FALSE(interval_of_sections(std::span(kValues).first(1), 1, 0.95, ""));
  EXPECT_THROW(interval_of_sections(kValues, std::nan(""), 0.95, ""), std::invalid_argument);
  EXPECT_THROW(interval_of_sections(kValues, 3, 0.3, ""), std::invalid_argument);
}

}  // namespace
}  // namespace orrery::sim
