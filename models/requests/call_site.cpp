#include "models/requests/call_site.h"

namespace orrery::models {

CallSite resolve_call(const std::map<std::string, ServiceSpec>& services,
                      const TrafficSpec& traffic, const EndpointName& callee,
                      const CallPolicySpec& at_site) {
  CallPolicySpec policy = at_site;
  if (!policy.timeout) {
    policy.timeout = services.at(callee.service).endpoints.at(callee.endpoint).timeout;
  }
  const auto fill = [&policy](const CallPolicySpec& other) {
    if (!policy.load_balancing) policy.load_balancing = other.load_balancing;
    if (!policy.timeout) policy.timeout = other.timeout;
  };
  const auto to = traffic.to.find(callee.service);
  if (to != traffic.to.end()) fill(to->second);
  fill(traffic.defaults);
  return {"", "", callee, policy.load_balancing.value_or(LoadBalancingSpec{}), policy.timeout};
}

}  // namespace orrery::models
