#include "tests/oracle/cluster.h"

#include <vector>

#include "sim/random/names.h"
#include "tests/oracle/words_of.h"

namespace orrery::oracle {

Cluster::Cluster(const models::ScenarioSpec& spec, const Laws& laws) : spec_(spec), laws_(laws) {
  make_nodes();
  std::uint64_t pods = 0;
  for (const auto& [name, service] : spec.services) {
    ServiceState& state = services_[name];
    state.name = name;
    state.spec = &service;
    state.pods.resize(service.replicas);
    for (std::uint32_t i = 0; i < service.replicas; ++i) {
      Pod& pod = state.pods[i];
      pod.number = pods++;
      pod.service = &state;
      place(pod, i);
      const models::ConcurrencySpec& concurrency = service.concurrency;
      const bool has_loops = concurrency.kind == models::ConcurrencyKind::event_loop;
      pod.stations.resize(has_loops ? concurrency.count : 1);
      for (Station& station : pod.stations) station.servers = has_loops ? 1 : concurrency.count;
      state.endpoints.push_back(&pod);
    }
  }
}

void Cluster::make_nodes() {
  models::PlatformSpec platform = spec_.platform;
  if (platform.zones.empty()) platform.zones["default"] = {};
  for (const auto& [zone, spec] : platform.zones) {
    for (std::uint32_t i = 0; i < spec.nodes; ++i) {
      Node node;
      node.name = zone + "/" + std::to_string(i);
      node.zone = zone;
      node.hash = sim::hash_name("node/" + node.name);
      node.spec = spec.node;
      nodes_.push_back(node);
    }
  }
}

void Cluster::place(Pod& pod, std::uint64_t index) {
  const std::string& service = pod.service->name;
  pod.name = service + "/" + std::to_string(index);
  pod.hash = sim::hash_name("pod/" + pod.name);
  const std::uint64_t node = (sim::hash_name("service/" + service) + index) % nodes_.size();
  pod.location = {node, nodes_[node].zone};
  pod.node = &nodes_[node];
  pod.node->pods.push_back(&pod);
}

void Cluster::renew_stations(Pod& pod) {
  for (Station& station : pod.stations) {
    const std::uint32_t servers = station.servers;
    station = {};
    station.servers = servers;
  }
  pod.delivered = 0;
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
  const ServiceState& service = services_.at(call.to.service);
  if (kind == models::LoadBalancingKind::random) {
    WordsOf further(laws_, call.request->id, call.path, 16);
    const auto count = static_cast<std::uint32_t>(service.endpoints.size());
    return *service.endpoints[further.below(count, call.block.words[2])];
  }
  return *service.endpoints[next_in_turn("balancer/" + caller + "/" + call.to.service, service)];
}

std::uint32_t Cluster::next_in_turn(const std::string& balancer, const ServiceState& service) {
  if (!counters_.contains(balancer)) {
    const std::uint64_t owner = sim::request_of(sim::hash_name(balancer), 0);
    const std::uint64_t word = laws_.block(owner, sim::Path::root(), 0).words[0];
    // Of all that there were at the start, whoever is known by now.
    counters_[balancer] = (word * service.pods.size()) >> 32;
  }
  const std::uint64_t endpoints = service.endpoints.size();
  const std::uint64_t turn = counters_[balancer] % endpoints;
  counters_[balancer] = (turn + 1) % endpoints;
  return static_cast<std::uint32_t>(turn);
}

}  // namespace orrery::oracle
