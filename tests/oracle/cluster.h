// Where the pods are, what messages between them cost, and which of them is picked.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "models/simulation/scenario_spec.h"
#include "sim/base/time.h"
#include "tests/oracle/laws.h"
#include "tests/oracle/things.h"

namespace orrery::oracle {

class Cluster {
 public:
  Cluster(const models::ScenarioSpec& spec, const Laws& laws);

  ServiceState& service(const std::string& name) { return services_.at(name); }
  std::map<std::string, ServiceState>& services() { return services_; }

  // One way; `word` are the 16 bits drawn for the message.
  sim::Duration hop(const Location& from, const Location& to, std::uint32_t word) const;

  // The pod that gets the call. `caller`: "pod/cart/0" or "workload/shoppers".
  Pod& pick(const Call& call, const std::string& caller, models::LoadBalancingKind kind);

 private:
  void place(Pod& pod, const std::string& service, std::uint64_t index) const;
  std::uint32_t random_below(const Call& call, std::uint32_t pods) const;
  std::uint32_t next_in_turn(const std::string& balancer, std::uint32_t pods);

  const models::ScenarioSpec& spec_;
  const Laws& laws_;
  std::map<std::string, ServiceState> services_;
  std::map<std::string, std::uint64_t> counters_;  // by the balancer's name
};

}  // namespace orrery::oracle
