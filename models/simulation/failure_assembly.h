// From the failures of a scenario to what strikes and heals.
#pragma once

#include "models/platform/platform.h"
#include "models/requests/compiler.h"
#include "models/simulation/scenario_spec.h"
#include "models/simulation/world.h"
#include "sim/distributions/distribution_set.h"
#include "sim/random/names.h"

namespace orrery::models {

// What failures may do to endpoints, for the compiler; into `injections`.
void assemble_injections(const ScenarioSpec& spec, sim::DistributionSet& distributions,
                         CompileOptions& options, std::vector<Injection>& injections);

// REQUIRES: pods, stations, processors and clients are there, and the injections that were
// assembled.
void assemble_failures(const ScenarioSpec& spec, const Platform& platform, sim::NameRegistry& names,
                       sim::DistributionSet& distributions, World& world);

}  // namespace orrery::models
