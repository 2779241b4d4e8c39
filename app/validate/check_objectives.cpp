#include <set>
#include <string>
#include <vector>

#include "app/schema/nearest.h"
#include "app/schema/reader.h"
#include "app/spec/names.h"
#include "app/validate/checks.h"

namespace orrery::app {
namespace {

using models::EndpointName;

// Only what enters a workload is measured as users see it.
void check_entered(const models::ScenarioSpec& spec, const std::set<EndpointName>& entered,
                   const EndpointName& name, const std::string& path, Findings& findings) {
  if (!check_endpoint(spec, name, path, findings)) return;
  if (entered.count(name) > 0 || findings.is_damaged("workloads")) return;
  std::vector<std::string> names;
  for (const EndpointName& each : entered) names.push_back(to_text(each));
  findings.add(path, "no workload enters '" + to_text(name) + "'; entered are " + joined(names));
}

}  // namespace

void check_objectives(const models::ScenarioSpec& spec, Findings& findings) {
  std::set<EndpointName> entered;
  for (const auto& [name, workload] : spec.workloads) {
    for (const models::MixEntry& entry : workload.mix) entered.insert(entry.endpoint);
  }
  for (std::size_t i = 0; i < spec.objectives.size(); ++i) {
    const std::string path = "objectives" + item_step(i) + ".endpoint";
    check_entered(spec, entered, spec.objectives[i].endpoint, path, findings);
  }
  for (const auto& [name, metrics] : spec.observed) {
    check_entered(spec, entered, name, "observed." + to_text(name), findings);
  }
}

}  // namespace orrery::app
