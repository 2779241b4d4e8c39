#include "app/validate/load_scenario.h"

#include <utility>

#include "app/compose/compose.h"
#include "app/spec/scenario.h"
#include "app/validate/checks.h"
#include "app/validate/resolve.h"

namespace orrery::app {
namespace {

void throw_if_any(const std::vector<Finding>& findings) {
  std::vector<Problem> problems;
  for (const Finding& finding : findings) {
    problems.push_back({ProblemKind::error, finding.path, "", finding.message});
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

}  // namespace

ValidScenario load_scenario_file(const std::string& path, const std::vector<std::string>& sets) {
  return resolve(compose_file(path, sets));
}

ValidScenario load_scenario_text(std::string_view text, const std::string& name,
                                 const std::vector<std::string>& sets) {
  return resolve(compose_text(text, name, sets));
}

ValidScenario validate_scenario(models::ScenarioSpec spec) {
  Findings findings({});
  check_writable(spec, findings);
  throw_if_any(findings.take());
  Composition source;
  source.root = scenario_object().write(spec);
  return resolve(source);
}

}  // namespace orrery::app
