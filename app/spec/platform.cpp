#include "app/spec/platform.h"

#include <cstdint>
#include <map>
#include <string>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/spec/network.h"
#include "app/spec/nodes.h"

namespace orrery::app {
namespace {

constexpr std::uint64_t kNodesMax = 1'000'000;
constexpr char kDefaultZone[] = "default";

// A platform as it is written.
struct ZoneForm {
  std::uint32_t nodes = 1;
  NodeForm node;
};
struct WrittenPlatform {
  std::map<std::string, ZoneForm> zones;
  NodeForm node;
  models::NetworkSpec network;
};

const Object<ZoneForm>& zone_object() {
  static const Object<ZoneForm> object = [] {
    Object<ZoneForm> o("zone", "Nodes that fail together.");
    o.field("nodes", &ZoneForm::nodes, whole_type<std::uint32_t>(1, kNodesMax), "Machines.", "4");
    o.field("node", &ZoneForm::node, object_type<NodeForm, node_object>(),
            "Each of them; what it does not say comes from the platform's `node`.", "{cpu: 8}");
    o.planned("racks", "racks inside a zone");
    return o;
  }();
  return object;
}

// `nodes: 4` is `zones: {default: {nodes: 4}}`.
bool read_nodes(const Node& node, Reader& reader, WrittenPlatform& form) {
  ZoneForm zone;
  if (!whole_type<std::uint32_t>(1, kNodesMax).read(node, reader, zone.nodes)) return false;
  for (const char* path :
       {"platform.zones", "platform.zones.default", "platform.zones.default.nodes"}) {
    reader.also_known_as(path, node.place);
  }
  form.zones[kDefaultZone] = zone;
  return true;
}

const Object<WrittenPlatform>& platform_object() {
  static const Object<WrittenPlatform> object = [] {
    Object<WrittenPlatform> o("platform", "Where pods run. Without zones: one node.");
    const Type<std::uint32_t> nodes = whole_type<std::uint32_t>(1, kNodesMax);
    o.property(
        "nodes", read_nodes, [](const WrittenPlatform&) -> std::optional<Node> { return {}; },
        nodes.shape, "A short form: so many nodes in one zone named default.", "4");
    o.last_excludes({"zones"});
    o.field(
        "zones", &WrittenPlatform::zones,
        map_of(name_key("names of zones"), object_type<ZoneForm, zone_object>(), "zones by name"),
        "Zones by name.", "{a: {nodes: 4}, b: {nodes: 4}}");
    o.last_excludes({"nodes"});
    const Type<NodeForm> node = object_type<NodeForm, node_object>();
    o.property(
        "node",
        [=](const Node& written, Reader& reader, WrittenPlatform& form) {
          return node.read(written, reader, form.node);
        },
        [](const WrittenPlatform&) -> std::optional<Node> { return {}; }, node.shape,
        "What nodes are where their zone does not say otherwise.", "{cpu: 8}");
    o.field("network", &WrittenPlatform::network,
            object_type<models::NetworkSpec, network_object>(), "What messages cost.",
            "{same_zone: 150us, between_zones: 600us}");
    o.planned("racks", "racks inside a zone");
    o.planned("regions", "regions of zones");
    o.planned("topology", "fat trees, tori and the like");
    o.planned("simgrid", "a platform file of SimGrid");
    return o;
  }();
  return object;
}

// What a zone has from the platform's `node` stands in the resolved scenario at the zone.
void mark_inherited(const Node& node, Reader& reader, const WrittenPlatform& written) {
  const Entry* standard = node.find("node");
  if (standard == nullptr) return;
  const Entry* zones = node.find("zones");
  for (const auto& [name, zone] : written.zones) {
    const Entry* own = zones == nullptr ? nullptr : zones->value.find(name);
    own = own == nullptr ? nullptr : own->value.find("node");
    const std::string path = "platform.zones." + name + ".node";
    if (own == nullptr) {
      reader.also_known_at("platform.node", path);
      continue;
    }
    for (const std::string& key : node_object().description().names()) {
      if (own->value.find(key) != nullptr) continue;
      reader.also_known_at("platform.node." + key, path + "." + key);
    }
  }
}

bool to_platform(WrittenPlatform& written, const Node& node, Reader& reader,
                 PlatformForm& platform) {
  const Entry* standard = node.find("node");
  if (written.zones.empty() && standard != nullptr) written.zones[kDefaultZone] = {};
  for (const auto& [name, zone] : written.zones) {
    platform.platform.zones[name] = {zone.nodes, to_node(zone.node, written.node)};
  }
  platform.network = written.network;
  mark_inherited(node, reader, written);
  const Entry* nodes = node.find("nodes");
  if (nodes == nullptr || node.find("zones") == nullptr) return true;
  reader.error_below("nodes", nodes->place, "stands beside `zones`; each zone says its own nodes");
  return false;
}

WrittenPlatform from_platform(const PlatformForm& platform) {
  WrittenPlatform written;
  for (const auto& [name, zone] : platform.platform.zones) {
    written.zones[name] = {zone.nodes, from_node(zone.node)};
  }
  written.network = platform.network;
  return written;
}

}  // namespace

Type<PlatformForm> platform_type() {
  return converted<PlatformForm, WrittenPlatform>(object_type<WrittenPlatform, platform_object>(),
                                                  to_platform, from_platform);
}

}  // namespace orrery::app
