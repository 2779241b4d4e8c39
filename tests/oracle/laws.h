// Draws: every law of the scenario by the name of what it is for, made when it is first needed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "sim/distributions/distribution_set.h"
#include "sim/distributions/specs.h"
#include "sim/random/path.h"
#include "sim/random/philox.h"

namespace orrery::oracle {

class Laws {
 public:
  explicit Laws(sim::RandomKey key) : key_(key) {}

  sim::RandomBlock block(std::uint64_t request, sim::Path path, std::uint16_t number) const {
    return sim::random_block(key_, {request, path}, number);
  }

  // The value that `spec` has for a word. `name` is always the same for one spec.
  std::int64_t draw(const std::string& name, const sim::DistributionSpec& spec,
                    std::uint64_t word) {
    const auto known = ids_.find(name);
    if (known != ids_.end()) return set_.draw(known->second, word);
    const sim::DistributionId id = set_.add(spec);
    ids_.emplace(name, id);
    return set_.draw(id, word);
  }

  sim::RandomKey key() const { return key_; }
  sim::DistributionSet& set() { return set_; }

 private:
  sim::RandomKey key_;
  sim::DistributionSet set_;
  std::map<std::string, sim::DistributionId> ids_;
};

}  // namespace orrery::oracle
