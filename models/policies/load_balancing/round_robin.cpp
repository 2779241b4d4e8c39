#include "models/policies/load_balancing/round_robin.h"

#include "sim/base/check.h"

namespace orrery::models {

RoundRobinBalancing::RoundRobinBalancing(const BalancerSetup& setup) {
  next_.reserve(setup.start_words.size());
  for (const std::uint32_t word : setup.start_words) {
    next_.push_back(static_cast<std::uint32_t>((std::uint64_t{word} * setup.endpoints) >> 32));
  }
}

std::uint32_t RoundRobinBalancing::pick(std::uint32_t balancer, const EndpointView& view,
                                        sim::Draws&, sim::SimTime) {
  CHECK(!view.pods.empty(), "a call has an endpoint to go to");
  return take_turn(balancer, static_cast<std::uint32_t>(view.pods.size()));
}

std::unique_ptr<LoadBalancingPolicy> RoundRobinBalancing::clone() const {
  return std::make_unique<RoundRobinBalancing>(*this);
}

}  // namespace orrery::models
