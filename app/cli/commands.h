// The commands, from what was asked for to an exit code. ERRORS: those of loading and running;
// guarded() turns them into messages and exit codes.
#pragma once

#include <atomic>
#include <functional>

#include "app/cli/command_line.h"

namespace orrery::app {

int run_command(const CommandLine& line, const std::atomic<bool>& interrupt);
int validate_command(const CommandLine& line);
int show_command(const CommandLine& line);
int diff_command(const CommandLine& line, const std::atomic<bool>& interrupt);
int replicate_command(const CommandLine& line, const std::atomic<bool>& interrupt);
int compare_command(const CommandLine& line, const std::atomic<bool>& interrupt);
int list_command(const CommandLine& line);
int version_command(const CommandLine& line);

// Whichever was asked for, with every error told.
int execute(const CommandLine& line, const std::atomic<bool>& interrupt);

}  // namespace orrery::app
