#include "models/simulation/balancer_assembly.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "models/policies/load_balancing/list.h"
#include "models/requests/draw_slots.h"
#include "sim/random/philox.h"

namespace orrery::models {

namespace {

// The balancers of one policy object.
struct Group {
  std::vector<std::uint32_t> start_words;
  std::map<std::string, std::uint32_t> first;  // by caller: a service, or "workload/NAME"
};

std::uint32_t start_word(const std::string& name, sim::RandomKey key, sim::NameRegistry& names) {
  const std::uint64_t request = sim::request_of(names.add(name), 0);
  return kDrawBalancerStart.word_of(sim::random_block(key, {request, {}}, 0));
}

void add_caller(const ScenarioSpec& spec, const CallSite& site, sim::RandomKey key,
                sim::NameRegistry& names, Group& group) {
  const bool is_workload = site.caller_service.empty();
  const std::string& caller = is_workload ? site.caller : site.caller_service;
  const auto first = static_cast<std::uint32_t>(group.start_words.size());
  if (!group.first.emplace(caller, first).second) return;
  const std::string& called = site.callee.service;
  if (is_workload) {
    group.start_words.push_back(start_word("balancer/" + caller + "/" + called, key, names));
    return;
  }
  const std::uint32_t pods = spec.services.at(caller).replicas;
  for (std::uint32_t pod = 0; pod < pods; ++pod) {
    group.start_words.push_back(start_word(
        "balancer/pod/" + caller + "/" + std::to_string(pod) + "/" + called, key, names));
  }
}

PickWay way_of(LoadBalancingKind kind, bool fast_paths) {
  if (!fast_paths) return PickWay::policy;
  switch (kind) {
    case LoadBalancingKind::random:
      return PickWay::random;
    case LoadBalancingKind::round_robin:
      return PickWay::round_robin;
  }
  return PickWay::policy;
}

}  // namespace

void assemble_balancers(const ScenarioSpec& spec, const std::vector<CallSite>& sites,
                        bool fast_paths, sim::NameRegistry& names, RequestStores& stores) {
  std::map<std::pair<std::string, LoadBalancingKind>, Group> groups;
  const auto group_of = [&groups](const CallSite& site) -> Group& {
    return groups[{site.callee.service, site.load_balancing.kind}];
  };
  for (const CallSite& site : sites) add_caller(spec, site, stores.key, names, group_of(site));

  std::map<std::pair<std::string, LoadBalancingKind>, std::uint32_t> policies;
  for (const auto& [key, group] : groups) {
    const BalancerSetup setup{spec.services.at(key.first).replicas, group.start_words};
    const LoadBalancingEntry& entry =
        load_balancing_policies()[static_cast<std::size_t>(key.second)];
    policies[key] = stores.policies.add(entry.make(LoadBalancingSpec{key.second}, setup));
  }
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const CallSite& site = sites[i];
    Edge& edge = stores.edges[i];
    edge.policy = policies.at({site.callee.service, site.load_balancing.kind});
    edge.first_balancer =
        group_of(site).first.at(site.caller_service.empty() ? site.caller : site.caller_service);
    edge.way = way_of(site.load_balancing.kind, fast_paths);
  }
}

}  // namespace orrery::models
