// When the requests of an open workload arrive, and how many at a time.
#pragma once

#include "app/schema/object.h"
#include "models/workloads/workload_spec.h"

namespace orrery::app {

const Object<models::OpenSpec>& arrivals_object();
// A size, or the law of one.
Type<models::BatchSpec> batch_type();

}  // namespace orrery::app
