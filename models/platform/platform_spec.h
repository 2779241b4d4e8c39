// Where pods run: zones of nodes, as a scenario describes them.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace orrery::models {

struct ZoneSpec {
  std::uint32_t nodes = 1;  // machines in the zone, in [1, 1'000'000]
};

// Zones by name. None: one node in one zone named "default".
//
// Placement until a scheduler decides: pod `i` of a service runs on node
// (hash_name("service/NAME") + i) mod nodes, nodes numbered zone by zone in the order of the zones'
// names; so no service moves another one's pods.
struct PlatformSpec {
  std::map<std::string, ZoneSpec> zones;
};

}  // namespace orrery::models
