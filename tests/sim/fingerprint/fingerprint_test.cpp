#include "sim/fingerprint/fingerprint.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "sim/fingerprint/event_hash.h"

namespace orrery::sim {
namespace {

Fact fact_at(std::int64_t nanoseconds, std::uint32_t kind = 1, std::uint64_t subject = 2,
             std::uint64_t object = 3) {
  return {SimTime::from_nanoseconds(nanoseconds), kind, subject, object};
}

std::vector<Fact> many_facts() {
  std::vector<Fact> facts;
  for (std::uint64_t n = 0; n < 1000; ++n) {
    facts.push_back(fact_at(static_cast<std::int64_t>(mix64(n) % 10'000'000'000),
                            static_cast<std::uint32_t>(n % 7), mix64(n + 1), n));
  }
  return facts;
}

Fingerprint of(const std::vector<Fact>& facts, Duration window = Duration::seconds(1)) {
  Fingerprint fingerprint(window);
  for (const Fact& fact : facts) fingerprint.add(fact);
  return fingerprint;
}

TEST(Fingerprint, TheOrderOfFactsDoesNotMatter) {
  std::vector<Fact> facts = many_facts();
  const Fingerprint forward = of(facts);
  std::reverse(facts.begin(), facts.end());
  const Fingerprint backward = of(facts);
  EXPECT_EQ(forward.total(), backward.total());
  EXPECT_EQ(forward.windows(), backward.windows());
}

TEST(Fingerprint, TheWindowDoesNotChangeTheTotal) {
  const std::vector<Fact> facts = many_facts();
  EXPECT_EQ(of(facts).total(), of(facts, Duration::milliseconds(7)).total());
  EXPECT_EQ(of(facts).windows().size(), 10u);
}

TEST(Fingerprint, EachFieldOfAFactMatters) {
  const Fact base = fact_at(5);
  std::set<std::pair<std::uint64_t, std::uint64_t>> sums;
  for (const Fact& fact : {base, fact_at(6), fact_at(5, 2), fact_at(5, 1, 3), fact_at(5, 1, 2, 4),
                           fact_at(5, 1, 3, 2), fact_at(0, 0, 0, 0)}) {
    FingerprintSum sum;
    sum.add(fact);
    EXPECT_NE(sum, FingerprintSum());
    sums.emplace(sum.low, sum.high);
  }
  EXPECT_EQ(sums.size(), 7u);
}

// Sums of pairs: exchanging the subjects, objects or times of two facts must show. A hash that is
// linear in any field would not see it.
TEST(Fingerprint, ExchangedFieldsShow) {
  for (std::uint64_t n = 0; n < 1000; ++n) {
    const auto a = static_cast<std::int64_t>(n);
    const auto pair = [](const Fact& first, const Fact& second) {
      FingerprintSum sum;
      sum.add(first);
      sum.add(second);
      return sum;
    };
    const FingerprintSum sum = pair(fact_at(a, 1, 2, 3), fact_at(a + 9, 2, 7, 11));
    EXPECT_NE(sum, pair(fact_at(a + 9, 1, 2, 3), fact_at(a, 2, 7, 11)));
    EXPECT_NE(sum, pair(fact_at(a, 2, 2, 3), fact_at(a + 9, 1, 7, 11)));
    EXPECT_NE(sum, pair(fact_at(a, 1, 7, 3), fact_at(a + 9, 2, 2, 11)));
    EXPECT_NE(sum, pair(fact_at(a, 1, 2, 11), fact_at(a + 9, 2, 7, 3)));
  }
}

// Structured facts (small times, kinds and numbers) must give sums without visible structure: no
// two equal halves among 2^18 facts (chance 2e-9 a half), and each bit set in about half of them.
TEST(Fingerprint, StructuredFactsSpread) {
  std::vector<std::uint64_t> low;
  std::vector<std::uint64_t> high;
  for (std::int64_t time = 0; time < 64; ++time) {
    for (std::uint32_t kind = 0; kind < 16; ++kind) {
      for (std::uint64_t subject = 0; subject < 16; ++subject) {
        for (std::uint64_t object = 0; object < 16; ++object) {
          FingerprintSum sum;
          sum.add(fact_at(time, kind, subject, object));
          low.push_back(sum.low);
          high.push_back(sum.high);
        }
      }
    }
  }
  for (std::vector<std::uint64_t>* half : {&low, &high}) {
    const auto size = static_cast<double>(half->size());
    for (unsigned bit = 0; bit < 64; ++bit) {
      const auto set = std::count_if(half->begin(), half->end(),
                                     [bit](std::uint64_t x) { return (x >> bit & 1) != 0; });
      // 6 standard deviations of a fair coin over 2^18 tosses: 6 * 256.
      EXPECT_NEAR(static_cast<double>(set), size / 2, 6 * 256) << "bit " << bit;
    }
    std::sort(half->begin(), half->end());
    EXPECT_EQ(std::adjacent_find(half->begin(), half->end()), half->end());
  }
}

TEST(Fingerprint, NamesTheFirstWindowThatDiffers) {
  std::vector<Fact> facts = many_facts();
  const Fingerprint before = of(facts);
  EXPECT_EQ(before.first_difference(before), std::nullopt);
  facts.push_back(fact_at(4'500'000'000));
  EXPECT_EQ(of(facts).first_difference(before), 4u);
  facts.back() = fact_at(12'000'000'000);  // beyond the windows of the other
  EXPECT_EQ(before.first_difference(of(facts)), 12u);
}

TEST(Fingerprint, BordersBelongToTheLaterWindow) {
  const Fingerprint fingerprint = of({fact_at(999'999'999), fact_at(1'000'000'000)});
  EXPECT_EQ(fingerprint.windows().size(), 2u);
  EXPECT_NE(fingerprint.windows()[0], FingerprintSum());
  EXPECT_NE(fingerprint.windows()[1], FingerprintSum());
}

TEST(Fingerprint, TooManyWindowsAreALimit) {
  Fingerprint fingerprint(Duration::nanoseconds(1));
  EXPECT_THROW(fingerprint.add(fact_at(1'000'000'000'000)), LimitError);
  EXPECT_THROW(Fingerprint{Duration()}, InvariantError);
}

TEST(Fingerprint, TextIsFrozen) {
  EXPECT_EQ(to_text(FingerprintSum{0x1, 0xabc}), "0000000000000abc0000000000000001");
  EXPECT_EQ(to_text(of(many_facts()).total()), "054ee11296925c8a69f91f4649c42d89");
}

TEST(EventHash, OrderMatters) {
  EventHash forward;
  forward.add(1, 10);
  forward.add(2, 20);
  EventHash backward;
  backward.add(2, 20);
  backward.add(1, 10);
  EXPECT_NE(forward, backward);
  EXPECT_NE(forward.value(), EventHash().value());
}

TEST(EventHash, ZeroesCount) {
  EventHash none;
  EventHash one;
  one.add(0, 0);
  EventHash two = one;
  two.add(0, 0);
  EXPECT_NE(none, one);
  EXPECT_NE(one, two);
}

}  // namespace
}  // namespace orrery::sim
