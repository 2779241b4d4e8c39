#include "sim/statistics/moments.h"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "tests/sim/statistics/test_random.h"

namespace orrery::sim {
namespace {

TEST(Moments, ByHand) {
  const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
  const Moments moments = moments_of(values);
  EXPECT_EQ(moments.count(), 8U);
  EXPECT_DOUBLE_EQ(moments.mean(), 5);
  EXPECT_DOUBLE_EQ(moments.variance(), 32.0 / 7);
  EXPECT_DOUBLE_EQ(moments.standard_error(), std::sqrt(4.0 / 7));
  EXPECT_EQ(moments.min(), 2);
  EXPECT_EQ(moments.max(), 9);
}

TEST(Moments, EqualValuesDoNotVary) {
  Moments moments;
  for (int i = 0; i < 1000; ++i) moments.add(0.1);
  EXPECT_EQ(moments.mean(), 0.1);
  EXPECT_EQ(moments.variance(), 0);
}

TEST(Moments, KeepsPrecisionFarFromZero) {
  Moments moments;  // the textbook's sum of squares would lose every digit
  for (double value : {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) moments.add(value);
  EXPECT_DOUBLE_EQ(moments.mean(), 1e9 + 10);
  EXPECT_DOUBLE_EQ(moments.variance(), 30);
}

TEST(Moments, FewValues) {
  Moments moments;
  EXPECT_EQ(moments.mean(), 0);
  EXPECT_EQ(moments.variance(), 0);
  EXPECT_EQ(moments.standard_error(), 0);
  EXPECT_EQ(moments.min(), std::numeric_limits<double>::infinity());
  moments.add(-3);
  EXPECT_EQ(moments.mean(), -3);
  EXPECT_EQ(moments.variance(), 0);
}

TEST(Moments, NanIsNotHidden) {
  Moments moments = moments_of(std::vector<double>{1, std::nan(""), 2});
  EXPECT_TRUE(std::isnan(moments.mean()));
  EXPECT_TRUE(std::isnan(moments.variance()));
  EXPECT_EQ(moments.max(), 2);
}

TEST(Moments, MergeAgreesWithOneSequence) {
  test::TestRandom random(11, 0);
  std::vector<double> values(1000);
  for (double& value : values) value = 1e6 + random.normal();
  const Moments whole = moments_of(values);
  for (std::size_t cut : {0U, 1U, 500U, 999U, 1000U}) {
    Moments merged = moments_of(std::span(values).first(cut));
    merged.merge(moments_of(std::span(values).subspan(cut)));
    EXPECT_EQ(merged.count(), whole.count());
    // Each of 1000 updates rounds the mean by up to half an ulp, 5.8e-11; a mean that is off by e
    // puts the variance off by 2 E|deviation| e = 1.6 e.
    EXPECT_NEAR(merged.mean(), whole.mean(), 5.8e-8);
    EXPECT_NEAR(merged.variance(), whole.variance(), 9.3e-8);
    EXPECT_EQ(merged.min(), whole.min());
    EXPECT_EQ(merged.max(), whole.max());
  }
}

TEST(Moments, SameOrderOfMergesSameBits) {
  const Moments a = moments_of(std::vector<double>{0.1, 0.7});
  const Moments b = moments_of(std::vector<double>{0.3, 1e-3, 5});
  Moments once = a;
  once.merge(b);
  Moments again = a;
  again.merge(b);
  EXPECT_EQ(once, again);
}

}  // namespace
}  // namespace orrery::sim
