#include "app/compose/trace_files.h"

#include <filesystem>
#include <utility>
#include <variant>

#include "app/compose/source_file.h"
#include "app/compose/trace_table.h"
#include "app/schema/content_hash.h"
#include "app/schema/input_error.h"

namespace orrery::app {
namespace {

using models::TraceArrivalsSpec;

Node* value_of(Node* node, const char* key) {
  Entry* entry = node == nullptr ? nullptr : node->find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

void locate(Node* arrivals, const std::filesystem::path& folder) {
  Node* file = value_of(value_of(arrivals, "trace"), "file");
  if (file == nullptr || !file->is_scalar() || file->text.empty()) return;
  file->text = (folder / file->text).lexically_normal().string();
}

TraceProblem problem_of(const TraceTable& table, const TraceArrivalsSpec& trace,
                        const std::string& path) {
  TraceProblem problem = {path + "." + table.key, "", table.problem};
  if (table.place) {
    problem.location = trace.source.file + ":" + std::to_string(table.place->line) + ":" +
                       std::to_string(table.place->column);
  }
  return problem;
}

void load(TraceArrivalsSpec& trace, const std::string& path, std::vector<TraceProblem>& problems) {
  std::string text;
  try {
    text = read_text_file(trace.source.file, limits::kTraceFileBytesMax);
  } catch (const InputError& error) {
    problems.push_back({path + ".file", "", error.what()});
    return;
  }
  std::string content = content_hash(text);
  if (!trace.source.content.empty() && trace.source.content != content) {
    problems.push_back(
        {path + ".content", "", "is not that of " + trace.source.file + ", which is " + content});
    return;
  }
  trace.source.content = std::move(content);
  TraceTable table = read_trace_table(text, trace.source, trace.interval);
  if (!table.problem.empty()) {
    problems.push_back(problem_of(table, trace, path));
    return;
  }
  trace.rows = std::move(table.rows);
}

}  // namespace

void locate_traces(Node& document, const std::string& folder) {
  Node* workloads = value_of(&document, "workloads");
  if (workloads == nullptr) return;
  for (Entry& workload : workloads->entries) {
    locate(value_of(&workload.value, "arrivals"), folder);
    locate(value_of(value_of(&workload.value, "sessions"), "arrivals"), folder);
  }
}

std::vector<TraceProblem> load_traces(models::ScenarioSpec& spec,
                                      const std::function<bool(const std::string&)>& is_damaged) {
  std::vector<TraceProblem> problems;
  for (auto& [name, workload] : spec.workloads) {
    auto* sessions = std::get_if<models::SessionSpec>(&workload.source);
    auto* open =
        sessions != nullptr ? &sessions->arrivals : std::get_if<models::OpenSpec>(&workload.source);
    auto* trace = open == nullptr ? nullptr : std::get_if<TraceArrivalsSpec>(&open->arrivals);
    if (trace == nullptr || trace->source.file.empty()) continue;
    const std::string path =
        "workloads." + name + (sessions != nullptr ? ".sessions" : "") + ".arrivals.trace";
    if (!is_damaged(path)) load(*trace, path, problems);
  }
  return problems;
}

}  // namespace orrery::app
