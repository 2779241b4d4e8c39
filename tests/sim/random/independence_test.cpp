// Streams that differ in one coordinate (request, path, block, replication, seed) must look like
// one random sequence when they are interleaved. A counter-based generator fed by structured
// counters can fail exactly there, so that is where it is tested: correlation and joint
// distribution of neighbours.
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/random/names.h"
#include "sim/random/philox.h"

namespace orrery::sim {
namespace {

using WordOf = std::uint32_t (*)(std::uint32_t n);

struct Interleaving {
  const char* name;
  WordOf word;
};

DrawAddress at(std::uint64_t request, Path path = Path::root()) {
  return {request, path};
}

const Interleaving kInterleavings[] = {
    {"requests in sequence",
     [](std::uint32_t n) {
       return random_block({1, 0}, at(request_of(9, n)), 0).words[0];
     }},
    {"raw consecutive counters",
     [](std::uint32_t n) {
       return random_block({1, 0}, at(n), 0).words[0];
     }},
    {"two workloads in turn",
     [](std::uint32_t n) {
       const std::uint64_t name = hash_name(n % 2 == 0 ? "a" : "b");
       return random_block({1, 0}, at(request_of(name, n / 2)), 0).words[1];
     }},
    {"paths of one request",
     [](std::uint32_t n) {
       return random_block({1, 0}, at(7, Path::root().child(0, n, 0)), 0).words[0];
     }},
    {"attempts of one call",
     [](std::uint32_t n) {
       return random_block({1, 0}, at(7, Path::root().child(n, 5, 0)), 0).words[2];
     }},
    {"iterations of one loop",
     [](std::uint32_t n) {
       return random_block({1, 0}, at(7, Path::root().child(0, 5, n)), 0).words[3];
     }},
    {"blocks and words of one address",
     [](std::uint32_t n) {
       return random_block({1, 0}, at(n >> 18), static_cast<std::uint16_t>(n >> 2)).words[n & 3];
     }},
    {"replications",
     [](std::uint32_t n) {
       return random_block({1, n}, at(7), 0).words[0];
     }},
    {"seeds",
     [](std::uint32_t n) {
       return random_block({n, 0}, at(7), 0).words[0];
     }},
    {"seed and replication exchanged in turn",
     [](std::uint32_t n) {
       const RandomKey key = n % 2 == 0 ? RandomKey{n / 2, 1} : RandomKey{1, n / 2};
       return random_block(key, at(7), 0).words[0];
     }},
};

constexpr std::uint32_t kWords = 1 << 18;

// Pearson's statistic of `cells` equally likely cells; expectation cells - 1.
double chi_squared(const std::vector<std::uint32_t>& counts, double total) {
  const double expected = total / static_cast<double>(counts.size());
  double sum = 0;
  for (const std::uint32_t count : counts) {
    const double difference = count - expected;
    sum += difference * difference / expected;
  }
  return sum;
}

// With 255 degrees of freedom: the mean is 255, the standard deviation sqrt(510) = 22.6; 5 of them
// and a little for the skew of chi-squared: beyond 380 with probability 5e-7.
constexpr double kChiSquared255 = 380;

class Independence : public testing::TestWithParam<Interleaving> {};

TEST_P(Independence, BytesAreUniform) {
  std::vector<std::vector<std::uint32_t>> counts(4, std::vector<std::uint32_t>(256));
  for (std::uint32_t n = 0; n < kWords; ++n) {
    const std::uint32_t word = GetParam().word(n);
    for (unsigned byte = 0; byte < 4; ++byte) ++counts[byte][(word >> (8 * byte)) & 255];
  }
  for (const auto& of_byte : counts) EXPECT_LT(chi_squared(of_byte, kWords), kChiSquared255);
}

TEST_P(Independence, NeighboursAreIndependent) {
  // The joint distribution of the top four bits of words n and n + lag.
  for (const std::uint32_t lag : {1u, 2u, 3u, 16u}) {
    std::vector<std::uint32_t> counts(256);
    for (std::uint32_t n = 0; n + lag < kWords; n += 2 * lag) {
      for (std::uint32_t k = n; k < n + lag && k + lag < kWords; ++k) {
        ++counts[(GetParam().word(k) >> 28 << 4) | (GetParam().word(k + lag) >> 28)];
      }
    }
    double total = 0;
    for (const std::uint32_t count : counts) total += count;
    EXPECT_LT(chi_squared(counts, total), kChiSquared255) << "lag " << lag;
  }
}

TEST_P(Independence, NeighboursAreUncorrelated) {
  double sum = 0;
  double previous = 0;
  for (std::uint32_t n = 0; n < kWords; ++n) {
    const double centred = GetParam().word(n) * 0x1p-32 - 0.5;
    sum += centred * previous;
    previous = centred;
  }
  // Each product has mean 0 and variance 1/144: 5 standard deviations of the sum.
  EXPECT_LT(sum * sum, 25.0 / 144 * kWords);
}

INSTANTIATE_TEST_SUITE_P(Philox, Independence, testing::ValuesIn(kInterleavings),
                         [](const auto& instance) {
                           std::string name = instance.param.name;
                           for (char& c : name) {
                             if (c == ' ') c = '_';
                           }
                           return name;
                         });

// The control: a generator that only adds its coordinates passes none of this.
TEST(IndependenceControl, AnAdditiveGeneratorIsCaught) {
  std::vector<std::uint32_t> counts(256);
  for (std::uint32_t n = 0; n + 1 < kWords; n += 2) {
    const auto word = [](std::uint32_t k) { return k * 0x9e37'79b9u; };
    ++counts[(word(n) >> 28 << 4) | (word(n + 1) >> 28)];
  }
  EXPECT_GT(chi_squared(counts, kWords / 2.0), 10 * kChiSquared255);
}

}  // namespace
}  // namespace orrery::sim
