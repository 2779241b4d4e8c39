#include <algorithm>
#include <string>

#include "app/schema/units/cpu.h"
#include "app/validate/checks.h"
#include "sim/distributions/number_text.h"

namespace orrery::app {
namespace {

using models::CpuModel;
using models::NodeSpec;
using models::ScenarioSpec;

void check_node(const NodeSpec& node, const std::string& path, Findings& findings) {
  if (node.cpu_model == CpuModel::dedicated) {
    if (node.background > 0) {
      findings.add(
          path + ".background",
          "takes cores of a processor that nobody shares; it needs `cpu`, the cores of the "
          "node, and a cpu_model that is not dedicated");
    }
    return;
  }
  if (!(node.cpu > 0)) {
    findings.add(path + ".cpu_model",
                 "shares a processor whose cores nobody has counted; it needs `cpu`, for example "
                 "cpu: 8");
    return;
  }
  if (node.background < node.cpu) return;
  findings.add(path + ".background", "takes " + sim::number_text(node.background) +
                                         " cores, not below those of the node, " +
                                         sim::number_text(node.cpu));
}

bool is_shared_anywhere(const ScenarioSpec& spec) {
  return std::any_of(spec.platform.zones.begin(), spec.platform.zones.end(), [](const auto& zone) {
    return zone.second.node.cpu_model != CpuModel::dedicated;
  });
}

void check_resources(const models::ResourcesSpec& resources, const std::string& path,
                     bool is_shared, Findings& findings) {
  if (!is_shared) {
    const std::string message =
        "has no effect: all nodes have dedicated processors; to share them, say how many cores a "
        "node has, for example platform: {node: {cpu: 8}}";
    if (resources.cpu_request) findings.add(path + ".requests.cpu", message);
    if (resources.cpu_limit) findings.add(path + ".limits.cpu", message);
  }
  if (!resources.cpu_request || !resources.cpu_limit) return;
  if (*resources.cpu_limit >= *resources.cpu_request) return;
  findings.add(path + ".limits.cpu", "is " + cpu_text(*resources.cpu_limit) +
                                         ", below the request, " +
                                         cpu_text(*resources.cpu_request));
}

}  // namespace

void check_nodes(const ScenarioSpec& spec, Findings& findings) {
  if (!findings.is_damaged("platform.node")) {
    for (const auto& [name, zone] : spec.platform.zones) {
      check_node(zone.node, "platform.zones." + name + ".node", findings);
    }
  }
  const bool is_shared = is_shared_anywhere(spec) || findings.is_damaged("platform");
  for (const auto& [name, service] : spec.services) {
    check_resources(service.resources, "services." + name + ".resources", is_shared, findings);
  }
}

}  // namespace orrery::app
