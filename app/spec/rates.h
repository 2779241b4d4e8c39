// Rates that are constant, `400/s`, or vary with time, `{steps: [...]}`.
#pragma once

#include "app/schema/type.h"
#include "models/workloads/rate_spec.h"

namespace orrery::app {

Type<models::RateSpec> rate_spec_type();
Type<models::StagedRateSpec> staged_rate_type();
inline constexpr char kStagesExample[] = "[{for: 1m, rate: 100/s}, {for: 2m, to: 400/s}]";

}  // namespace orrery::app
