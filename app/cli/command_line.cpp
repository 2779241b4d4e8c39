// The only file that knows CLI11. Its messages are replaced by our own: they say what was found,
// what is allowed and what was probably meant.
#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <stdexcept>
#include <thread>

#include "app/cli/exit_code.h"
#include "app/cli/number_arguments.h"
#include "app/run/replicate.h"
#include "app/schema/nearest.h"

namespace orrery::app {

namespace {

constexpr std::uint32_t kWholeMax = 0xffff'ffff;

// Texts of options whose meaning is settled behind the parsing.
struct Texts {
  std::string seed;
  std::string replication;
  std::string replications;
  std::string precision;
  std::string threads;
  std::string queue = "radix";
  std::string color = "auto";
  std::string fail_on;
  bool no_fast_paths = false;
};

class Grammar {
 public:
  explicit Grammar(CommandLine& line) : line_(line) {
    app_.require_subcommand(0, 1);
    app_.set_help_flag("-h,--help", "show this help");
    app_.footer(
        "'orrery help COMMAND' shows the options of a command.\n"
        "Exit codes: 0 ok, 1 internal error, 2 usage, 3 scenario invalid, 4 input or "
        "output,\n98 an objective is undecided, 99 missed, 130 interrupted.\n");
    add_run();
    add_validate();
    add_show();
    add_diff();
    add_replicate();
    add_compare();
    add_list();
    CLI::App* schema = command(CommandKind::schema, "schema", "print the JSON Schema of scenarios");
    schema->footer("Editors use it: # yaml-language-server: $schema=scenario.schema.json\n");
    CLI::App* version = command(CommandKind::version, "version", "print the version");
    version->add_flag("--json", line_.json, "as a JSON document");
  }

  CLI::App& app() { return app_; }
  const Texts& texts() const { return texts_; }

  std::vector<std::string> command_names() const {
    std::vector<std::string> names = {"help"};
    for (const CLI::App* each : app_.get_subcommands({})) names.push_back(each->get_name());
    return names;
  }

 private:
  CLI::App* command(CommandKind kind, const std::string& name, const std::string& what) {
    CLI::App* sub = app_.add_subcommand(name, what);
    sub->set_help_flag("-h,--help", "show this help");
    sub->parse_complete_callback([this, kind] { line_.kind = kind; });
    return sub;
  }

  void add_inputs(CLI::App* sub, const std::string& name, int count, const std::string& what) {
    sub->add_option(name, line_.inputs, what)->required()->expected(count);
  }
  void add_sets(CLI::App* sub) {
    add_sets(sub, "-s,--set", line_.sets,
             "set one value of the scenario: traffic.defaults.timeout=500ms; repeatable");
  }
  static void add_sets(CLI::App* sub, const std::string& name, std::vector<std::string>& sets,
                       const std::string& what) {
    sub->add_option(name, sets, what)
        ->option_text("PATH=VALUE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
  }
  void add_text(CLI::App* sub, const std::string& name, std::string& text,
                const std::string& placeholder, const std::string& what) {
    sub->add_option(name, text, what)->option_text(placeholder);
  }
  void add_common(CLI::App* sub) {
    sub->add_flag("--json", line_.json, "print one JSON document");
    sub->add_flag("-q,--quiet", line_.quiet, "print no screen and no progress");
    add_text(sub, "--color", texts_.color, "WHEN", "auto, always or never");
  }
  void add_running(CLI::App* sub) {
    add_sets(sub);
    add_text(sub, "--seed", texts_.seed, "N", "instead of the scenario's");
    add_text(sub, "--replication", texts_.replication, "N",
             "which replication, the first of several (0)");
    add_text(sub, "--queue", texts_.queue, "KIND", "radix or heap; never changes results");
    sub->add_flag("--no-fast-paths", texts_.no_fast_paths,
                  "decide everything the general way; never changes results");
  }
  void add_many(CLI::App* sub) {
    add_text(sub, "-n,--replications", texts_.replications, "N",
             "how many (10); with --precision at most (320)");
    add_text(sub, "--precision", texts_.precision, "FRACTION",
             "stop when all intervals are this narrow, e.g. 5%");
    add_text(sub, "-j,--threads", texts_.threads, "N",
             "threads (all processors); never changes results");
  }
  void add_output(CLI::App* sub, const std::string& what) {
    add_text(sub, "-o,--output", line_.output, "DIR|FILE.json", what);
  }

  void add_run() {
    CLI::App* sub = command(CommandKind::run, "run", "run a scenario once and say what happened");
    add_inputs(sub, "scenario", 1, "a scenario file; - is standard input");
    add_running(sub);
    add_output(sub, "keep all results in a folder, or the summary in a file");
    sub->add_flag("--requests", line_.record_requests, "a row a request in the folder of -o");
    sub->add_flag("!--no-blame", line_.blame,
                  "do not ask where the time of requests goes; a little faster")
        ->default_val(true);
    sub->add_flag("--verify", line_.verify,
                  "run again with all different that must not matter; exit 1 if results differ");
    add_common(sub);
  }
  void add_validate() {
    CLI::App* sub = command(CommandKind::validate, "validate", "say what is wrong with a scenario");
    add_inputs(sub, "scenario", 1, "a scenario file; - is standard input");
    add_sets(sub);
    add_common(sub);
  }
  void add_show() {
    CLI::App* sub = command(CommandKind::show, "show",
                            "print a scenario with all defaults and where each value came from");
    add_inputs(sub, "scenario", 1, "a scenario file; - is standard input");
    add_sets(sub);
    add_text(sub, "--edge", line_.edge, "A:B",
             "the policy of calls from A to B: services, endpoints or workloads");
    add_common(sub);
  }
  void add_diff() {
    CLI::App* sub = command(CommandKind::diff, "diff",
                            "say where two runs part: scenarios, or folders of results");
    add_inputs(sub, "inputs", 2, "two scenario files, or two folders made with run -o");
    add_running(sub);
    add_common(sub);
  }
  void add_replicate() {
    CLI::App* sub =
        command(CommandKind::replicate, "replicate", "run a scenario many times, for intervals");
    add_inputs(sub, "scenario", 1, "a scenario file; - is standard input");
    add_running(sub);
    add_many(sub);
    add_output(sub, "keep all results in a folder, or the document in a file");
    add_common(sub);
  }
  void add_compare() {
    CLI::App* sub =
        command(CommandKind::compare, "compare", "say whether B beats A, on common random numbers");
    sub->add_option("scenarios", line_.inputs, "A and B: two files, or one with --set-b")
        ->required()
        ->expected(1, 2);
    add_running(sub);
    add_sets(sub, "--set-a", line_.sets_a, "as --set, of A alone");
    add_sets(sub, "--set-b", line_.sets_b, "as --set, of B alone");
    add_many(sub);
    add_text(sub, "--fail-on", texts_.fail_on, "regression",
             "exit 99 if a figure of an objective (any, without objectives) is worse in B");
    add_output(sub, "keep all results in a folder, or the document in a file");
    add_common(sub);
  }
  void add_list() {
    CLI::App* sub = command(CommandKind::list, "list", "list what scenarios can name");
    add_text(sub, "topic", line_.topic, "", "policies, distributions, steps, outcomes, ...");
    add_common(sub);
  }

  CommandLine& line_;
  Texts texts_;
  CLI::App app_{"orrery simulates clusters of microservices: what users would have seen, and why.",
                "orrery"};
};

// All spellings of a command's options.
std::vector<std::string> option_names(const CLI::App& sub) {
  std::vector<std::string> names;
  for (const CLI::Option* option : sub.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

const CLI::App* chosen(const CLI::App& app) {
  const std::vector<CLI::App*> subs = app.get_subcommands();
  return subs.empty() ? nullptr : subs.front();
}

// What CLI11 found wrong, in our words.
std::string message_of(const CLI::ParseError& error, const CLI::App& app) {
  const CLI::App* sub = chosen(app);
  if (sub != nullptr) {
    const std::vector<std::string> rest = sub->remaining();
    for (const std::string& word : rest) {
      if (word.size() > 1 && word.starts_with('-')) {
        const std::string name = word.substr(0, word.find('='));
        return "unknown option " + name + did_you_mean(name, option_names(*sub));
      }
    }
    if (!rest.empty()) return "unexpected argument '" + rest.front() + "'";
    for (const CLI::Option* option : sub->get_options()) {
      const auto most = static_cast<std::size_t>(option->get_items_expected_max());
      if (option->get_positional() && option->results().size() > most) {
        return "unexpected argument '" + option->results()[most] + "'";
      }
    }
  }
  return error.what();
}

std::string one_of(const std::string& option, const std::string& text,
                   const std::vector<std::string>& allowed) {
  if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) return text;
  throw std::invalid_argument(option + ": found '" + text + "', allowed are " + joined(allowed) +
                              did_you_mean(text, allowed));
}

// ERRORS: std::invalid_argument.
void settle(const Texts& texts, CommandLine& line) {
  if (!texts.seed.empty()) line.seed = whole_argument("--seed", texts.seed, 0, kWholeMax);
  if (!texts.replication.empty()) {
    line.replication = whole_argument("--replication", texts.replication, 0, kWholeMax);
  }
  if (!texts.precision.empty()) {
    line.precision = fraction_argument("--precision", texts.precision);
    line.replications = 320;
  }
  if (!texts.replications.empty()) {
    const std::uint32_t least = line.precision ? sim::ReplicationStopRule::kFirstLook : 1;
    line.replications =
        whole_argument("--replications", texts.replications, least, kReplicationsMax);
  }
  if (line.replication > kWholeMax - line.replications) {
    throw std::invalid_argument("--replication: the last one would be above 4294967295");
  }
  line.threads = std::clamp(std::thread::hardware_concurrency(), 1U, kThreadsMax);
  if (!texts.threads.empty()) {
    line.threads = whole_argument("--threads", texts.threads, 1, kThreadsMax);
  }
  line.fast_paths = !texts.no_fast_paths;
  if (one_of("--queue", texts.queue, {"radix", "heap"}) == "heap") {
    line.queue = sim::QueueKind::heap;
  }
  const std::string color = one_of("--color", texts.color, {"auto", "always", "never"});
  if (color != "auto") line.color = color == "never" ? ColorMode::never : ColorMode::always;
  if (!texts.fail_on.empty()) {
    one_of("--fail-on", texts.fail_on, {"regression"});
    line.fail_on_regression = true;
  }
  if (line.kind == CommandKind::compare && line.inputs.size() == 1) {
    if (line.sets_a.empty() && line.sets_b.empty()) {
      throw std::invalid_argument(
          "one scenario is compared with itself: give a second one, or --set-b");
    }
    line.inputs.push_back(line.inputs.front());
  }
  if (std::count(line.inputs.begin(), line.inputs.end(), "-") > 1) {
    throw std::invalid_argument("standard input (-) can be read once");
  }
}

ParsedCommandLine wrong(const std::string& message, const CLI::App* sub) {
  const std::string help = sub == nullptr ? "orrery help" : "orrery help " + sub->get_name();
  return {std::nullopt, "orrery: " + message + "\n'" + help + "' shows what is allowed\n",
          kExitUsage};
}

ParsedCommandLine help_of(Grammar& grammar, const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) return {std::nullopt, grammar.app().help(), kExitOk};
  const std::vector<std::string> names = grammar.command_names();
  if (std::find(names.begin() + 1, names.end(), arguments[1]) == names.end()) {
    return wrong("unknown command '" + arguments[1] + "'" + did_you_mean(arguments[1], names),
                 nullptr);
  }
  return {std::nullopt, grammar.app().get_subcommand(arguments[1])->help("orrery"), kExitOk};
}

}  // namespace

ParsedCommandLine parse_command_line(const std::vector<std::string>& arguments) {
  CommandLine line;
  Grammar grammar(line);
  const std::string first = arguments.empty() ? "help" : arguments.front();
  if (first == "help") {
    ParsedCommandLine help = help_of(grammar, arguments);
    if (arguments.empty()) help.exit_code = kExitUsage;
    return help;
  }
  const std::vector<std::string> names = grammar.command_names();
  const bool is_command = std::find(names.begin(), names.end(), first) != names.end();
  if (first == "--version") {
    line.kind = CommandKind::version;
    return {line, "", kExitOk};
  }
  if (!is_command && first != "-h" && first != "--help") {
    const std::string what = first.starts_with('-') ? "unknown option " : "unknown command ";
    return wrong(what + "'" + first + "'" + did_you_mean(first, names), nullptr);
  }
  try {
    grammar.app().parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    settle(grammar.texts(), line);
  } catch (const CLI::CallForHelp&) {
    const CLI::App* sub = chosen(grammar.app());
    return {std::nullopt, sub == nullptr ? grammar.app().help() : sub->help("orrery"), kExitOk};
  } catch (const CLI::ParseError& error) {
    return wrong(message_of(error, grammar.app()), chosen(grammar.app()));
  } catch (const std::invalid_argument& error) {
    return wrong(error.what(), chosen(grammar.app()));
  }
  return {line, "", kExitOk};
}

}  // namespace orrery::app
