// All load-balancing policies, by name: one line each.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "models/policies/load_balancing/load_balancing_policy.h"
#include "models/policies/load_balancing/load_balancing_spec.h"

namespace orrery::models {

struct LoadBalancingEntry {
  LoadBalancingKind kind;
  std::string_view name;     // in scenarios
  std::string_view summary;  // one clause for lists
  std::string_view source;   // whose behaviour it is
  std::unique_ptr<LoadBalancingPolicy> (*make)(const LoadBalancingSpec&, const BalancerSetup&);
};

// In the order of LoadBalancingKind.
std::span<const LoadBalancingEntry> load_balancing_policies();

std::string_view to_text(LoadBalancingKind kind);

}  // namespace orrery::models
