// Which value of an attribute the requests of a workload have.
//
// Attribute a of a request draws with path root.child(0, hash_name("attribute/a"), 0), block 0,
// pair 0: the index of a WeightedSpec or a ZipfSpec. A constant draws nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "models/workloads/attribute_codes.h"
#include "models/workloads/workload_spec.h"
#include "sim/distributions/distribution_set.h"
#include "sim/random/path.h"
#include "sim/random/philox.h"

namespace orrery::models {

class AttributeLaw {
 public:
  // `name` as in the scenario ("tenant"). Adds what it draws from to `distributions`.
  // REQUIRES: the spec is valid and one of those that `codes` was made from.
  AttributeLaw(std::string_view name, const AttributeSpec& spec, const AttributeCodes& codes,
               sim::DistributionSet& distributions);

  // The code of the request's value. `distributions`: the set given above, or a copy.
  // COST: 15 ns, nothing for a constant; no allocation.
  std::uint32_t draw(sim::RandomKey key, std::uint64_t request,
                     const sim::DistributionSet& distributions) const {
    if (law_.is_none()) return constant_;
    const sim::RandomBlock block = sim::random_block(key, {request, path_}, 0);
    const auto index = static_cast<std::uint32_t>(distributions.draw(law_, block.pair(0)));
    return codes_.empty() ? index : codes_[index];
  }

 private:
  sim::Path path_;
  sim::DistributionId law_;           // none: constant
  std::uint32_t constant_ = 0;        // its code
  std::vector<std::uint32_t> codes_;  // by index of the choice; empty: of a Zipf law, the same
};

}  // namespace orrery::models
