#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "app/schema/nearest.h"
#include "app/schema/reader.h"
#include "app/spec/names.h"
#include "app/spec/objectives.h"
#include "app/spec/period_names.h"
#include "app/validate/checks.h"
#include "sim/base/time_text.h"

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

// When a failure is over for good; none: by chance, or never.
std::optional<sim::Duration> end_of(const models::FailureSpec& failure) {
  const auto* timeline = std::get_if<models::TimelineSpec>(&failure.when);
  if (timeline == nullptr || !timeline->length) return std::nullopt;
  return timeline->at + timeline->every * (timeline->times - 1) + *timeline->length;
}

// Whether requests can arrive behind the failure.
void check_end(const models::ScenarioSpec& spec, const models::FailureSpec& failure,
               const std::string& path, Findings& findings) {
  if (std::holds_alternative<models::ClocksSpec>(failure.when)) return;
  const std::size_t index = static_cast<std::size_t>(&failure - spec.failures.data());
  if (findings.is_damaged("failures" + item_step(index)) || findings.is_damaged("duration")) return;
  const std::optional<sim::Duration> end = end_of(failure);
  if (!end) {
    findings.add(path, "failure '" + failure.id +
                           "' lasts until the end of the run: there is no "
                           "after; how long it lasts is said by its `for`");
  } else if (*end >= spec.duration) {
    findings.add(path, "failure '" + failure.id + "' ends at " + to_text(*end) +
                           ", not before the duration, " + to_text(spec.duration) +
                           ": there is no after");
  }
}

bool has_windows(models::EndpointMetric metric) {
  using models::EndpointMetric;
  return metric == EndpointMetric::rate || metric == EndpointMetric::success ||
         metric == EndpointMetric::mean || metric == EndpointMetric::p50 ||
         metric == EndpointMetric::p99;
}

void check_period(const models::ScenarioSpec& spec, const models::ObjectiveSpec& objective,
                  const std::string& path, Findings& findings) {
  if (objective.recovers_within && !has_windows(objective.metric)) {
    findings.add(path + ".recovers_within",
                 "judges windows, of which " + metric_name(objective.metric) +
                     " is not known; allowed are rate, success, mean, p50, p99");
  }
  if (objective.period == models::ObjectivePeriod::whole) return;
  const std::string where = path + "." + std::string(to_text(objective.period));
  const auto failure = std::find_if(spec.failures.begin(), spec.failures.end(),
                                    [&](const auto& each) { return each.id == objective.failure; });
  if (failure == spec.failures.end()) {
    // It may be one that could not be read, or the id of a change.
    if (findings.is_damaged("failures") || findings.is_damaged("changes")) return;
    findings.add(where, [&] {
      NearestName nearest(objective.failure);
      for (const models::FailureSpec& each : spec.failures) nearest.offer(each.id);
      return "there is no failure '" + objective.failure + "'" +
             (spec.failures.empty() ? "; the scenario has none"
                                    : nearest.did_you_mean_of("known are"));
    });
  } else if (objective.period == models::ObjectivePeriod::after) {
    check_end(spec, *failure, where, findings);
  }
}

}  // namespace

void check_objectives(const models::ScenarioSpec& spec, Findings& findings) {
  std::set<EndpointName> entered;
  for (const auto& [name, workload] : spec.workloads) {
    for (const models::MixEntry& entry : workload.mix) entered.insert(entry.endpoint);
  }
  for (std::size_t i = 0; i < spec.objectives.size(); ++i) {
    const std::string path = "objectives" + item_step(i);
    check_entered(spec, entered, spec.objectives[i].endpoint, path + ".endpoint", findings);
    check_period(spec, spec.objectives[i], path, findings);
  }
  for (const auto& [name, metrics] : spec.observed) {
    check_entered(spec, entered, name, "observed." + to_text(name), findings);
  }
}

}  // namespace orrery::app
