#include "app/spec/platform.h"

#include <cstdint>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/spec/network.h"

namespace orrery::app {
namespace {

using models::ZoneSpec;

constexpr std::uint64_t kNodesMax = 1'000'000;
constexpr char kDefaultZone[] = "default";

void declare_planned_node(auto& o) {
  o.planned("node", "the size of a node: cpu, memory, speed, disk");
  o.planned("racks", "racks inside a zone");
}

const Object<ZoneSpec>& zone_object() {
  static const Object<ZoneSpec> object = [] {
    Object<ZoneSpec> o("zone", "Nodes that fail together.");
    o.field("nodes", &ZoneSpec::nodes, whole_type<std::uint32_t>(1, kNodesMax), "Machines.", "4");
    declare_planned_node(o);
    return o;
  }();
  return object;
}

// `nodes: 4` is `zones: {default: {nodes: 4}}`.
bool read_nodes(const Node& node, Reader& reader, PlatformForm& form) {
  ZoneSpec zone;
  if (!whole_type<std::uint32_t>(1, kNodesMax).read(node, reader, zone.nodes)) return false;
  for (const char* path :
       {"platform.zones", "platform.zones.default", "platform.zones.default.nodes"}) {
    reader.also_known_as(path, node.place);
  }
  form.platform.zones[kDefaultZone] = zone;
  return true;
}

const Object<PlatformForm>& platform_object() {
  static const Object<PlatformForm> object = [] {
    Object<PlatformForm> o("platform", "Where pods run. Without zones: one node.");
    const Type<std::uint32_t> nodes = whole_type<std::uint32_t>(1, kNodesMax);
    o.property(
        "nodes", read_nodes, [](const PlatformForm&) -> std::optional<Node> { return {}; },
        nodes.shape, "A short form: so many nodes in one zone named default.", "4");
    o.last_excludes({"zones"});
    const auto zones =
        map_of(name_key("names of zones"), object_type<ZoneSpec, zone_object>(), "zones by name");
    o.property(
        "zones",
        [=](const Node& node, Reader& reader, PlatformForm& form) {
          return zones.read(node, reader, form.platform.zones);
        },
        [=](const PlatformForm& form) -> std::optional<Node> {
          return zones.write(form.platform.zones);
        },
        zones.shape, "Zones by name.", "{a: {nodes: 4}, b: {nodes: 4}}");
    o.last_excludes({"nodes"});
    o.field("network", &PlatformForm::network, object_type<models::NetworkSpec, network_object>(),
            "What messages cost.", "{same_zone: 150us, between_zones: 600us}");
    declare_planned_node(o);
    o.planned("regions", "regions of zones");
    o.planned("topology", "fat trees, tori and the like");
    o.planned("simgrid", "a platform file of SimGrid");
    return o;
  }();
  return object;
}

bool check_form(PlatformForm& form, const Node& node, Reader& reader, PlatformForm& platform) {
  platform = std::move(form);
  const Entry* nodes = node.find("nodes");
  if (nodes == nullptr || node.find("zones") == nullptr) return true;
  reader.error_below("nodes", nodes->place, "stands beside `zones`; each zone says its own nodes");
  return false;
}

}  // namespace

Type<PlatformForm> platform_type() {
  return converted<PlatformForm, PlatformForm>(object_type<PlatformForm, platform_object>(),
                                               check_form,
                                               [](const PlatformForm& form) { return form; });
}

}  // namespace orrery::app
