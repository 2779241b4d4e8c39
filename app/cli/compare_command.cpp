#include <algorithm>

#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/cli/replicate_options.h"
#include "app/cli/scenario_input.h"
#include "app/report/documents.h"
#include "app/report/run_files.h"
#include "app/run/compare.h"

namespace orrery::app {

namespace {

std::vector<std::string> both(std::vector<std::string> first,
                              const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

// Where objectives speak of figures, those count alone.
bool has_regression(const CompareAnswer& answer) {
  const bool any_objective =
      std::any_of(answer.figures.begin(), answer.figures.end(),
                  [](const ComparedFigure& figure) { return figure.of_objective; });
  return std::any_of(
      answer.figures.begin(), answer.figures.end(), [&](const ComparedFigure& figure) {
        return figure.judgement == Judgement::worse && (figure.of_objective || !any_objective);
      });
}

}  // namespace

int compare_command(const CommandLine& line, const std::atomic<bool>& interrupt) {
  const ValidScenario a = load_input(line.inputs[0], both(line.sets, line.sets_a));
  const ValidScenario b = load_input(line.inputs[1], both(line.sets, line.sets_b));
  CompareAnswer answer;
  {
    ProgressLine progress(!line.quiet);
    answer =
        compare(a, b, replicate_options(line, a.spec()), replicate_control(interrupt, progress));
  }
  const std::string document = compare_document(a.spec(), b.spec(), answer, answer.performance);
  if (!line.output.empty()) write_output(line, document, compare_files(a, b, answer));
  if (line.json) {
    print_result(document);
  } else if (!line.quiet) {
    ScreenOptions screen = screen_options(line, answer.performance);
    screen.footer = {output_hint(line)};
    print_result(compare_screen(a.spec(), b.spec(), answer, screen));
  }
  if (!answer.complete) return kExitInterrupted;
  return line.fail_on_regression && has_regression(answer) ? kExitMissed : kExitOk;
}

}  // namespace orrery::app
