// Users who come, do several things, and go.
#pragma once

#include "app/schema/object.h"
#include "models/workloads/workload_spec.h"

namespace orrery::app {

const Object<models::SessionSpec>& session_object();

}  // namespace orrery::app
