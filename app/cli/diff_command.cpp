#include <algorithm>
#include <optional>

#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/cli/scenario_input.h"
#include "app/report/document_parts.h"
#include "app/report/json_writer.h"
#include "app/report/resolved_values.h"
#include "app/report/run_folder.h"
#include "app/report/utf8.h"
#include "app/run/divergence.h"
#include "sim/base/time_text.h"

namespace orrery::app {

namespace {

constexpr std::size_t kValuesShown = 20;

// What two runs have in common and what not.
struct Difference {
  bool same_facts = true;
  std::vector<ValueDifference> values;
  std::vector<std::string> conditions;   // "seed: 1 and 2"
  std::string window;                    // of folders: where the first differing one starts
  std::optional<Divergence> divergence;  // of scenarios
};

void compare_condition(const char* name, const std::string& a, const std::string& b,
                       Difference& difference) {
  if (a != b) difference.conditions.push_back(std::string(name) + ": " + a + " and " + b);
}

Difference diff_folders(const RunFolder& a, const RunFolder& b) {
  Difference difference;
  difference.values = differing_values(a.resolved_scenario, b.resolved_scenario);
  compare_condition("version", a.version, b.version, difference);
  compare_condition("seed", std::to_string(a.seed), std::to_string(b.seed), difference);
  compare_condition("replication", std::to_string(a.replication), std::to_string(b.replication),
                    difference);
  compare_condition("complete", a.complete ? "yes" : "no", b.complete ? "yes" : "no", difference);
  difference.same_facts = a.fingerprint == b.fingerprint;
  if (difference.same_facts) return difference;
  const std::size_t common = std::min(a.windows.size(), b.windows.size());
  std::size_t i = 0;
  while (i < common && a.windows[i].start_seconds == b.windows[i].start_seconds &&
         a.windows[i].fingerprint == b.windows[i].fingerprint) {
    ++i;
  }
  const std::vector<RunFolder::Window>& longer = i < a.windows.size() ? a.windows : b.windows;
  if (i < longer.size()) difference.window = longer[i].start_seconds + "s";
  return difference;
}

Difference diff_scenarios(const CommandLine& line, const std::atomic<bool>& interrupt) {
  const ValidScenario a = load_input(line.inputs[0], line.sets);
  const ValidScenario b = load_input(line.inputs[1], line.sets);
  Difference difference;
  difference.values = differing_values(a.resolved_text(), b.resolved_text());
  difference.divergence =
      find_divergence(a.spec(), b.spec(), run_options(line, a.spec()), {&interrupt, {}});
  difference.same_facts = !difference.divergence.has_value();
  return difference;
}

std::string document_of(const Difference& difference) {
  JsonWriter json;
  json.begin_object()
      .field("schema", "orrery.diff/1")
      .field("same_facts", difference.same_facts)
      .key("values")
      .begin_array();
  for (const ValueDifference& value : difference.values) {
    json.begin_object()
        .field("path", std::string_view(value.path))
        .field("a", std::string_view(value.a))
        .field("b", std::string_view(value.b))
        .end_object();
  }
  json.end_array();
  write_texts(json, "conditions", difference.conditions);
  json.key("first_window");
  if (difference.window.empty()) {
    json.null();
  } else {
    json.value(std::string_view(difference.window));
  }
  json.key("first_instant_ns");
  if (!difference.divergence) return json.null().end_object().text();
  json.value(difference.divergence->instant.nanoseconds()).key("counts").begin_array();
  for (const DivergentCount& count : difference.divergence->counts) {
    json.begin_object()
        .field("what", std::string_view(count.what))
        .field("a", count.a)
        .field("b", count.b)
        .end_object();
  }
  return json.end_array().end_object().text();
}

std::string values_text(const std::vector<ValueDifference>& values) {
  if (values.empty()) return "scenarios: equal\n";
  std::string text = "scenarios: " + std::to_string(values.size()) + " values differ\n";
  const auto shown = [](const std::string& value) {
    return value.empty() ? std::string("(absent)") : fitted(printable(value), 40);
  };
  for (std::size_t i = 0; i < values.size() && i < kValuesShown; ++i) {
    text += "  " + printable(values[i].path) + ": " + shown(values[i].a) + " | " +
            shown(values[i].b) + '\n';
  }
  if (values.size() > kValuesShown) {
    text += "  and " + std::to_string(values.size() - kValuesShown) + " more\n";
  }
  return text;
}

std::string text_of(const Difference& difference) {
  std::string text = values_text(difference.values);
  for (const std::string& condition : difference.conditions) {
    text += "differs: " + printable(condition) + '\n';
  }
  if (difference.same_facts) return text + "facts: equal\n";
  if (difference.divergence) {
    const Divergence& divergence = *difference.divergence;
    text += "facts: equal before " + sim::to_text(divergence.instant) + ", different then\n";
    text += "  events executed before: " + std::to_string(divergence.events_a) + " and " +
            std::to_string(divergence.events_b) + '\n';
    for (const DivergentCount& count : divergence.counts) {
      text += "  behind it, " + printable(count.what) + ": " + std::to_string(count.a) + " and " +
              std::to_string(count.b) + '\n';
    }
    return text;
  }
  text += "facts: different";
  if (!difference.window.empty()) {
    text += " from the window that starts at " + printable(difference.window);
  }
  return text + "\n'orrery diff A/scenario.yaml B/scenario.yaml' finds the instant\n";
}

}  // namespace

int diff_command(const CommandLine& line, const std::atomic<bool>& interrupt) {
  const bool are_folders = is_run_folder(line.inputs[0]) && is_run_folder(line.inputs[1]);
  const Difference difference =
      are_folders ? diff_folders(read_run_folder(line.inputs[0]), read_run_folder(line.inputs[1]))
                  : diff_scenarios(line, interrupt);
  if (interrupt && !are_folders) return kExitInterrupted;
  if (line.json) {
    print_result(document_of(difference));
  } else if (!line.quiet) {
    print_result(text_of(difference));
  }
  return difference.same_facts ? kExitOk : kExitInternal;
}

}  // namespace orrery::app
