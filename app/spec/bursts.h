// Arrivals in bursts: rates that jump between states, and rates that are on and off.
#pragma once

#include "app/schema/type.h"
#include "models/workloads/workload_spec.h"

namespace orrery::app {

Type<models::MmppArrivalsSpec> mmpp_type();
Type<models::OnOffArrivalsSpec> on_off_type();

}  // namespace orrery::app
