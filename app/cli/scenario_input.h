// Scenarios as the command line names them.
#pragma once

#include <string>

#include "app/cli/command_line.h"
#include "app/validate/valid_scenario.h"
#include "models/simulation/simulation.h"

namespace orrery::app {

// "-": standard input, at most the largest file that is read. ERRORS: ScenarioError, InputError.
ValidScenario load_input(const std::string& input, const std::vector<std::string>& sets);

// As asked for; without --seed the scenario's own.
models::RunOptions run_options(const CommandLine& line, const models::ScenarioSpec& spec);

}  // namespace orrery::app
