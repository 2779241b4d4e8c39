// The policies of one simulation: a value, as everything in a simulation is.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "models/policies/load_balancing/load_balancing_policy.h"

namespace orrery::models {

class BalancingPolicies {
 public:
  BalancingPolicies() = default;
  BalancingPolicies(const BalancingPolicies& other) { *this = other; }
  BalancingPolicies(BalancingPolicies&&) noexcept = default;
  BalancingPolicies& operator=(const BalancingPolicies& other) {
    if (this == &other) return *this;
    policies_.clear();
    for (const auto& policy : other.policies_) policies_.push_back(policy->clone());
    return *this;
  }
  BalancingPolicies& operator=(BalancingPolicies&&) noexcept = default;
  ~BalancingPolicies() = default;

  std::uint32_t add(std::unique_ptr<LoadBalancingPolicy> policy) {
    policies_.push_back(std::move(policy));
    return static_cast<std::uint32_t>(policies_.size() - 1);
  }
  LoadBalancingPolicy& operator[](std::uint32_t index) { return *policies_[index]; }

 private:
  std::vector<std::unique_ptr<LoadBalancingPolicy>> policies_;
};

}  // namespace orrery::models
