// Which endpoint calls which: the graph that cross checks walk.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "models/simulation/scenario_spec.h"

namespace orrery::app {

struct CallEdge {
  std::size_t to = 0;
  double expected = 0;      // calls an execution, as StepOdds::expected
  bool is_certain = false;  // at least one call an execution, where nothing fails
  std::string path;         // of the call step
};

struct CallGraph {
  std::vector<models::EndpointName> endpoints;  // in the order of names
  std::vector<std::vector<CallEdge>> calls;     // by endpoint, in the order of steps
  std::map<models::EndpointName, std::size_t> index;
  // Endpoints, each behind all that it calls, cycles aside.
  std::vector<std::size_t> callees_first;
};

// Calls of endpoints that do not exist are left out.
CallGraph make_call_graph(const models::ScenarioSpec& spec);

// Whether each endpoint is reached from these, itself included.
std::vector<bool> reached_from(const CallGraph& graph, const std::vector<std::size_t>& from);

}  // namespace orrery::app
