#include <string>
#include <variant>

#include "app/schema/reader.h"
#include "app/spec/failure_kinds.h"
#include "app/validate/checks.h"
#include "app/validate/failure_targets.h"
#include "sim/base/time_text.h"
#include "sim/distributions/moments.h"
#include "sim/distributions/validate.h"

namespace orrery::app {
namespace {

using models::FailureSpec;
using models::ScenarioSpec;

struct CheckFailureKind {
  const ScenarioSpec& spec;
  const std::string& path;
  Findings& findings;

  void operator()(const models::PodKillSpec& kind) const {
    check_pods_exist(spec, kind.pods, path, findings);
  }
  void operator()(const models::NodeCrashSpec& kind) const {
    check_nodes_exist(spec, kind.nodes, path, findings);
  }
  void operator()(const models::ZoneOutageSpec& kind) const {
    check_zone_exists(spec, kind.zone, path + ".zone", findings);
  }
  void operator()(const models::SlowCpuSpec& kind) const {
    if (const auto* pods = std::get_if<models::PodChoice>(&kind.where)) {
      check_pods_exist(spec, *pods, path, findings);
    } else {
      check_nodes_exist(spec, std::get<models::NodeChoice>(kind.where), path, findings);
    }
  }
  void operator()(const models::CoresOfflineSpec& kind) const {
    check_nodes_exist(spec, kind.nodes, path, findings);
    check_nodes_are_shared(spec, kind.nodes, path, findings);
  }
  void operator()(const models::ErrorsSpec& kind) const {
    check_endpoint(spec, kind.endpoint, path + ".endpoint", findings);
  }
  void operator()(const models::LatencySpec& kind) const {
    check_endpoint(spec, kind.endpoint, path + ".endpoint", findings);
    check_distribution(kind.delay, path + ".delay", findings);
  }
};

struct CheckFailureTimes {
  const ScenarioSpec& spec;
  const std::string& path;
  Findings& findings;

  void operator()(const models::TimelineSpec& timeline) const {
    if (timeline.at >= spec.duration && !findings.is_damaged("duration")) {
      findings.add(path + ".at", "is " + to_text(timeline.at) + ", not below the duration, " +
                                     to_text(spec.duration) + ": nobody would meet it");
    }
    if (timeline.times < 2 || !timeline.length || timeline.every >= *timeline.length) return;
    findings.add(path + ".repeat.every", "is " + to_text(timeline.every) + ", below `for`, " +
                                             to_text(*timeline.length) +
                                             ": it would begin again before it has ended");
  }

  void operator()(const models::ClocksSpec& clocks) const {
    check_distribution(clocks.down, path + ".clocks.down", findings);
    const std::string up = path + ".clocks.up";
    check_distribution(clocks.up, up, findings);
    if (findings.is_damaged(up) || !sim::validate(clocks.up).empty()) return;
    if (sim::moments(clocks.up).mean > 0) return;
    findings.add(up, "has times of mean 0: nothing would ever work");
  }
};

bool takes_pods_away(const models::FailureKindSpec& kind) {
  return std::holds_alternative<models::PodKillSpec>(kind) ||
         std::holds_alternative<models::NodeCrashSpec>(kind) ||
         std::holds_alternative<models::ZoneOutageSpec>(kind);
}

}  // namespace

void check_failures(const ScenarioSpec& spec, Findings& findings) {
  for (std::size_t i = 0; i < spec.failures.size(); ++i) {
    const FailureSpec& failure = spec.failures[i];
    // One that could not be read: its kind and its times are unknown.
    if (failure.id.empty()) continue;
    const std::string path = "failures" + item_step(i);
    if (i > 0 && failure.id == spec.failures[i - 1].id) {
      findings.add(path + ".id",
                   "'" + failure.id + "' stands twice; each failure has an id of its own");
    }
    std::visit(CheckFailureTimes{spec, path, findings}, failure.when);
    const std::string kind(kind_name(failure.kind));
    const std::string kind_path = path + "." + kind;
    std::visit(CheckFailureKind{spec, kind_path, findings}, failure.kind);
    if (!failure.noticed_after || takes_pods_away(failure.kind)) continue;
    findings.add(path + ".noticed_after", "is for pod_kill, node_crash and zone_outage: behind " +
                                              kind + " there is nothing to be noticed");
  }
}

}  // namespace orrery::app
