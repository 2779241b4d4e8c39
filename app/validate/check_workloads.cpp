#include <string>
#include <variant>

#include "app/schema/nearest.h"
#include "app/spec/names.h"
#include "app/validate/checks.h"

namespace orrery::app {
namespace {

using models::ScenarioSpec;
using models::WorkloadSpec;

void check_zone(const ScenarioSpec& spec, const std::string& zone, const std::string& path,
                Findings& findings) {
  if (spec.platform.zones.count(zone) > 0 || findings.is_damaged("platform.zones")) return;
  findings.add(path, [&] {
    return "there is no zone '" + zone + "'" +
           did_you_mean_key(zone, spec.platform.zones, "known are");
  });
}

void check_workload(const ScenarioSpec& spec, const WorkloadSpec& workload, const std::string& path,
                    Findings& findings) {
  if (workload.mix.empty() && !findings.is_damaged(path + ".endpoint")) {
    findings.add(path + ".mix", "is empty; one endpoint at least is needed");
  }
  for (const models::MixEntry& entry : workload.mix) {
    check_endpoint(spec, entry.endpoint, path + ".mix." + to_text(entry.endpoint), findings);
  }
  if (const auto* open = std::get_if<models::OpenSpec>(&workload.source)) {
    check_arrivals(*open, spec, path + ".arrivals", findings);
  }
  if (const auto* closed = std::get_if<models::ClosedSpec>(&workload.source)) {
    check_distribution(closed->think_time, path + ".think_time", findings);
  }
  if (workload.from_zone) {
    check_zone(spec, *workload.from_zone, path + ".from.zone", findings);
  }
  if (workload.client.give_up) {
    check_distribution(*workload.client.give_up, path + ".client.give_up", findings);
  }
}

}  // namespace

void check_workloads(const ScenarioSpec& spec, Findings& findings) {
  if (spec.workloads.empty()) findings.add("workloads", "is empty; one at least is needed");
  for (const auto& [name, workload] : spec.workloads) {
    check_workload(spec, workload, "workloads." + name, findings);
  }
}

}  // namespace orrery::app
