// From a document to a valid scenario: reading by the schema, cross checks, the resolved text.
#pragma once

#include "app/compose/compose.h"
#include "app/validate/valid_scenario.h"

namespace orrery::app {

// ERRORS: ScenarioError.
ValidScenario resolve(const Composition& source);

}  // namespace orrery::app
