// Uniformly at random, each call by itself (Envoy's RANDOM; kube-proxy's iptables mode).
// DRAWS: one word (Draws::below).
#pragma once

#include "models/policies/load_balancing/load_balancing_policy.h"

namespace orrery::models {

class RandomBalancing final : public LoadBalancingPolicy {
 public:
  std::uint32_t pick(std::uint32_t balancer, const EndpointView& view, sim::Draws& draws,
                     sim::SimTime now) override;
  std::unique_ptr<LoadBalancingPolicy> clone() const override;
};

}  // namespace orrery::models
