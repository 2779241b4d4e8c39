#include "app/validate/failure_targets.h"

#include <cstdint>

#include "app/schema/nearest.h"
#include "app/validate/checks.h"

namespace orrery::app {
namespace {

using models::NodeChoice;
using models::PodChoice;
using models::ScenarioSpec;

std::string zone_of(const NodeChoice& nodes) {
  return nodes.node.empty() ? nodes.zone : nodes.node.substr(0, nodes.node.rfind('/'));
}

void check_pick(std::uint64_t pick, std::uint64_t candidates, const char* what,
                const std::string& path, Findings& findings) {
  if (pick <= candidates) return;
  findings.add(path, "is " + std::to_string(pick) + ", more than there are " + what + ", " +
                         std::to_string(candidates));
}

// "0", or "0 to 3".
std::string numbers_below(std::uint64_t count) {
  return count == 1 ? "0" : "0 to " + std::to_string(count - 1);
}

}  // namespace

void check_zone_exists(const ScenarioSpec& spec, const std::string& zone, const std::string& path,
                       Findings& findings) {
  if (spec.platform.zones.count(zone) > 0 || findings.is_damaged("platform")) return;
  findings.add(path, [&] {
    return "there is no zone '" + zone + "'" +
           did_you_mean_key(zone, spec.platform.zones, "known are");
  });
}

void check_nodes_exist(const ScenarioSpec& spec, const NodeChoice& nodes, const std::string& path,
                       Findings& findings) {
  if (findings.is_damaged("platform")) return;
  const std::string name = zone_of(nodes);
  const std::string where = path + (nodes.node.empty() ? ".zone" : ".node");
  std::uint64_t candidates = 0;
  if (name.empty()) {
    for (const auto& [zone_name, zone] : spec.platform.zones) candidates += zone.nodes;
  } else {
    check_zone_exists(spec, name, where, findings);
    const auto zone = spec.platform.zones.find(name);
    if (zone == spec.platform.zones.end()) return;
    candidates = zone->second.nodes;
  }
  check_pick(nodes.pick, candidates, "nodes to pick from", path + ".pick", findings);
  if (nodes.node.empty()) return;
  const std::uint64_t number = std::stoull(nodes.node.substr(nodes.node.rfind('/') + 1));
  if (number < candidates) return;
  findings.add(where, "there is no node '" + nodes.node + "'; zone '" + name + "' has the nodes " +
                          numbers_below(candidates));
}

void check_pods_exist(const ScenarioSpec& spec, const PodChoice& pods, const std::string& path,
                      Findings& findings) {
  const auto service = spec.services.find(pods.service);
  if (service == spec.services.end()) {
    if (findings.is_damaged_at_or_above("services")) return;
    findings.add(path + ".service", [&] {
      return "there is no service '" + pods.service + "'" +
             did_you_mean_key(pods.service, spec.services, "known are");
    });
    return;
  }
  if (findings.is_damaged("services." + pods.service + ".replicas")) return;
  const std::uint64_t replicas = service->second.replicas;
  check_pick(pods.pick, replicas, "pods to pick from", path + ".pick", findings);
  if (!pods.pod || *pods.pod < replicas) return;
  findings.add(path + ".pod", "there is no pod " + std::to_string(*pods.pod) + " of service '" +
                                  pods.service + "'; it has the pods " + numbers_below(replicas));
}

void check_nodes_are_shared(const ScenarioSpec& spec, const NodeChoice& nodes,
                            const std::string& path, Findings& findings) {
  if (findings.is_damaged("platform")) return;
  const std::string name = zone_of(nodes);
  for (const auto& [zone_name, zone] : spec.platform.zones) {
    if (!name.empty() && name != zone_name) continue;
    if (zone.node.cpu_model != models::CpuModel::dedicated) continue;
    findings.add(path, "meets nodes of zone '" + zone_name +
                           "', whose processors are dedicated: there are no cores to lose; say how "
                           "many cores a node has, for example platform: {node: {cpu: 8}}");
    return;
  }
}

}  // namespace orrery::app
