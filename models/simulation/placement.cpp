#include "models/simulation/placement.h"

#include "sim/random/names.h"

namespace orrery::models {

NodeId node_of_pod(const Platform& platform, const std::string& service, std::uint32_t ordinal) {
  const std::uint64_t hash = sim::hash_name("service/" + service);
  return NodeId(static_cast<std::uint32_t>((hash + ordinal) % platform.nodes()));
}

bool is_candidate(const NodeChoice& choice, const Platform& platform, NodeId node) {
  if (!choice.node.empty()) return platform.node_named(choice.node) == node;
  return choice.zone.empty() || platform.zone_named(choice.zone) == platform.location(node).zone;
}

}  // namespace orrery::models
