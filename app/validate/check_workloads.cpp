#include <cstddef>
#include <string>
#include <variant>

#include "app/schema/nearest.h"
#include "app/schema/reader.h"
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

void check_sessions(const ScenarioSpec& spec, const models::SessionSpec& sessions,
                    const std::string& path, Findings& findings) {
  check_distribution(sessions.think_time, path + ".think_time", findings);
  double requests = static_cast<double>(sessions.visits.size());
  if (sessions.visits.empty()) {
    requests = check_batch(sessions.requests, path + ".requests", findings);
  }
  for (std::size_t i = 0; i < sessions.visits.size(); ++i) {
    check_endpoint(spec, sessions.visits[i], path + ".requests" + item_step(i), findings);
  }
  check_arrivals(sessions.arrivals, spec, requests, path + ".arrivals", findings);
}

void check_workload(const ScenarioSpec& spec, const WorkloadSpec& workload, const std::string& path,
                    Findings& findings) {
  if (workload.mix.empty() && !findings.is_damaged(path + ".endpoint")) {
    findings.add(path + ".mix", "is empty; one endpoint at least is needed");
  }
  const auto* sessions = std::get_if<models::SessionSpec>(&workload.source);
  if (sessions != nullptr) check_sessions(spec, *sessions, path + ".sessions", findings);
  const bool has_visits = sessions != nullptr && !sessions->visits.empty();
  for (const models::MixEntry& entry : workload.mix) {
    if (has_visits) break;
    check_endpoint(spec, entry.endpoint, path + ".mix." + to_text(entry.endpoint), findings);
  }
  if (const auto* open = std::get_if<models::OpenSpec>(&workload.source)) {
    check_arrivals(*open, spec, 1, path + ".arrivals", findings);
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
