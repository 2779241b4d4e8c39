#include "app/cli/answers.h"

#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/report/run_files.h"

namespace orrery::app {

bool is_document_name(const std::string& output) {
  return output.ends_with(".json");
}

void write_output(const CommandLine& line, const std::string& document,
                  const std::vector<OutputFile>& files) {
  if (line.output.empty()) return;
  if (is_document_name(line.output)) {
    write_file(line.output, document);
  } else {
    write_folder(line.output, files, result_file_names());
  }
}

ScreenOptions screen_options(const CommandLine& line, const Performance& performance) {
  return {ink_of_results(line.color), screen_width(), performance, {}};
}

std::string output_hint(const CommandLine& line) {
  return line.output.empty() ? "results are not kept; -o DIR keeps them"
                             : "results in " + line.output;
}

int exit_code_of(const std::vector<ObjectiveResult>& objectives, bool complete) {
  if (!complete) return kExitInterrupted;
  switch (verdict_of(objectives)) {
    case Verdict::met:
      return kExitOk;
    case Verdict::missed:
      return kExitMissed;
    case Verdict::undecided:
      return kExitUndecided;
  }
  return kExitInternal;
}

}  // namespace orrery::app
