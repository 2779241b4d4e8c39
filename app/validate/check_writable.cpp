#include <algorithm>
#include <set>
#include <string>
#include <variant>

#include "app/schema/reader.h"
#include "app/spec/names.h"
#include "app/validate/checks.h"
#include "app/validate/walk_steps.h"
#include "sim/base/time_text.h"
#include "sim/distributions/limits.h"

namespace orrery::app {
namespace {

// Mixtures in mixtures, counted no further than one beyond the limit.
int mixture_depth(const sim::DistributionSpec& law, int depth = 0) {
  const auto* mixture = std::get_if<sim::MixtureSpec>(&law.law);
  if (mixture == nullptr || depth > sim::kMixtureDepthMax) return depth;
  int deepest = depth + 1;
  for (const sim::MixtureComponent& component : mixture->components) {
    deepest = std::max(deepest, mixture_depth(component.distribution, depth + 1));
  }
  return deepest;
}

void check_law(const sim::DistributionSpec& law, const std::string& path, Findings& findings) {
  if (mixture_depth(law) <= sim::kMixtureDepthMax) return;
  findings.add(path, "has mixtures in mixtures, more than " +
                         std::to_string(sim::kMixtureDepthMax) + " deep");
}

void check_step(const models::StepSpec& step, const std::string& path, const StepOdds& odds,
                Findings& findings) {
  if (!check_depth(path, odds, findings)) return;
  if (const auto* compute = std::get_if<models::ComputeStepSpec>(&step.step)) {
    check_law(compute->demand, path + ".compute", findings);
  }
  if (const auto* sleep = std::get_if<models::SleepStepSpec>(&step.step)) {
    check_law(sleep->delay, path + ".sleep", findings);
  }
  const auto* choose = std::get_if<models::ChooseStepSpec>(&step.step);
  if (choose == nullptr || !choose->is_weighted) return;
  const bool has_when = std::any_of(choose->alternatives.begin(), choose->alternatives.end(),
                                    [](const auto& each) { return !each.when.empty(); });
  if (has_when) findings.add(path + ".choose", "is by weight and has conditions");
}

// Without a file, rows are written as the counts of intervals that follow each other.
void check_rows(const models::TraceArrivalsSpec& trace, const std::string& path,
                Findings& findings) {
  if (!trace.source.file.empty()) return;
  if (trace.interval <= sim::Duration()) {
    findings.add(path, "has neither a file nor an interval; instants are arrivals: {times: ...}");
    return;
  }
  sim::Duration begin;
  for (const models::TraceRow& row : trace.rows) {
    if (row.begin != begin) {
      findings.add(path, "has a row at " + sim::to_text(row.begin) + " in place of " +
                             sim::to_text(begin) + "; intervals must follow each other");
      return;
    }
    begin += trace.interval;
  }
}

void check_arrivals(const models::ArrivalsSpec& arrivals, const std::string& path,
                    Findings& findings) {
  if (const auto* renewal = std::get_if<models::RenewalArrivalsSpec>(&arrivals)) {
    check_law(renewal->gap, path + ".renewal", findings);
  } else if (const auto* on_off = std::get_if<models::OnOffArrivalsSpec>(&arrivals)) {
    check_law(on_off->on, path + ".on_off.on", findings);
    check_law(on_off->off, path + ".on_off.off", findings);
  } else if (const auto* cron = std::get_if<models::CronArrivalsSpec>(&arrivals)) {
    if (cron->jitter) check_law(*cron->jitter, path + ".cron.jitter", findings);
  } else if (const auto* trace = std::get_if<models::TraceArrivalsSpec>(&arrivals)) {
    check_rows(*trace, path + ".trace", findings);
  }
}

// The mix of sessions that say what they visit is read off their visits.
void check_visits(const models::SessionSpec& sessions, const models::WorkloadSpec& workload,
                  const std::string& path, Findings& findings) {
  if (sessions.visits.empty()) return;
  const std::set<models::EndpointName> visited(sessions.visits.begin(), sessions.visits.end());
  std::set<models::EndpointName> mix;
  for (const models::MixEntry& entry : workload.mix) mix.insert(entry.endpoint);
  if (mix != visited) findings.add(path + ".mix", "is not what the sessions visit");
}

void check_workload(const models::WorkloadSpec& workload, const std::string& path,
                    Findings& findings) {
  std::set<models::EndpointName> seen;
  for (const models::MixEntry& entry : workload.mix) {
    if (seen.insert(entry.endpoint).second) continue;
    findings.add(path + ".mix." + to_text(entry.endpoint), "stands twice");
  }
  if (const auto* closed = std::get_if<models::ClosedSpec>(&workload.source)) {
    check_law(closed->think_time, path + ".think_time", findings);
  }
  if (const auto* open = std::get_if<models::OpenSpec>(&workload.source)) {
    check_arrivals(open->arrivals, path + ".arrivals", findings);
  }
  if (const auto* sessions = std::get_if<models::SessionSpec>(&workload.source)) {
    check_law(sessions->think_time, path + ".sessions.think_time", findings);
    check_arrivals(sessions->arrivals.arrivals, path + ".sessions.arrivals", findings);
    check_visits(*sessions, workload, path, findings);
  }
  if (workload.client.give_up) {
    check_law(*workload.client.give_up, path + ".client.give_up", findings);
  }
}

void check_failure(const models::FailureSpec& failure, const std::string& path,
                   Findings& findings) {
  if (const auto* clocks = std::get_if<models::ClocksSpec>(&failure.when)) {
    check_law(clocks->up, path + ".clocks.up", findings);
    check_law(clocks->down, path + ".clocks.down", findings);
  }
  if (const auto* latency = std::get_if<models::LatencySpec>(&failure.kind)) {
    check_law(latency->delay, path + ".latency.delay", findings);
  }
}

// An objective around a failure without its id, or the other way round, would be lost.
void check_objective(const models::ObjectiveSpec& objective, const std::string& path,
                     Findings& findings) {
  const bool has_period = objective.period != models::ObjectivePeriod::whole;
  if (has_period != !objective.failure.empty() || (objective.recovers_within && !has_period)) {
    findings.add(path, "names a failure and no period, or a period and no failure");
  }
}

}  // namespace

void check_writable(const models::ScenarioSpec& spec, Findings& findings) {
  for (const auto& [service, service_spec] : spec.services) {
    if (service_spec.startup) {
      check_law(*service_spec.startup, "services." + service + ".startup", findings);
    }
    for (const auto& [endpoint, endpoint_spec] : service_spec.endpoints) {
      walk_steps(endpoint_spec.steps, steps_path({service, endpoint}),
                 [&](const models::StepSpec& step, const std::string& path, const StepOdds& odds) {
                   check_step(step, path, odds, findings);
                 });
    }
  }
  for (const auto& [name, workload] : spec.workloads) {
    check_workload(workload, "workloads." + name, findings);
  }
  for (std::size_t i = 0; i < spec.failures.size(); ++i) {
    const std::string path = "failures" + item_step(i);
    check_failure(spec.failures[i], path, findings);
    if (i == 0 || spec.failures[i - 1].id < spec.failures[i].id) continue;
    findings.add(path + ".id",
                 "is not behind the one before it; failures stand in the order of ids");
  }
  for (std::size_t i = 0; i < spec.objectives.size(); ++i) {
    check_objective(spec.objectives[i], "objectives" + item_step(i), findings);
  }
}

}  // namespace orrery::app
