// How calls are made, where not every call says so itself.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "models/policies/load_balancing/load_balancing_spec.h"
#include "sim/base/time.h"

namespace orrery::models {

// What a call may say about itself; what it leaves out comes from less specific places.
struct CallPolicySpec {
  std::optional<LoadBalancingSpec> load_balancing;
  // The caller stops waiting after this time; in [1 ns, 36 y]. None: it waits for ever.
  std::optional<sim::Duration> timeout;
};

// Precedence for each field by itself: call site > `timeout` of the endpoint called > to[service]
// > defaults > built-in (round robin, no timeout).
struct TrafficSpec {
  CallPolicySpec defaults;
  std::map<std::string, CallPolicySpec> to;  // by the service called
};

}  // namespace orrery::models
