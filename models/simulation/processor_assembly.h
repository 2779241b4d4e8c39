// From nodes, resources and disciplines to processors.
#pragma once

#include <set>
#include <string>

#include "models/platform/platform.h"
#include "models/simulation/scenario_spec.h"
#include "models/simulation/world.h"

namespace orrery::models {

// The services of which a pod's processor is not plain (docs/model.md, Processors).
std::set<std::string> services_elsewhere(const ScenarioSpec& spec, const Platform& platform);

// Gives stations their processors and queues. REQUIRES: pods and stations are there.
void assemble_processors(const ScenarioSpec& spec, const Platform& platform, World& world);
void assemble_queues(const ScenarioSpec& spec, World& world);

}  // namespace orrery::models
