// Each endpoint in turn (Envoy's ROUND_ROBIN with equal weights). A balancer begins at a place of
// its own, so that balancers that start together do not march in step. DRAWS: none.
#pragma once

#include <vector>

#include "models/policies/load_balancing/load_balancing_policy.h"

namespace orrery::models {

class RoundRobinBalancing final : public LoadBalancingPolicy {
 public:
  explicit RoundRobinBalancing(const BalancerSetup& setup);

  std::uint32_t pick(std::uint32_t balancer, const EndpointView& view, sim::Draws& draws,
                     sim::SimTime now) override;
  std::unique_ptr<LoadBalancingPolicy> clone() const override;

  // As pick(), for callers that know the policy.
  std::uint32_t take_turn(std::uint32_t balancer, std::uint32_t endpoints) {
    std::uint32_t& turn = next_[balancer];
    if (turn >= endpoints) turn %= endpoints;  // there were more of them
    const std::uint32_t picked = turn;
    turn = picked + 1 == endpoints ? 0 : picked + 1;
    return picked;
  }

 private:
  std::vector<std::uint32_t> next_;  // by balancer, kept modulo the number of endpoints
};

}  // namespace orrery::models
