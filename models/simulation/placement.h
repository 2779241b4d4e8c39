// Where pods run, and which nodes a choice means.
#pragma once

#include <cstdint>
#include <string>

#include "models/failures/failure_spec.h"
#include "models/platform/platform.h"

namespace orrery::models {

// platform_spec.h has the rule. `service`: hash_name("service/NAME").
inline NodeId node_of_pod(const Platform& platform, std::uint64_t service, std::uint32_t ordinal) {
  return NodeId(static_cast<std::uint32_t>((service + ordinal) % platform.nodes()));
}

// Whether the node is among those from which the choice picks.
bool is_candidate(const NodeChoice& choice, const Platform& platform, NodeId node);

}  // namespace orrery::models
