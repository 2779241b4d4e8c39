// From the command line to many runs: for `replicate` and `compare`.
#pragma once

#include <atomic>

#include "app/cli/command_line.h"
#include "app/cli/progress_line.h"
#include "app/run/replicate.h"

namespace orrery::app {

ReplicateOptions replicate_options(const CommandLine& line, const models::ScenarioSpec& spec);

// Both must outlive what is returned.
ReplicateControl replicate_control(const std::atomic<bool>& interrupt, ProgressLine& progress);

}  // namespace orrery::app
