#include "models/policies/load_balancing/list.h"

#include "models/policies/load_balancing/random.h"
#include "models/policies/load_balancing/round_robin.h"

namespace orrery::models {

namespace {

std::unique_ptr<LoadBalancingPolicy> make_random(const LoadBalancingSpec&, const BalancerSetup&) {
  return std::make_unique<RandomBalancing>();
}

std::unique_ptr<LoadBalancingPolicy> make_round_robin(const LoadBalancingSpec&,
                                                      const BalancerSetup& setup) {
  return std::make_unique<RoundRobinBalancing>(setup);
}

constexpr LoadBalancingEntry kPolicies[] = {
    {LoadBalancingKind::random, "random", "uniformly at random, each call by itself",
     "Envoy RANDOM; kube-proxy iptables", make_random},
    {LoadBalancingKind::round_robin, "round_robin", "each endpoint in turn",
     "Envoy ROUND_ROBIN, equal weights", make_round_robin},
};

}  // namespace

std::span<const LoadBalancingEntry> load_balancing_policies() {
  return kPolicies;
}

std::string_view to_text(LoadBalancingKind kind) {
  return kPolicies[static_cast<std::size_t>(kind)].name;
}

}  // namespace orrery::models
