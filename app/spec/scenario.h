// A whole scenario: the list that joins the fragments.
#pragma once

#include "app/schema/object.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// `include` is known to it and must have been resolved before (app/compose).
const Object<models::ScenarioSpec>& scenario_object();

}  // namespace orrery::app
