// A hash of 10'000 draws of each law, to compare builds and processors; needs no GoogleTest.
#pragma once

#include <cstdint>

#include "sim/distributions/distribution_set.h"
#include "tests/sim/distributions/law_cases.h"
#include "tests/sim/distributions/test_words.h"

namespace orrery::sim {

// The order of draws counts; half of the words come from the tails. REQUIRES: a valid spec.
inline std::uint64_t distribution_checksum(const DistributionSpec& spec) {
  DistributionSet set;
  const DistributionId id = set.add(spec);
  SplitMix64 words(1);
  std::uint64_t hash = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::uint64_t word = i % 2 == 0 ? words.next() : tail_word(words);
    hash = SplitMix64(hash ^ static_cast<std::uint64_t>(set.draw(id, word))).next();
  }
  return hash;
}

// Over all laws.
inline std::uint64_t distribution_checksum() {
  std::uint64_t hash = 0;
  for (const LawCase& law : all_law_cases()) {
    hash = SplitMix64(hash ^ distribution_checksum(law.spec)).next();
  }
  return hash;
}

}  // namespace orrery::sim
