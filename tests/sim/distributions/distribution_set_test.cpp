#include "sim/distributions/distribution_set.h"

#include <cfenv>
#include <cstdint>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "tests/sanitized.h"
#include "tests/sim/distributions/golden_draws.h"
#include "tests/sim/distributions/law_cases.h"
#include "tests/sim/distributions/test_words.h"

namespace orrery::sim {
namespace {

constexpr std::uint64_t kLastWord = std::numeric_limits<std::uint64_t>::max();

TEST(DistributionSet, FirstDrawsAreFrozen) {
  const std::vector<LawCase> laws = all_law_cases();
  ASSERT_EQ(laws.size(), kGoldens.size());
  for (std::size_t i = 0; i < laws.size(); ++i) {
    ASSERT_EQ(laws[i].name, kGoldens[i].name);
    DistributionSet set;
    const DistributionId id = set.add(laws[i].spec);
    SplitMix64 words(0);
    for (const std::int64_t golden : kGoldens[i].draws) {
      EXPECT_EQ(set.draw(id, words.next()), golden) << laws[i].name;
    }
  }
}

TEST(DistributionSet, OneSetDrawsWhatManySetsDo) {
  DistributionSet all;
  std::vector<DistributionId> ids;
  for (const LawCase& law : all_law_cases()) ids.push_back(all.add(law.spec));
  const DistributionSet copy = all;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    SplitMix64 words(0);
    for (const std::int64_t golden : kGoldens[i].draws) {
      const std::uint64_t word = words.next();
      EXPECT_EQ(all.draw(ids[i], word), golden) << kGoldens[i].name;
      EXPECT_EQ(copy.draw(ids[i], word), golden) << kGoldens[i].name;
    }
  }
}

TEST(DistributionSet, DrawsDoNotDescendAsTheWordGrows) {
  for (const LawCase& law : all_law_cases()) {
    DistributionSet set;
    const DistributionId id = set.add(law.spec);
    SplitMix64 words(11);
    for (int i = 0; i < ORRERY_DISTRIBUTION_WORDS / kSanitizedDivisor; ++i) {
      const std::uint64_t a = i % 2 == 0 ? words.next() : tail_word(words);
      // A partner at a distance of every size, or a neighbour.
      const std::uint64_t distance = i % 3 == 0 ? 1 : words.next() >> (words.next() % 64);
      const std::uint64_t b = distance > kLastWord - a ? kLastWord : a + distance;
      ASSERT_LE(set.draw(id, a), set.draw(id, b)) << law.name << ' ' << a << ' ' << b;
    }
  }
}

TEST(DistributionSet, DrawsDoNotDescendInsideNarrowLaws) {
  // A law so narrow that all its values share most digits, scaled up to where a nanosecond is the
  // last digit of a double: rounding in the cubic would show.
  for (const double cv : {1e-4, 0.001, 0.01}) {
    DistributionSet set;
    const DistributionId id =
        set.add(LognormalSpec{.mean = Duration::hours(24 * 365 * 30), .cv = cv});
    SplitMix64 words(12);
    for (int i = 0; i < 100'000 / kSanitizedDivisor; ++i) {
      const std::uint64_t word = words.next();
      const std::uint64_t step = std::uint64_t{1} << (words.next() % 32);
      if (word > kLastWord - step) continue;
      ASSERT_LE(set.draw(id, word), set.draw(id, word + step)) << cv << ' ' << word;
    }
  }
}

TEST(DistributionSet, ExtremeWordsGiveExtremeValues) {
  DistributionSet set;
  const DistributionId exponential = set.add(ExponentialSpec{Duration::seconds(1)});
  EXPECT_EQ(set.draw(exponential, 0), 0);
  // -ln(2^-65) s.
  EXPECT_NEAR(static_cast<double>(set.draw(exponential, kLastWord)), 65 * 0.693147180559945 * 1e9,
              1e-5 * 45e9);
  const DistributionId uniform = set.add(UniformSpec{ms(1), ms(3)});
  EXPECT_EQ(set.draw(uniform, 0), 1'000'000);
  EXPECT_EQ(set.draw(uniform, kLastWord), 3'000'000);
  const DistributionId bounded =
      set.add(ParetoSpec{.alpha = 1.1, .minimum = ms(1), .maximum = ms(1000)});
  EXPECT_EQ(set.draw(bounded, 0), 1'000'000);
  EXPECT_EQ(set.draw(bounded, kLastWord), 1'000'000'000);
  const DistributionId never = set.add(BernoulliSpec{0});
  const DistributionId always = set.add(BernoulliSpec{1});
  const DistributionId rare = set.add(BernoulliSpec{0x1p-64});
  const DistributionId nearly = set.add(BernoulliSpec{1 - 0x1p-53});
  EXPECT_EQ(set.draw(never, kLastWord), 0);
  EXPECT_EQ(set.draw(always, 0), 1);
  EXPECT_EQ(set.draw(rare, kLastWord), 1);
  EXPECT_EQ(set.draw(rare, kLastWord - 1), 0);
  EXPECT_EQ(set.draw(nearly, 2047), 0);  // 2^64 - 2^11 words are ones
  EXPECT_EQ(set.draw(nearly, 2048), 1);
}

TEST(DistributionSet, ExtremeScalesStayInRange) {
  DistributionSet set;
  const Duration year = Duration::hours(24 * 365);
  const DistributionId heavy = set.add(ParetoSpec{.alpha = 0.1, .minimum = year});
  EXPECT_EQ(set.draw(heavy, kLastWord), std::int64_t{1} << 62);
  EXPECT_GE(set.draw(heavy, 0), year.nanoseconds());
  const DistributionId wide = set.add(LognormalSpec{.median = year, .sigma = 4});
  EXPECT_EQ(set.draw(wide, kLastWord), std::int64_t{1} << 62);
  const DistributionId low = set.add(NormalSpec{Duration(), year, Duration() - year * 5});
  // The density at -5 standard deviations leaves 2^-65 to the first 575 ns.
  EXPECT_NEAR(static_cast<double>(set.draw(low, 0) + 5 * year.nanoseconds()), 575, 1);
  // A mean of 1 ns: P(0) = 1 - exp(-1/2).
  const DistributionId tiny = set.add(ExponentialSpec{Duration::nanoseconds(1)});
  const auto border = static_cast<std::uint64_t>(0.39346934028736658 * 0x1p64);
  EXPECT_EQ(set.draw(tiny, border - (std::uint64_t{1} << 48)), 0);
  EXPECT_EQ(set.draw(tiny, border + (std::uint64_t{1} << 48)), 1);
}

TEST(DistributionSet, UniformIsEvenOverFewValues) {
  DistributionSet set;
  const DistributionId id =
      set.add(UniformSpec{Duration::nanoseconds(5), Duration::nanoseconds(7)});
  const std::uint64_t third = kLastWord / 3;
  EXPECT_EQ(set.draw(id, third), 5);
  EXPECT_EQ(set.draw(id, third + 1), 6);
  EXPECT_EQ(set.draw(id, 2 * third), 6);
  EXPECT_EQ(set.draw(id, 2 * third + 1), 7);
}

TEST(DistributionSet, ShapesAreShared) {
  DistributionSet set;
  set.add(ExponentialSpec{ms(1)});
  const std::size_t one = set.memory_bytes();
  for (int i = 2; i < 100; ++i) set.add(ExponentialSpec{ms(i), ms(i)});
  // An entry is two cache lines; no further table.
  EXPECT_EQ(set.memory_bytes(), one + 98 * 128);
  set.add(ErlangSpec{2, ms(1)});
  const std::size_t two = set.memory_bytes();
  set.add(GammaSpec{.shape = 2, .scale = ms(7)});
  EXPECT_EQ(set.memory_bytes(), two + 128);
}

TEST(DistributionSet, ZipfIsCompactAndOrdered) {
  DistributionSet set;
  const DistributionId id = set.add(ZipfSpec{10'000'000, 1});
  EXPECT_LT(set.memory_bytes(), 256u << 10);
  EXPECT_EQ(set.draw(id, 0), 0);
  EXPECT_EQ(set.draw(id, kLastWord), 9'999'999);
}

// A caller may have set another rounding mode: tables are built before any run puts it right.
// Upward rounding does change them, as the control shows on a sum.
TEST(DistributionSet, TablesDoNotDependOnTheCallersRounding) {
  for (const LawCase& law : all_law_cases()) {
    DistributionSet usual;
    const DistributionId id = usual.add(law.spec);
    std::fesetround(FE_UPWARD);
    volatile double third = 1.0;
    third = third / 3;
    DistributionSet other;
    other.add(law.spec);
    std::fesetround(FE_TONEAREST);
    volatile double nearest = 1.0;
    nearest = nearest / 3;
    ASSERT_NE(third, nearest) << "the rounding mode did not change: no proof";
    SplitMix64 words(7);
    for (int i = 0; i < 1'000; ++i) {
      const std::uint64_t word = words.next();
      ASSERT_EQ(usual.draw(id, word), other.draw(id, word)) << law.name << " word " << word;
    }
  }
}

TEST(DistributionSet, RefusesAnInvalidSpec) {
  DistributionSet set;
  EXPECT_THROW(set.add(ExponentialSpec{}), InvariantError);
  EXPECT_EQ(set.size(), 0u);
}

}  // namespace
}  // namespace orrery::sim
