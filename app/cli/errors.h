// Errors as messages and exit codes.
#pragma once

#include <functional>

#include "app/cli/command_line.h"

namespace orrery::app {

// The exit code of `command`, or of what it throws, which is told on standard error. An
// InvariantError is followed by the command line that repeats it.
int guarded(const CommandLine& line, const std::function<int()>& command);

}  // namespace orrery::app
