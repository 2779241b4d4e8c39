// Rates that are constant, `400/s`, or vary with time, `{steps: [...]}`.
#pragma once

#include "app/schema/type.h"
#include "models/workloads/rate_spec.h"

namespace orrery::app {

Type<models::RateSpec> rate_spec_type();

}  // namespace orrery::app
