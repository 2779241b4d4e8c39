// Workloads: who sends requests, when, from where, and how long they wait.
#pragma once

#include "app/schema/type.h"
#include "models/workloads/workload_spec.h"

namespace orrery::app {

Type<models::WorkloadSpec> workload_type();

}  // namespace orrery::app
