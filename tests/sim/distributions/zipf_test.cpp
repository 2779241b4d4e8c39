// The smooth tail of a Zipf law against sums over every key.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>

#include "sim/distributions/distribution_set.h"
#include "sim/distributions/zipf_law.h"
#include "tests/sanitized.h"
#include "tests/sim/distributions/test_words.h"

namespace orrery::sim {
namespace {

TEST(ZipfTailSum, AgreesWithTheSum) {
  for (const double exponent : {0.01, 0.5, 0.99, 1.0, 1.01, 2.0, 5.0, 10.0, -3.0}) {
    long double sum = 0;
    for (std::uint64_t rank = 200'000; rank > kZipfHead; --rank) {
      sum += std::pow(static_cast<long double>(rank), static_cast<long double>(-exponent));
    }
    EXPECT_NEAR(zipf_tail_sum(exponent, 200'000) / static_cast<double>(sum), 1, 1e-12) << exponent;
  }
}

// Borders between keys: where the drawn index changes, found by bisection over the word, against
// the exact cumulative sum. Each may be off by 1/500 of the key's own probability.
TEST(ZipfDraws, BordersBetweenKeysAreExact) {
  constexpr std::uint64_t kKeys = 10'000'000 / (kSanitizedDivisor > 1 ? 100 : 1);
  for (const double exponent : {0.5, 1.0}) {
    DistributionSet set;
    const DistributionId id = set.add(ZipfSpec{kKeys, exponent});
    double total = 0;
    for (std::uint64_t rank = kKeys; rank > 0; --rank) {
      total += std::pow(static_cast<double>(rank), -exponent);
    }
    double below = 0;
    double carry = 0;  // Kahan
    std::uint64_t next_checked = 1;
    for (std::uint64_t rank = 1; rank < kKeys; ++rank) {
      const double weight = std::pow(static_cast<double>(rank), -exponent);
      const double sum = below + (weight - carry);
      carry = (sum - below) - (weight - carry);
      below = sum;
      if (rank < next_checked) continue;
      next_checked = rank + rank / 50 + 1;
      std::uint64_t low = 0;
      std::uint64_t high = ~std::uint64_t{0};
      while (low < high) {  // the first word of index `rank`, that is of the next key
        const std::uint64_t middle = low + (high - low) / 2;
        if (set.draw(id, middle) >= static_cast<std::int64_t>(rank)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      const double border = static_cast<double>(low) * 0x1p-64;
      // The sums of 1e7 terms above are good to about 1e-14 of the total.
      ASSERT_NEAR(border, below / total, weight / total / 500 + 1e-13) << rank;
    }
  }
}

}  // namespace
}  // namespace orrery::sim
