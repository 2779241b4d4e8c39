// Where pods run, and which nodes a choice means.
#pragma once

#include <cstdint>
#include <string>

#include "models/failures/failure_spec.h"
#include "models/platform/platform.h"

namespace orrery::models {

// platform_spec.h has the rule.
NodeId node_of_pod(const Platform& platform, const std::string& service, std::uint32_t ordinal);

// Whether the node is among those from which the choice picks.
bool is_candidate(const NodeChoice& choice, const Platform& platform, NodeId node);

}  // namespace orrery::models
