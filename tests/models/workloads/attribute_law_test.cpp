#include "models/workloads/attribute_law.h"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/random/names.h"
#include "tests/sanitized.h"

namespace orrery::models {
namespace {

using sim::Path;
using sim::RandomKey;

constexpr RandomKey kLawKey{5, 2};

AttributeValue text(const char* text) {
  return std::string(text);
}

TEST(AttributeLaw, DrawsValuesByTheirWeights) {
  const AttributeSpec spec =
      std::vector<AttributeWeight>{{text("free"), 9}, {std::int64_t{3}, 0}, {text("paid"), 1}};
  const AttributeCodes codes({&spec});
  sim::DistributionSet distributions;
  const AttributeLaw law("tenant", spec, codes, distributions);
  const int count = scaled_down_if_sanitized(100'000);
  double paid = 0;
  for (int i = 0; i < count; ++i) {
    const std::uint32_t code = law.draw(kLawKey, static_cast<std::uint64_t>(i), distributions);
    if (code == codes.code_of(text("paid"))) {
      ++paid;
    } else {
      ASSERT_EQ(code, codes.code_of(text("free")));
    }
  }
  EXPECT_NEAR(paid / count, 0.1, 4 * std::sqrt(0.09 / count));
}

TEST(AttributeLaw, AConstantIsAlwaysTheSame) {
  const AttributeSpec spec = text("eu");
  const AttributeSpec other = sim::ZipfSpec{50, 1};
  const AttributeCodes codes({&other, &spec});
  sim::DistributionSet distributions;
  const AttributeLaw law("region", spec, codes, distributions);
  EXPECT_EQ(distributions.size(), 0U);
  EXPECT_EQ(law.draw(kLawKey, 1, distributions), codes.code_of(text("eu")));
  EXPECT_EQ(law.draw(kLawKey, 2, distributions), codes.code_of(text("eu")));
}

TEST(AttributeLaw, DrawsAtItsDocumentedAddress) {
  const AttributeSpec spec = sim::ZipfSpec{1'000'000, 1.1};
  const AttributeCodes codes({&spec});
  sim::DistributionSet distributions;
  const AttributeLaw law("product", spec, codes, distributions);
  const AttributeLaw other("customer", spec, codes, distributions);
  const sim::DistributionId zipf = distributions.add(sim::ZipfSpec{1'000'000, 1.1});
  const Path path = Path::root().child(0, sim::hash_name("attribute/product"), 0);
  int equal = 0;
  for (std::uint64_t request = 0; request < 1000; ++request) {
    const std::uint64_t drawn = law.draw(kLawKey, request, distributions);
    const sim::RandomBlock block = random_block(kLawKey, {request, path}, 0);
    EXPECT_EQ(drawn, static_cast<std::uint64_t>(distributions.draw(zipf, block.pair(0))));
    EXPECT_EQ(codes.value_of(static_cast<std::uint32_t>(drawn)),
              AttributeValue(static_cast<std::int64_t>(drawn)));
    if (drawn == other.draw(kLawKey, request, distributions)) ++equal;
  }
  // Two attributes draw apart; the same value comes up by chance in about 2% of the requests.
  EXPECT_LT(equal, 100);
}

}  // namespace
}  // namespace orrery::models
