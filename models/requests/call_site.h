// What a call site asks for, with the precedence of traffic policies applied.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/requests/service_spec.h"
#include "models/requests/traffic_spec.h"

namespace orrery::models {

struct CallSite {
  std::string caller;          // "gateway.home", or "workload/shoppers"
  std::string caller_service;  // empty for a workload
  EndpointName callee;
  LoadBalancingSpec load_balancing;
  std::optional<sim::Duration> timeout;
};

// Call site > endpoint called > to[service] > defaults > built-in, for each field by itself.
// `at_site`: what the call says itself. REQUIRES: the endpoint exists.
CallSite resolve_call(const std::map<std::string, ServiceSpec>& services,
                      const TrafficSpec& traffic, const EndpointName& callee,
                      const CallPolicySpec& at_site);

}  // namespace orrery::models
