// Who balances what: one policy object a (service called, policy), one balancer in it a caller.
#pragma once

#include <vector>

#include "models/requests/call_site.h"
#include "models/requests/request_stores.h"
#include "models/simulation/scenario_spec.h"
#include "sim/random/names.h"

namespace orrery::models {

// Completes the edges, one a site. `fast_paths`: where a policy has a short cut, use it.
void assemble_balancers(const ScenarioSpec& spec, const std::vector<CallSite>& sites,
                        bool fast_paths, sim::NameRegistry& names, RequestStores& stores);

}  // namespace orrery::models
