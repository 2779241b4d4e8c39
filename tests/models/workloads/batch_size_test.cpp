#include "models/workloads/batch_size.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "sim/random/path.h"
#include "tests/sanitized.h"

namespace orrery::models {
namespace {

using sim::RandomKey;

constexpr RandomKey kBatchKey{3, 1};
constexpr std::uint64_t kHash = 12345;

std::vector<std::uint32_t> sizes(const BatchSpec& spec, int count) {
  sim::DistributionSet distributions;
  const BatchSize batch(spec, kHash, kBatchKey, distributions);
  std::vector<std::uint32_t> result;
  for (int i = 0; i < count; ++i) {
    result.push_back(batch.draw(static_cast<std::uint64_t>(i), distributions));
  }
  return result;
}

double mean_of(const std::vector<std::uint32_t>& values) {
  double sum = 0;
  for (const std::uint32_t value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

TEST(BatchSize, Fixed) {
  EXPECT_EQ(sizes(FixedBatch{8}, 3), (std::vector<std::uint32_t>{8, 8, 8}));
  EXPECT_EQ(sizes(FixedBatch{1'000'000}, 1)[0], 1'000'000U);
}

TEST(BatchSize, UniformTakesEachSizeEquallyOften) {
  const int count = scaled_down_if_sanitized(150'000);
  std::vector<double> counts(16);
  for (const std::uint32_t size : sizes(UniformBatch{1, 15}, count)) {
    ASSERT_GE(size, 1U);
    ASSERT_LE(size, 15U);
    ++counts[size];
  }
  for (std::size_t size = 1; size <= 15; ++size) {
    EXPECT_NEAR(counts[size] / count, 1 / 15.0, 4 * std::sqrt(14 / 225.0 / count)) << size;
  }
  EXPECT_EQ(sizes(UniformBatch{7, 7}, 2), (std::vector<std::uint32_t>{7, 7}));
}

TEST(BatchSize, GeometricHasItsMeanAndNoMemory) {
  const int count = scaled_down_if_sanitized(200'000);
  for (const double mean : {1.0001, 1.5, 8.0, 1000.0, 1e6}) {
    const std::vector<std::uint32_t> drawn = sizes(GeometricBatch{mean}, count);
    EXPECT_NEAR(mean_of(drawn), mean, 4 * std::sqrt(mean * (mean - 1) / count)) << mean;
    for (const double above : {1.0, 2.0, std::floor(mean)}) {
      // P(size > k) = (1 - 1/mean)^k
      const double right = std::pow(1 - 1 / mean, above);
      double larger = 0;
      for (const std::uint32_t size : drawn) {
        ASSERT_GE(size, 1U);
        if (size > above) ++larger;
      }
      EXPECT_NEAR(larger / count, right, 4 * std::sqrt(right * (1 - right) / count) + 1e-9)
          << mean << " above " << above;
    }
  }
  EXPECT_EQ(sizes(GeometricBatch{1}, 2), (std::vector<std::uint32_t>{1, 1}));
}

TEST(BatchSize, DrawsAtItsDocumentedAddress) {
  sim::DistributionSet distributions;
  const sim::DistributionId uniform = distributions.add(
      sim::UniformSpec{sim::Duration::nanoseconds(2), sim::Duration::nanoseconds(900)});
  const std::vector<std::uint32_t> drawn = sizes(UniformBatch{2, 900}, 100);
  for (std::uint64_t epoch = 0; epoch < 100; ++epoch) {
    const sim::RandomBlock block =
        random_block(kBatchKey, {sim::request_of(kHash, epoch), sim::Path::root()}, 0);
    EXPECT_EQ(drawn[static_cast<std::size_t>(epoch)],
              static_cast<std::uint32_t>(distributions.draw(uniform, block.pair(0))));
  }
}

}  // namespace
}  // namespace orrery::models
