#include "sim/distributions/curve_builder.h"

#include <cstddef>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "sim/distributions/distribution_set.h"
#include "sim/distributions/scaled_law.h"
#include "tests/sanitized.h"
#include "tests/sim/distributions/law_cases.h"
#include "tests/sim/distributions/test_words.h"

namespace orrery::sim {
namespace {

constexpr std::uint64_t kLastWord = std::numeric_limits<std::uint64_t>::max();

Curve curve_of(const DistributionSpec& spec) {
  const ScaledLaw scaled = scaled_law(spec);
  return build_curve(scaled.law ? *scaled.law : *make_law(scaled.shape), {1e-6, 0});
}

TEST(WordPosition, IsTheFirstWordNotBelowTheProbability) {
  // The word w stands for (w + 1/2) / 2^64.
  EXPECT_EQ(word_position(0, 1).word, 0u);
  EXPECT_EQ(word_position(0x1p-65, 1).word, 0u);
  EXPECT_EQ(word_position(0x1p-64, 1).word, 1u);
  EXPECT_EQ(word_position(0.25, 0.75).word, std::uint64_t{1} << 62);
  EXPECT_EQ(word_position(0.5, 0.5).word, std::uint64_t{1} << 63);
  EXPECT_EQ(word_position(0.75, 0.25).word, std::uint64_t{3} << 62);
  EXPECT_EQ(word_position(1, 0x1p-64).word, kLastWord);
  EXPECT_FALSE(word_position(1, 0x1p-65).is_end);
  EXPECT_TRUE(word_position(1, 0x1p-66).is_end);
  EXPECT_TRUE(word_position(1, 0).is_end);
  EXPECT_EQ(word_position(0.5, 0.5).ahead, 0.5);  // exact: multiples of 1/2
  EXPECT_EQ(word_position(0x1p-64, 1).ahead, 0.5);
  EXPECT_EQ(word_position(1, 0x1p-64).ahead, 0.5);
}

TEST(CurveBuilder, PiecesCoverAllWordsAndDoNotDescendAtTheirEdges) {
  for (const LawCase& law : time_law_cases()) {
    const Curve curve = curve_of(law.spec);
    ASSERT_EQ(curve.pieces.size(), curve.ends.size()) << law.name;
    ASSERT_EQ(curve.ends.back(), kLastWord) << law.name;
    std::uint64_t next = 0;
    double ceiling = 0;
    for (std::size_t i = 0; i < curve.pieces.size(); ++i) {
      const CurvePiece& piece = curve.pieces[i];
      ASSERT_EQ(piece.first_word, next) << law.name;
      ASSERT_LE(next, curve.ends[i]) << law.name;
      EXPECT_GE(piece.value(piece.first_word), ceiling) << law.name << ' ' << i;
      EXPECT_LE(piece.value(piece.first_word), piece.value(curve.ends[i])) << law.name << ' ' << i;
      ceiling = piece.ceiling;
      next = curve.ends[i] + 1;
    }
  }
}

TEST(CurveBuilder, CubicsDoNotDescendFromStepToStep) {
  // Consecutive steps of the quantised offset, where rounding would show: at both ends of each
  // piece and at random places.
  for (const LawCase& law : time_law_cases()) {
    const Curve curve = curve_of(law.spec);
    SplitMix64 words(5);
    for (std::size_t i = 0; i < curve.pieces.size(); ++i) {
      const CurvePiece& piece = curve.pieces[i];
      const std::uint64_t steps = (curve.ends[i] - piece.first_word) >> piece.shift;
      for (const std::uint64_t start : {std::uint64_t{0}, steps / 2, steps - steps / 8,
                                        words.next() % (steps + 1), words.next() % (steps + 1)}) {
        double previous = 0;
        for (std::uint64_t step = start; step <= steps && step < start + 40 / kSanitizedDivisor;
             ++step) {
          const double value = piece.value(piece.first_word + (step << piece.shift));
          ASSERT_GE(value, previous) << law.name << " piece " << i << " step " << step;
          previous = value;
        }
      }
    }
  }
}

TEST(CurveBuilder, UsualShapesAreSmall) {
  // 64 bytes a piece: what is drawn often fits the first-level cache.
  EXPECT_LT(curve_of(ExponentialSpec{ms(1)}).pieces.size(), 400u);
  EXPECT_LT(curve_of(LognormalSpec{.mean = ms(3), .p99 = ms(12)}).pieces.size(), 900u);
  EXPECT_LT(curve_of(GammaSpec{.mean = ms(3), .cv = 2}).pieces.size(), 900u);
}

}  // namespace
}  // namespace orrery::sim
