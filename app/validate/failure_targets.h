// Whether what a failure is to meet exists.
#pragma once

#include <string>

#include "app/validate/findings.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// `path`: of the kind, "failures[0].node_crash". Each names what is not there, with what is.
void check_zone_exists(const models::ScenarioSpec& spec, const std::string& zone,
                       const std::string& path, Findings& findings);
void check_nodes_exist(const models::ScenarioSpec& spec, const models::NodeChoice& nodes,
                       const std::string& path, Findings& findings);
void check_pods_exist(const models::ScenarioSpec& spec, const models::PodChoice& pods,
                      const std::string& path, Findings& findings);
// Nodes of which cores can go away.
void check_nodes_are_shared(const models::ScenarioSpec& spec, const models::NodeChoice& nodes,
                            const std::string& path, Findings& findings);

}  // namespace orrery::app
