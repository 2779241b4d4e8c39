#include "app/cli/errors.h"

#include <exception>
#include <new>
#include <string>

#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/report/output_files.h"
#include "app/schema/input_error.h"
#include "app/schema/scenario_error.h"
#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "sim/random/names.h"

namespace orrery::app {

namespace {

int tell(const std::string& message, int code) {
  print_message("orrery: " + message + '\n');
  return code;
}

// For a shell, quotes where they are needed.
std::string shell_word(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,@%+";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

// Of the one run that failed. Several scenarios: the first that may be it.
std::string repeat_command(const CommandLine& line, const sim::RunPosition& position) {
  std::string text = "orrery run";
  for (const std::string& input : line.inputs) text += ' ' + shell_word(input);
  for (const std::string& set : line.sets) text += " --set " + shell_word(set);
  text += " --seed " + std::to_string(position.seed) + " --replication " +
          std::to_string(position.replication);
  if (line.queue == sim::QueueKind::heap) text += " --queue heap";
  if (!line.fast_paths) text += " --no-fast-paths";
  return text;
}

int tell_invariant(const CommandLine& line, const sim::InvariantError& error) {
  tell(std::string("internal error: ") + error.what(), kExitInternal);
  if (error.position()) {
    print_message("orrery: repeat it with: " + repeat_command(line, *error.position()) + '\n');
  }
  return kExitInternal;
}

int tell_scenario(const ScenarioError& error) {
  print_message(std::string(error.what()) + '\n');
  if (error.only_unmodelled()) {
    return tell("nothing is wrong, but these keys are not modelled yet", kExitScenario);
  }
  return kExitScenario;
}

}  // namespace

int guarded(const CommandLine& line, const std::function<int()>& command) {
  try {
    return command();
  } catch (const ScenarioError& error) {
    return tell_scenario(error);
  } catch (const InputError& error) {
    return tell(error.what(), kExitFiles);
  } catch (const OutputError& error) {
    return tell(error.what(), kExitFiles);
  } catch (const sim::LimitError& error) {
    return tell("limit " + error.limit() + ": " + error.what(), kExitScenario);
  } catch (const sim::NameCollision& error) {
    return tell(error.what(), kExitScenario);
  } catch (const sim::InvariantError& error) {
    return tell_invariant(line, error);
  } catch (const std::bad_alloc&) {
    return tell("out of memory", kExitInternal);
  } catch (const std::exception& error) {
    return tell(std::string("internal error: ") + error.what(), kExitInternal);
  }
}

}  // namespace orrery::app
