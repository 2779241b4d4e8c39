// What the commands that run scenarios have in common.
#pragma once

#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "app/report/output_files.h"
#include "app/report/screen.h"
#include "app/run/objectives.h"

namespace orrery::app {

// Whether -o names one file: a name that ends in ".json".
bool is_document_name(const std::string& output);

// Writes the document, or the folder with all files, as -o asks for. ERRORS: OutputError.
void write_output(const CommandLine& line, const std::string& document,
                  const std::vector<OutputFile>& files);

ScreenOptions screen_options(const CommandLine& line, const Performance& performance);

// "results in out/", or how to keep them.
std::string output_hint(const CommandLine& line);

int exit_code_of(const std::vector<ObjectiveResult>& objectives, bool complete);

}  // namespace orrery::app
