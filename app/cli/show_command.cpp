#include <algorithm>
#include <map>

#include "app/cli/commands.h"
#include "app/cli/edge_policy.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/cli/scenario_input.h"
#include "app/report/json_writer.h"
#include "app/report/resolved_values.h"
#include "app/report/utf8.h"
#include "app/schema/nearest.h"

namespace orrery::app {

namespace {

constexpr std::size_t kCommentColumn = 60;

// Empty: a default.
std::string origin_of(const ValidScenario& scenario, const std::string& path) {
  const auto found = scenario.origins().find(path);
  return found == scenario.origins().end() ? std::string() : found->second;
}

// By line, where its values came from; several values of one line may come from several places.
std::map<std::size_t, std::string> comments_of(const ValidScenario& scenario,
                                               const std::vector<ResolvedValue>& values) {
  std::map<std::size_t, std::vector<std::string>> origins;
  for (const ResolvedValue& value : values) {
    std::vector<std::string>& places = origins[value.line];
    std::string origin = origin_of(scenario, value.path);
    const bool is_new = std::find(places.begin(), places.end(), origin) == places.end();
    if (is_new && !origin.empty()) places.push_back(std::move(origin));
  }
  std::map<std::size_t, std::string> comments;
  for (const auto& [line, places] : origins) {
    comments[line] = places.empty() ? "default" : joined(places);
  }
  return comments;
}

std::string commented(const ValidScenario& scenario, const Ink& ink) {
  const std::string& text = scenario.resolved_text();
  const std::map<std::size_t, std::string> comments = comments_of(scenario, resolved_values(text));
  std::string out;
  std::size_t begin = 0;
  for (std::size_t line = 1; begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string one = text.substr(begin, end - begin);
    begin = end + 1;
    if (const auto comment = comments.find(line); comment != comments.end()) {
      const std::size_t width = width_of(one);
      one.append(width + 2 < kCommentColumn ? kCommentColumn - width : 2, ' ');
      one += ink.dim("# " + printable(comment->second));
    }
    out += one + '\n';
  }
  return out;
}

std::string document_of(const ValidScenario& scenario) {
  JsonWriter json;
  json.begin_object()
      .field("schema", "orrery.show/1")
      .field("name", std::string_view(scenario.spec().name))
      .field("scenario", std::string_view(scenario.resolved_text()))
      .key("values")
      .begin_array();
  for (const ResolvedValue& value : resolved_values(scenario.resolved_text())) {
    const std::string origin = origin_of(scenario, value.path);
    json.begin_object()
        .field("path", std::string_view(value.path))
        .field("value", std::string_view(value.value))
        .key("origin");
    if (origin.empty()) {
      json.null();
    } else {
      json.value(std::string_view(origin));
    }
    json.end_object();
  }
  return json.end_array().end_object().text();
}

}  // namespace

int show_command(const CommandLine& line) {
  const ValidScenario scenario = load_input(line.inputs.front(), line.sets);
  if (!line.edge.empty()) return show_edge(line, scenario);
  if (line.json) {
    print_result(document_of(scenario));
  } else {
    print_result(commented(scenario, ink_of_results(line.color)));
  }
  return kExitOk;
}

}  // namespace orrery::app
