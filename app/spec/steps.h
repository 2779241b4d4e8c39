// Steps: what an endpoint does.
#pragma once

#include "app/schema/object.h"
#include "models/requests/step_spec.h"

namespace orrery::app {

const Object<models::StepSpec>& step_object();
Type<models::StepList> step_list_type();

}  // namespace orrery::app
