// The policy that calls from A to B really have, and which place decided each part of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/cli/command_line.h"
#include "app/validate/valid_scenario.h"

namespace orrery::app {

struct EffectiveValue {
  std::string value;   // "round_robin", "300ms", "none"
  std::string place;   // "call site", "timeout of cart.get", "traffic.to.cart", ..., "built-in"
  std::string origin;  // "shop.yaml:12:9"; empty: a default
};

// One call site, or the entry calls of a workload.
struct EdgePolicy {
  std::string caller;  // "frontend.checkout" or "workload/shoppers"
  std::string callee;  // "cart.get"
  std::string site;    // canonical path of the call
  EffectiveValue load_balancing;
  EffectiveValue timeout;
};

// `from`: a service, an endpoint or a workload (with or without "workload/"); `to`: a service or
// an endpoint. In the order of endpoints and steps, workloads last.
std::vector<EdgePolicy> edge_policies(const ValidScenario& scenario, std::string_view from,
                                      std::string_view to);

// `show --edge`. Exit code kExitUsage where no call matches.
int show_edge(const CommandLine& line, const ValidScenario& scenario);

}  // namespace orrery::app
