#include "tests/oracle/cluster.h"

#include <vector>

#include "sim/random/names.h"

namespace orrery::oracle {

Cluster::Cluster(const models::ScenarioSpec& spec, const Laws& laws) : spec_(spec), laws_(laws) {
  for (const auto& [name, service] : spec.services) {
    ServiceState& state = services_[name];
    state.name = name;
    state.spec = &service;
    for (std::uint32_t i = 0; i < service.replicas; ++i) {
      Pod pod;
      place(pod, name, i);
      const models::ConcurrencySpec& concurrency = service.concurrency;
      Station station;
      if (concurrency.kind == models::ConcurrencyKind::event_loop) {
        station.servers = 1;
        pod.stations.assign(concurrency.count, station);
      } else {
        station.servers = concurrency.count;
        pod.stations.assign(1, station);
      }
      state.pods.push_back(pod);
    }
  }
}

void Cluster::place(Pod& pod, const std::string& service, std::uint64_t index) const {
  pod.name = service + "/" + std::to_string(index);
  pod.hash = sim::hash_name("pod/" + pod.name);
  std::vector<std::string> zone_of_node;
  for (const auto& [name, zone] : spec_.platform.zones) {
    for (std::uint32_t i = 0; i < zone.nodes; ++i) zone_of_node.push_back(name);
  }
  if (zone_of_node.empty()) zone_of_node.push_back("default");
  const std::uint64_t node = (sim::hash_name("service/" + service) + index) % zone_of_node.size();
  pod.location = {node, zone_of_node[node]};
}

sim::Duration Cluster::hop(const Location& from, const Location& to, std::uint32_t word) const {
  const models::NetworkSpec& network = spec_.network;
  const models::HopSpec* hop = &network.between_zones;
  if (!from.zone || !to.zone) {
    hop = &network.outside;
  } else if (from.node && from.node == to.node) {
    hop = &network.same_node;
  } else if (from.zone == to.zone) {
    hop = &network.same_zone;
  }
  // Both may be on no node only where both are clients, who send nothing to each other.
  return hop->latency + hop->jitter * word / 65536;
}

Pod& Cluster::pick(const Call& call, const std::string& caller, models::LoadBalancingKind kind) {
  std::vector<Pod>& pods = services_.at(call.to.service).pods;
  const auto count = static_cast<std::uint32_t>(pods.size());
  if (kind == models::LoadBalancingKind::random) return pods[random_below(call, count)];
  return pods[next_in_turn("balancer/" + caller + "/" + call.to.service, count)];
}

// Lemire's method: word * count / 2^32, redrawn where the fraction lies in the part that would make
// some results likelier than others.
std::uint32_t Cluster::random_below(const Call& call, std::uint32_t pods) const {
  const std::uint64_t bound = pods;
  const std::uint64_t biased = (std::uint64_t{1} << 32) % bound;
  std::uint64_t product = call.block.words[2] * bound;
  for (std::uint32_t word = 0; (product & 0xffff'ffff) < biased; ++word) {
    const auto number = static_cast<std::uint16_t>(16 + word / 4);
    product = laws_.block(call.request->id, call.path, number).words[word % 4] * bound;
  }
  return static_cast<std::uint32_t>(product >> 32);
}

std::uint32_t Cluster::next_in_turn(const std::string& balancer, std::uint32_t pods) {
  if (!counters_.contains(balancer)) {
    const std::uint64_t owner = sim::request_of(sim::hash_name(balancer), 0);
    const std::uint64_t word = laws_.block(owner, sim::Path::root(), 0).words[0];
    counters_[balancer] = (word * pods) >> 32;
  }
  return static_cast<std::uint32_t>(counters_[balancer]++ % pods);
}

}  // namespace orrery::oracle
