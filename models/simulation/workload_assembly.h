// The clients of a world, from the workloads of its spec.
#pragma once

#include <vector>

#include "models/requests/compiler.h"
#include "models/simulation/simulation.h"
#include "models/simulation/world.h"
#include "sim/random/names.h"

namespace orrery::models {

// Adds one site for each entry of each workload's mix, in that order.
void add_client_sites(const ScenarioSpec& spec, std::vector<CallSite>& sites);

// The endpoints that any workload sends to, ascending: the order of Clients::endpoints.
std::vector<EndpointName> entry_endpoints(const ScenarioSpec& spec);

// `first_edge`: of the sites that add_client_sites() added.
void assemble_workloads(const ScenarioSpec& spec, const RunOptions& options,
                        const Platform& platform, const CompiledServices& compiled,
                        std::uint32_t first_edge, sim::NameRegistry& names,
                        sim::DistributionSet& distributions, World& world);

}  // namespace orrery::models
