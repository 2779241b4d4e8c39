#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/scenario_input.h"
#include "app/report/documents.h"
#include "app/report/human.h"
#include "app/report/run_files.h"
#include "app/run/run_once.h"
#include "app/run/verify.h"
#include "sim/base/time_text.h"

namespace orrery::app {

namespace {

RunControl watched(const std::atomic<bool>& interrupt, ProgressLine& progress) {
  RunControl control{&interrupt, {}};
  if (progress.is_shown()) {
    control.progress = [&](const RunProgress& run) {
      const double end = run.end.since_start().seconds();
      const double now = run.now.since_start().seconds();
      progress.update(end > 0 ? now / end : 1, run.events,
                      human_seconds(now) + " of " + human_seconds(end));
    };
  }
  return control;
}

// Says on standard error whether the second run agrees.
bool verify_agrees(const CommandLine& line, const ValidScenario& scenario,
                   const models::RunOptions& options, const models::RunResult& first,
                   const std::atomic<bool>& interrupt) {
  const VerifyAnswer answer = verify(scenario, options, first, {&interrupt, {}});
  if (answer.equal) {
    if (!line.quiet && !interrupt) print_message("orrery: verified: a second run agrees\n");
    return true;
  }
  std::string text = "orrery: a second run differs";
  if (answer.window) {
    text += "; the first facts that differ are in [" + sim::to_text(answer.window_begin) + ", " +
            sim::to_text(answer.window_end) + ")";
  }
  for (const std::string& difference : answer.differences) text += "\n  differs: " + difference;
  print_message(text + '\n');
  return false;
}

std::vector<std::string> footer(const CommandLine& line, const Summary& summary) {
  const std::string& input = line.inputs.front();
  const std::string next =
      input == "-" ? "" : "next: orrery replicate " + input + " (intervals), orrery show " + input;
  std::vector<std::string> lines = {output_hint(line)};
  if (!next.empty() && summary.complete) lines.push_back(next);
  return lines;
}

}  // namespace

int run_command(const CommandLine& line, const std::atomic<bool>& interrupt) {
  const ValidScenario scenario = load_input(line.inputs.front(), line.sets);
  const models::RunOptions options = run_options(line, scenario.spec());
  RunAnswer answer;
  {
    ProgressLine progress(!line.quiet);
    answer = run_once(scenario, options, watched(interrupt, progress));
  }
  const bool agrees = !line.verify || !answer.result.complete ||
                      verify_agrees(line, scenario, options, answer.result, interrupt);
  const Summary summary = summarize(scenario.spec(), answer.result);
  if (!line.output.empty()) {
    write_output(line, summary_document(summary, answer.performance),
                 run_files(scenario.spec(), scenario.resolved_text(), summary, answer.result));
  }
  if (line.json) {
    print_result(summary_document(summary, answer.performance));
  } else if (!line.quiet) {
    ScreenOptions screen = screen_options(line, answer.performance);
    screen.footer = footer(line, summary);
    print_result(summary_screen(summary, screen));
  }
  return agrees ? exit_code_of(summary.objectives, summary.complete) : kExitInternal;
}

}  // namespace orrery::app
