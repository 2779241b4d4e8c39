#include "app/schema/scenario_error.h"

#include <algorithm>

namespace orrery::app {
namespace {

std::string line(const Problem& problem) {
  std::string text;
  for (const std::string* part : {&problem.location, &problem.path}) {
    if (!part->empty()) text += *part + ": ";
  }
  return text + problem.message;
}

std::string lines(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += line(problem);
  }
  return text;
}

}  // namespace

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(lines(problems)), problems_(std::move(problems)) {}

bool ScenarioError::only_unmodelled() const {
  return std::all_of(problems_.begin(), problems_.end(), [](const Problem& problem) {
    return problem.kind == ProblemKind::unmodelled;
  });
}

}  // namespace orrery::app
