#include <cstddef>
#include <cstdint>
#include <string>

#include "app/schema/limits.h"
#include "app/validate/checks.h"
#include "sim/base/limits.h"
#include "sim/base/time_text.h"

namespace orrery::app {

void check_times(const models::ScenarioSpec& spec, Findings& findings) {
  if (findings.is_damaged("duration")) return;
  if (spec.warmup >= spec.duration) {
    findings.add("warmup", "is " + to_text(spec.warmup) + ", not below the duration, " +
                               to_text(spec.duration));
  }
  const sim::Duration end = spec.duration + spec.drain;
  if (end > sim::limits::kSimTimeMax.since_start()) {
    findings.add("drain",
                 "makes the run longer than 36.5 years: duration and drain are " + to_text(end));
  }
  if (findings.is_damaged("window") || spec.window <= sim::Duration()) return;
  const auto windows = static_cast<std::uint64_t>(end / spec.window);
  if (windows >= sim::limits::kFingerprintWindowsMax) {
    findings.add("window", "is " + to_text(spec.window) + ", which makes " +
                               std::to_string(windows) + " windows; allowed are at most " +
                               std::to_string(sim::limits::kFingerprintWindowsMax));
  }
}

bool check_counts(const models::ScenarioSpec& spec, Findings& findings) {
  bool ok = true;
  const auto check = [&](const char* path, std::size_t count, const char* what, std::size_t most) {
    if (count <= most) return;
    ok = false;
    findings.add(path, "are " + std::to_string(count) + what + "; allowed are at most " +
                           std::to_string(most));
  };
  std::size_t endpoints = 0;
  for (const auto& [name, service] : spec.services) endpoints += service.endpoints.size();
  check("services", spec.services.size(), "", limits::kServicesMax);
  check("services", endpoints, " endpoints in all", limits::kEndpointsMax);
  check("workloads", spec.workloads.size(), "", limits::kWorkloadsMax);
  check("failures", spec.failures.size(), "", limits::kFailuresMax);
  return ok;
}

void check_sizes(const models::ScenarioSpec& spec, Findings& findings) {
  std::uint64_t pods = 0;
  for (const auto& [name, service] : spec.services) pods += service.replicas;
  if (pods > limits::kPodsMax) {
    findings.add("services", "have " + std::to_string(pods) +
                                 " replicas in all; allowed are at most " +
                                 std::to_string(limits::kPodsMax));
  }
  std::uint64_t nodes = 0;
  for (const auto& [name, zone] : spec.platform.zones) nodes += zone.nodes;
  if (nodes > limits::kPlatformNodesMax) {
    findings.add("platform.zones", "have " + std::to_string(nodes) +
                                       " nodes in all; allowed are at most " +
                                       std::to_string(limits::kPlatformNodesMax));
  }
}

}  // namespace orrery::app
