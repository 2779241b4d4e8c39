// What is wrong with a spec, in words for the person who wrote it.
#pragma once

#include <string>
#include <vector>

#include "sim/distributions/specs.h"

namespace orrery::sim {

// One mistake. `field` is a path inside the spec ("mean", "branches[1].weight",
// "components[0].distribution.p99"), empty for the spec as a whole, to be appended to the path of
// the spec; `message` says what was found and what is allowed and reads well behind it.
struct SpecError {
  std::string field;
  std::string message;

  friend bool operator==(const SpecError&, const SpecError&) = default;
};

// All mistakes, in the order of the fields; at most 20 of one list. Empty: the spec is valid.
// COST: linear in the lists. Never throws but for want of memory; any numbers are safe.
std::vector<SpecError> validate(const DistributionSpec& spec);

}  // namespace orrery::sim
