#include "models/policies/load_balancing/random.h"

namespace orrery::models {

std::uint32_t RandomBalancing::pick(std::uint32_t, const EndpointView& view, sim::Draws& draws,
                                    sim::SimTime) {
  return draws.below(static_cast<std::uint32_t>(view.pods.size()));
}

std::unique_ptr<LoadBalancingPolicy> RandomBalancing::clone() const {
  return std::make_unique<RandomBalancing>(*this);
}

}  // namespace orrery::models
