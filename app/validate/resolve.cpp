#include "app/validate/resolve.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "app/compose/trace_files.h"
#include "app/schema/limits.h"
#include "app/schema/read_yaml.h"
#include "app/schema/reader.h"
#include "app/schema/scenario_error.h"
#include "app/schema/write_yaml.h"
#include "app/spec/scenario.h"
#include "app/validate/checks.h"

namespace orrery::app {
namespace {

using models::ScenarioSpec;

// A problem with the place that orders it.
struct Located {
  Place place;
  Problem problem;
};

// Turns the canonical path of a finding into the source's: the longest part of it whose source is
// known is replaced, the rest stays.
Located locate(const Finding& finding, const Reader& reader, const SourceNames& names) {
  std::string_view known = finding.path;
  while (!known.empty()) {
    const auto place = reader.places().find(known);
    if (place != reader.places().end()) {
      std::string path = place->second.path;
      path += finding.path.substr(known.size());
      const Place& where = place->second.place;
      return {where, {ProblemKind::error, path, to_text(where, names), finding.message}};
    }
    known = parent_path(known);
  }
  return {{}, {ProblemKind::error, finding.path, "", finding.message}};
}

[[noreturn]] void throw_sorted(std::vector<Located> located, std::size_t left_out) {
  std::stable_sort(located.begin(), located.end(),
                   [](const Located& a, const Located& b) { return a.place < b.place; });
  std::vector<Problem> problems;
  for (Located& each : located) {
    const bool is_there = std::any_of(problems.begin(), problems.end(), [&](const Problem& p) {
      return p.path == each.problem.path && p.location == each.problem.location &&
             p.message == each.problem.message;
    });
    if (is_there) continue;
    if (problems.size() >= limits::kProblemsMax) {
      left_out += static_cast<std::size_t>(&located.back() - &each) + 1;
      break;
    }
    problems.push_back(std::move(each.problem));
  }
  if (left_out > 0) {
    problems.push_back({ProblemKind::error, "", "",
                        "there are more problems, " + std::to_string(left_out) +
                            " at least; shown are " + std::to_string(limits::kProblemsMax)});
  }
  throw ScenarioError(std::move(problems));
}

std::set<std::string> damaged_paths(const Reader& reader) {
  std::set<std::string> paths;
  for (const FoundProblem& problem : reader.problems()) paths.insert(problem.canonical_path);
  return paths;
}

// A problem within the file of a trace stands where the scenario names what it is about.
Located locate(const TraceProblem& problem, const Reader& reader, const SourceNames& names) {
  Located located = locate(Finding{problem.path, problem.message}, reader, names);
  if (!problem.location.empty()) located.problem.location = problem.location;
  return located;
}

std::vector<Located> found_problems(const Composition& source, const Reader& reader,
                                    const std::vector<Finding>& findings,
                                    const std::vector<TraceProblem>& traces = {}) {
  std::vector<Located> located;
  for (const SyntaxProblem& problem : source.problems) {
    located.push_back({problem.place,
                       {ProblemKind::error, problem.path, to_text(problem.place, source.names),
                        problem.message}});
  }
  for (const FoundProblem& problem : reader.problems()) {
    located.push_back(
        {problem.place,
         {problem.kind, problem.path, to_text(problem.place, source.names), problem.message}});
  }
  for (const Finding& finding : findings) {
    located.push_back(locate(finding, reader, source.names));
  }
  for (const TraceProblem& problem : traces) {
    located.push_back(locate(problem, reader, source.names));
  }
  return located;
}

// Written in full a scenario can be larger than a file may be.
void check_size(const Node& resolved, const std::string& text, Findings& findings) {
  const auto count = [](const Node& node, const auto& self) -> std::size_t {
    std::size_t nodes = 1;
    for (const Node& item : node.items) nodes += self(item, self);
    for (const Entry& entry : node.entries) nodes += 1 + self(entry.value, self);
    return nodes;
  };
  const auto check = [&](std::size_t size, std::size_t most, const char* what) {
    if (size <= most) return;
    findings.add("", "written in full, with all defaults, the scenario has " +
                         std::to_string(size) + what + "; allowed are at most " +
                         std::to_string(most));
  };
  check(count(resolved, count), limits::kNodesMax, " keys and values");
  check(count_signs(text), limits::kSignsMax, " brackets, commas, colons, dashes and the like");
  check(text.size(), limits::kFileBytesMax, " bytes");
}

void collect_origins(const Node& node, const std::string& path, const Reader& reader,
                     const SourceNames& names, std::map<std::string, std::string>& origins) {
  if (node.items.empty() && node.entries.empty()) {
    const auto known = reader.places().find(path);
    if (known == reader.places().end()) return;
    const std::string place = to_text(known->second.place, names);
    if (!place.empty()) origins.emplace(path, place);
    return;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    collect_origins(node.items[i], path + item_step(i), reader, names, origins);
  }
  for (const Entry& entry : node.entries) {
    std::string below = path;
    append_step(below, entry.key);
    collect_origins(entry.value, below, reader, names, origins);
  }
}

}  // namespace

class ValidScenarioMaker {
 public:
  static ValidScenario make(ScenarioSpec spec, std::string text,
                            std::map<std::string, std::string> origins) {
    ValidScenario scenario;
    scenario.spec_ = std::move(spec);
    scenario.resolved_text_ = std::move(text);
    scenario.origins_ = std::move(origins);
    return scenario;
  }
};

ValidScenario resolve(const Composition& source) {
  Reader reader;
  const bool is_readable =
      std::none_of(source.problems.begin(), source.problems.end(),
                   [](const SyntaxProblem& problem) { return problem.is_fatal; });
  if (!is_readable) throw_sorted(found_problems(source, reader, {}), 0);
  if (source.root.kind == NodeKind::nothing) {
    const std::string name = source.names.empty() ? "" : source.names.front();
    throw ScenarioError({{ProblemKind::error, "", name, "is empty; a scenario is needed"}});
  }
  ScenarioSpec spec;
  spec.name = source.default_name;
  scenario_object().read(source.root, reader, spec);
  // One node, where nothing is said of nodes.
  if (spec.platform.zones.empty()) spec.platform.zones["default"] = {};

  std::set<std::string> damaged = damaged_paths(reader);
  const std::vector<TraceProblem> traces = load_traces(
      spec, [&](const std::string& path) { return Findings(damaged).is_damaged(path); });
  for (const TraceProblem& problem : traces) damaged.insert(problem.path);
  Findings findings(std::move(damaged));
  check_scenario(spec, findings);
  std::vector<Finding> found = findings.take();
  std::vector<Located> problems = found_problems(source, reader, found, traces);
  if (!problems.empty()) {
    throw_sorted(std::move(problems), reader.problems_left_out() + findings.left_out());
  }

  const Node resolved = scenario_object().write(spec);
  std::string text = to_yaml(resolved);
  check_size(resolved, text, findings);
  found = findings.take();
  if (!found.empty()) throw_sorted(found_problems(source, reader, found), 0);
  std::map<std::string, std::string> origins;
  collect_origins(resolved, "", reader, source.names, origins);
  return ValidScenarioMaker::make(std::move(spec), std::move(text), std::move(origins));
}

}  // namespace orrery::app
