// orrery: a deterministic simulator of clusters of microservices.
#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/errors.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"

int main(int argument_count, char** argument_texts) {
  using namespace orrery::app;
  const std::atomic<bool>& interrupt = catch_interrupts();
  const std::vector<std::string> arguments(argument_texts + (argument_count > 0 ? 1 : 0),
                                           argument_texts + argument_count);
  const ParsedCommandLine parsed = parse_command_line(arguments);
  if (parsed.command) {
    const CommandLine& line = *parsed.command;
    return guarded(line, [&] { return execute(line, interrupt); });
  }
  return guarded({}, [&] {
    if (parsed.exit_code == kExitOk) {
      print_result(parsed.text);
    } else {
      print_message(parsed.text);
    }
    return parsed.exit_code;
  });
}
