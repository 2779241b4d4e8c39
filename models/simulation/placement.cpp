#include "models/simulation/placement.h"

namespace orrery::models {

bool is_candidate(const NodeChoice& choice, const Platform& platform, NodeId node) {
  if (!choice.node.empty()) return platform.node_named(choice.node) == node;
  return choice.zone.empty() || platform.zone_named(choice.zone) == platform.location(node).zone;
}

}  // namespace orrery::models
