// The machines of a run: which node is in which zone. Immutable.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/platform/platform_spec.h"
#include "models/recording/change.h"
#include "sim/base/handle.h"

namespace orrery::models {

struct Zone;
using ZoneId = sim::Id<Zone>;

// A place a message can start from or go to. A client outside has neither node nor zone; one in a
// zone has no node of its own.
struct Location {
  NodeId node;
  ZoneId zone;
};

class Platform {
 public:
  // REQUIRES: a valid spec.
  explicit Platform(const PlatformSpec& spec);

  std::uint32_t nodes() const { return static_cast<std::uint32_t>(zone_of_.size()); }
  const NodeSpec& node(NodeId node) const { return specs_[zone_of_[node.index()].index()]; }
  std::string node_name(NodeId node) const;  // "a/0"
  // NodeId::none() where there is no such node.
  NodeId node_named(const std::string& name) const;
  Location location(NodeId node) const { return {node, zone_of_[node.index()]}; }
  // ZoneId::none() where there is no such zone.
  ZoneId zone_named(const std::string& name) const;

 private:
  std::vector<ZoneId> zone_of_;            // by node
  std::vector<std::string> zone_names_;    // ascending
  std::vector<std::uint32_t> first_node_;  // by zone
  std::vector<NodeSpec> specs_;            // by zone
};

}  // namespace orrery::models
