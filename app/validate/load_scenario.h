// From text to a scenario that can be run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/schema/input_error.h"
#include "app/schema/scenario_error.h"
#include "app/validate/valid_scenario.h"

namespace orrery::app {

// `sets`: texts "path.to.key=value", the value in YAML, applied in order after everything included.
// ERRORS: ScenarioError with all problems; InputError.
ValidScenario load_scenario_file(const std::string& path,
                                 const std::vector<std::string>& sets = {});

// As above; `name` stands in locations; `include` is relative to the working directory.
ValidScenario load_scenario_text(std::string_view text, const std::string& name,
                                 const std::vector<std::string>& sets = {});

// For specs made in memory. ERRORS: ScenarioError, without locations.
ValidScenario validate_scenario(models::ScenarioSpec spec);

}  // namespace orrery::app
