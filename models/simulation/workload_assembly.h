// The clients of a world, from the workloads of its spec.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "models/requests/compiler.h"
#include "models/simulation/simulation.h"
#include "models/simulation/world.h"
#include "sim/random/names.h"

namespace orrery::models {

// Adds one site for each entry of each workload's mix, in that order.
void add_client_sites(const ScenarioSpec& spec, std::vector<CallSite>& sites);

// What the requests of an endpoint are counted in: those of all users together, and those of each
// probe for itself.
struct EntryRow {
  EndpointName endpoint;
  std::string probe;  // a workload; empty: the users

  friend auto operator<=>(const EntryRow&, const EntryRow&) = default;
};

// The row of a workload's requests. REQUIRES: the endpoint is one of its mix.
EntryRow entry_row(const std::string& workload, const WorkloadSpec& spec,
                   const EndpointName& endpoint);
// Those of all workloads, ascending: the order of Clients::endpoints.
std::vector<EntryRow> entry_rows(const ScenarioSpec& spec);

// `first_edge`: of the sites that add_client_sites() added.
void assemble_workloads(const ScenarioSpec& spec, const RunOptions& options,
                        const Platform& platform, const CompiledServices& compiled,
                        std::uint32_t first_edge, sim::NameRegistry& names,
                        sim::DistributionSet& distributions, World& world);

}  // namespace orrery::models
