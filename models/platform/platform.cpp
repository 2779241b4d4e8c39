#include "models/platform/platform.h"

namespace orrery::models {

Platform::Platform(const PlatformSpec& spec) {
  for (const auto& [name, zone] : spec.zones) {
    const ZoneId id(static_cast<std::uint32_t>(zone_names_.size()));
    zone_names_.push_back(name);
    first_node_.push_back(nodes());
    specs_.push_back(zone.node);
    zone_of_.insert(zone_of_.end(), zone.nodes, id);
  }
  if (zone_of_.empty()) {
    zone_names_.push_back("default");
    first_node_.push_back(0);
    specs_.emplace_back();
    zone_of_.push_back(ZoneId(0));
  }
}

std::string Platform::node_name(NodeId node) const {
  const ZoneId zone = zone_of_[node.index()];
  return zone_names_[zone.index()] + "/" + std::to_string(node.index() - first_node_[zone.index()]);
}

NodeId Platform::node_named(const std::string& name) const {
  for (std::uint32_t node = 0; node < nodes(); ++node) {
    if (node_name(NodeId(node)) == name) return NodeId(node);
  }
  return NodeId::none();
}

ZoneId Platform::zone_named(const std::string& name) const {
  for (std::uint32_t zone = 0; zone < zone_names_.size(); ++zone) {
    if (zone_names_[zone] == name) return ZoneId(zone);
  }
  return ZoneId::none();
}

}  // namespace orrery::models
