// Who gets how much of a node's cores: weighted max-min fairness (docs/model.md, Processors).
#pragma once

#include <cstdint>
#include <span>

#include "models/nodes/work.h"

namespace orrery::models {

// What one pod could use, and what it gets.
struct CoreClaim {
  CoreRate could_use = 0;    // > 0
  std::uint32_t weight = 2;  // shares, >= 2
  std::uint32_t pod = 0;     // ascending
  CoreRate share = 0;        // out
};

// Divides `cores` among the claims. Sorts them where they ask for more than there is.
// COST: n log n for n claims, linear where there is enough.
void divide_cores(CoreRate cores, std::span<CoreClaim> claims);

}  // namespace orrery::models
