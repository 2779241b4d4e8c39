#include <string>
#include <variant>

#include "app/schema/nearest.h"
#include "app/spec/names.h"
#include "app/validate/checks.h"
#include "app/validate/walk_steps.h"

namespace orrery::app {
namespace {

using models::EndpointName;
using models::ScenarioSpec;

constexpr std::size_t kBranchesMax = 10'000;
constexpr std::size_t kAlternativesMax = 1'000;

struct CheckStep {
  const ScenarioSpec& spec;
  const std::string& path;
  Findings& findings;

  void operator()(const models::ComputeStepSpec& step) const {
    check_distribution(step.demand, path + ".compute", findings);
  }
  void operator()(const models::SleepStepSpec& step) const {
    check_distribution(step.delay, path + ".sleep", findings);
  }
  void operator()(const models::CallStepSpec& step) const {
    check_endpoint(spec, step.to, path + ".call.to", findings);
  }
  void operator()(const models::ParallelStepSpec& step) const {
    const std::size_t branches = step.branches.size();
    if (branches < 1 || branches > kBranchesMax) {
      findings.add(path + ".parallel.branches", "has " + std::to_string(branches) +
                                                    " branches; allowed are 1 to " +
                                                    std::to_string(kBranchesMax));
    } else if (step.wait_for > branches) {
      findings.add(path + ".parallel.wait_for", "is " + std::to_string(step.wait_for) +
                                                    ", more than there are branches, " +
                                                    std::to_string(branches));
    }
  }
  void operator()(const models::ChooseStepSpec& step) const {
    const std::size_t alternatives = step.alternatives.size();
    if (alternatives < 1 || alternatives > kAlternativesMax) {
      findings.add(path + ".choose", "has " + std::to_string(alternatives) +
                                         " alternatives; allowed are 1 to " +
                                         std::to_string(kAlternativesMax));
    }
  }
  void operator()(const models::RepeatStepSpec& step) const {
    if (step.times_min <= step.times_max) return;
    findings.add(path + ".repeat.times.max", "is " + std::to_string(step.times_max) +
                                                 ", below min, " + std::to_string(step.times_min));
  }
  void operator()(const models::FailStepSpec&) const {}
};

void check_steps(const ScenarioSpec& spec, const EndpointName& name, const models::StepList& steps,
                 Findings& findings) {
  walk_steps(steps, steps_path(name),
             [&](const models::StepSpec& step, const std::string& path, const StepOdds& odds) {
               if (!check_depth(path, odds, findings)) return;
               std::visit(CheckStep{spec, path, findings}, step.step);
             });
}

}  // namespace

bool check_endpoint(const ScenarioSpec& spec, const EndpointName& name, const std::string& path,
                    Findings& findings) {
  const auto service = spec.services.find(name.service);
  if (service == spec.services.end()) {
    if (findings.is_damaged_at_or_above("services")) return false;
    findings.add(path, [&] {
      return "found '" + to_text(name) + "', but there is no service '" + name.service + "'" +
             did_you_mean_key(name.service, spec.services, "known are");
    });
    return false;
  }
  if (service->second.endpoints.count(name.endpoint) > 0) return true;
  if (findings.is_damaged_at_or_above("services." + name.service + ".endpoints")) return false;
  findings.add(path, [&] {
    return "found '" + to_text(name) + "', but service '" + name.service + "' has no endpoint '" +
           name.endpoint + "'" +
           did_you_mean_key(name.endpoint, service->second.endpoints, "known are");
  });
  return false;
}

void check_services(const ScenarioSpec& spec, Findings& findings) {
  if (spec.services.empty() && !findings.is_damaged("kubernetes"))
    findings.add("services", "is empty; one at least is needed");
  for (const auto& [name, service] : spec.services) {
    const std::string path = "services." + name;
    const bool has_other_work =
        findings.is_damaged(path + ".background") || findings.is_damaged(path + ".consumers");
    if (service.endpoints.empty() && !has_other_work) {
      findings.add(path + ".endpoints", "is empty; one at least is needed");
    }
    for (const auto& [endpoint, endpoint_spec] : service.endpoints) {
      check_steps(spec, {name, endpoint}, endpoint_spec.steps, findings);
    }
  }
  for (const auto& [name, policy] : spec.traffic.to) {
    if (spec.services.count(name) > 0 || findings.is_damaged_at_or_above("services")) continue;
    findings.add("traffic.to." + name, [&, &name = name] {
      return "there is no service '" + name + "'" +
             did_you_mean_key(name, spec.services, "known are");
    });
  }
}

}  // namespace orrery::app
