#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/cli/scenario_input.h"
#include "app/report/json_writer.h"
#include "app/report/utf8.h"
#include "app/schema/scenario_error.h"

namespace orrery::app {

namespace {

std::vector<Problem> problems_of(const CommandLine& line) {
  try {
    load_input(line.inputs.front(), line.sets);
  } catch (const ScenarioError& error) {
    return error.problems();
  }
  return {};
}

void write_problems(JsonWriter& json, const char* key, const std::vector<Problem>& problems,
                    ProblemKind kind) {
  json.key(key).begin_array();
  for (const Problem& problem : problems) {
    if (problem.kind != kind) continue;
    json.begin_object()
        .field("path", std::string_view(problem.path))
        .field("location", std::string_view(problem.location))
        .field("message", std::string_view(problem.message))
        .end_object();
  }
  json.end_array();
}

std::string document_of(const std::vector<Problem>& problems) {
  JsonWriter json;
  json.begin_object().field("schema", "orrery.validate/1").field("valid", problems.empty());
  write_problems(json, "errors", problems, ProblemKind::error);
  write_problems(json, "unmodelled", problems, ProblemKind::unmodelled);
  return json.end_object().text();
}

std::string lines_of(const std::vector<Problem>& problems, ProblemKind kind) {
  std::string text;
  for (const Problem& problem : problems) {
    if (problem.kind != kind) continue;
    std::string one;
    for (const std::string* part : {&problem.location, &problem.path}) {
      if (!part->empty()) one += *part + ": ";
    }
    text += printable(one + problem.message) + '\n';
  }
  return text;
}

std::string text_of(const std::vector<Problem>& problems) {
  if (problems.empty()) return "valid\n";
  const std::string errors = lines_of(problems, ProblemKind::error);
  const std::string unmodelled = lines_of(problems, ProblemKind::unmodelled);
  std::string text = errors;
  if (!unmodelled.empty()) {
    if (!errors.empty()) text += '\n';
    text += "not modelled yet, so it cannot be run:\n" + unmodelled;
  }
  return text;
}

}  // namespace

int validate_command(const CommandLine& line) {
  const std::vector<Problem> problems = problems_of(line);
  if (line.json) {
    print_result(document_of(problems));
  } else if (!line.quiet) {
    print_result(text_of(problems));
  }
  return problems.empty() ? kExitOk : kExitScenario;
}

}  // namespace orrery::app
