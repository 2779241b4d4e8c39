// Where the pods are, what messages between them cost, and which of them is picked.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/simulation/scenario_spec.h"
#include "sim/base/time.h"
#include "tests/oracle/laws.h"
#include "tests/oracle/pods.h"
#include "tests/oracle/things.h"

namespace orrery::oracle {

class Cluster {
 public:
  Cluster(const models::ScenarioSpec& spec, const Laws& laws);

  ServiceState& service(const std::string& name) { return services_.at(name); }
  std::map<std::string, ServiceState>& services() { return services_; }
  std::vector<Node>& nodes() { return nodes_; }  // zone by zone

  // One way; `word` are the 16 bits drawn for the message.
  sim::Duration hop(const Location& from, const Location& to, std::uint32_t word) const;

  // With all servers free, nobody waiting, and whatever they remember forgotten.
  static void renew_stations(Pod& pod);

  // The pod that gets the call. `caller`: "pod/cart/0" or "workload/shoppers". REQUIRES: the
  // service has an endpoint.
  Pod& pick(const Call& call, const std::string& caller, models::LoadBalancingKind kind);

 private:
  void make_nodes();
  void place(Pod& pod, std::uint64_t index);
  std::uint32_t next_in_turn(const std::string& balancer, const ServiceState& service);

  const models::ScenarioSpec& spec_;
  const Laws& laws_;
  std::vector<Node> nodes_;
  std::map<std::string, ServiceState> services_;
  std::map<std::string, std::uint64_t> counters_;  // by the balancer's name
};

}  // namespace orrery::oracle
