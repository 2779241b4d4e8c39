#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/replicate_options.h"
#include "app/cli/scenario_input.h"
#include "app/report/documents.h"
#include "app/report/run_files.h"

namespace orrery::app {

ReplicateOptions replicate_options(const CommandLine& line, const models::ScenarioSpec& spec) {
  ReplicateOptions options;
  options.run = run_options(line, spec);
  options.replications = line.replications;
  options.threads = line.threads;
  options.precision = line.precision;
  return options;
}

ReplicateControl replicate_control(const std::atomic<bool>& interrupt, ProgressLine& progress) {
  ReplicateControl control{&interrupt, {}};
  if (progress.is_shown()) {
    control.progress = [&](const ReplicateProgress& run) {
      progress.update(
          static_cast<double>(run.done) / static_cast<double>(run.wanted), run.events,
          std::to_string(run.done) + " of " + std::to_string(run.wanted) + " replications");
    };
  }
  return control;
}

int replicate_command(const CommandLine& line, const std::atomic<bool>& interrupt) {
  const ValidScenario scenario = load_input(line.inputs.front(), line.sets);
  const models::ScenarioSpec& spec = scenario.spec();
  ReplicateAnswer answer;
  {
    ProgressLine progress(!line.quiet);
    answer =
        replicate(scenario, replicate_options(line, spec), replicate_control(interrupt, progress));
  }
  if (!line.output.empty()) {
    write_output(line, replicate_document(spec, answer, answer.performance),
                 replicate_files(scenario.resolved_text(), spec, answer));
  }
  if (line.json) {
    print_result(replicate_document(spec, answer, answer.performance));
  } else if (!line.quiet) {
    ScreenOptions screen = screen_options(line, answer.performance);
    screen.footer = {output_hint(line)};
    print_result(replicate_screen(spec, answer, screen));
  }
  return exit_code_of(answer.objectives, answer.complete);
}

}  // namespace orrery::app
