// What must hold of every run at every instant, in integers: nothing is lost, and the areas under
// the levels are the sums of the times (Little's law as an identity).
#pragma once

#include "models/requests/request_stores.h"
#include "models/workloads/clients.h"
#include "sim/base/time.h"

namespace orrery::models {

// ERRORS: InvariantError. COST: linear in frames and stations.
void check_identities(const RequestStores& stores, const Clients& clients, sim::SimTime now);

}  // namespace orrery::models
