#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/report/json_writer.h"
#include "app/report/version.h"
#include "app/schema/json_schema.h"
#include "app/spec/scenario.h"

namespace orrery::app {

int version_command(const CommandLine& line) {
  if (line.json) {
    JsonWriter json;
    json.begin_object()
        .field("schema", "orrery.version/1")
        .field("version", version())
        .end_object();
    print_result(json.text());
  } else {
    print_result("orrery " + std::string(version()) + '\n');
  }
  return kExitOk;
}

int execute(const CommandLine& line, const std::atomic<bool>& interrupt) {
  switch (line.kind) {
    case CommandKind::run:
      return run_command(line, interrupt);
    case CommandKind::validate:
      return validate_command(line);
    case CommandKind::show:
      return show_command(line);
    case CommandKind::diff:
      return diff_command(line, interrupt);
    case CommandKind::replicate:
      return replicate_command(line, interrupt);
    case CommandKind::compare:
      return compare_command(line, interrupt);
    case CommandKind::list:
      return list_command(line);
    case CommandKind::schema:
      print_result(json_schema(scenario_object().description()));
      return kExitOk;
    case CommandKind::version:
      return version_command(line);
  }
  return kExitInternal;
}

}  // namespace orrery::app
