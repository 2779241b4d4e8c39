#include "models/simulation/assembly.h"

#include <algorithm>
#include <utility>

#include "models/discovery/registry.h"
#include "models/policies/load_balancing/list.h"
#include "models/requests/compiler.h"
#include "models/simulation/balancer_assembly.h"
#include "models/simulation/failure_assembly.h"
#include "models/simulation/placement.h"
#include "models/simulation/processor_assembly.h"
#include "models/simulation/workload_assembly.h"
#include "sim/base/check.h"
#include "sim/random/names.h"

namespace orrery::models {

namespace {

std::string pod_name(const std::string& service, std::uint32_t ordinal) {
  return "pod/" + service + "/" + std::to_string(ordinal);
}

// Pods are started by commands; whoever needs to know hears of the changes.
void start_pods(const ScenarioSpec& spec, const Platform& platform, sim::NameRegistry& names,
                World& world) {
  std::uint32_t service = 0;
  for (const auto& [name, service_spec] : spec.services) {
    const std::uint64_t hash = names.add("service/" + name);
    for (std::uint32_t ordinal = 0; ordinal < service_spec.replicas; ++ordinal) {
      StartPod command{ServiceId(service), ordinal, node_of_pod(platform, hash, ordinal).index(),
                       pod_name(name, ordinal)};
      names.add(command.name);
      const Change change = world.pods.execute(command, platform, sim::SimTime());
      register_change(world.requests.endpoints, change);
      world.changes.push_back(change);
    }
    ++service;
  }
}

void build_stations(const ScenarioSpec& spec, World& world) {
  RequestStores& stores = world.requests;
  std::vector<const ServiceSpec*> services;
  for (const auto& [name, service] : spec.services) services.push_back(&service);
  for (std::uint32_t i = 0; i < world.pods.size(); ++i) {
    const Pod& pod = world.pods[PodId(i)];
    const ServiceSpec& service = *services[pod.service.index()];
    Station station;
    open_station(service, station);
    station.loops = station.kind == StationKind::event_loop ? service.concurrency.count : 1;
    station.pod_name = pod.name;
    station.location = pod.location;
    station.service = pod.service.index();
    station.pod_ordinal = pod.ordinal;
    stores.first_station.push_back(static_cast<std::uint32_t>(stores.stations.size()));
    stores.stations.insert(stores.stations.end(), station.loops, station);
  }
}

// All durations after which somebody stops waiting, ascending.
std::vector<sim::Duration> timeouts_of(const std::vector<CallSite>& sites) {
  std::vector<sim::Duration> durations;
  for (const CallSite& site : sites) {
    if (site.timeout) durations.push_back(*site.timeout);
  }
  std::sort(durations.begin(), durations.end());  // tidy: total order
  durations.erase(std::unique(durations.begin(), durations.end()), durations.end());
  return durations;
}

void build_edges(const ScenarioSpec& spec, const CompiledServices& compiled,
                 const std::vector<sim::Duration>& timeouts, RequestStores& stores) {
  for (const CallSite& site : compiled.sites) {
    const CompiledEndpoint& callee = compiled.endpoint(site.callee);
    Edge edge;
    edge.endpoint_name = callee.name_hash;
    edge.service = callee.service;
    edge.entry = callee.entry;
    if (site.timeout) {
      const auto found = std::lower_bound(timeouts.begin(), timeouts.end(), *site.timeout);
      edge.timeout_list = static_cast<std::uint32_t>(found - timeouts.begin());
    }
    stores.edges.push_back(edge);
  }
  stores.calls.resize(stores.edges.size());
  for (const CallSite& site : compiled.sites) {
    stores.priorities_of_edges.push_back(
        spec.services.at(site.callee.service).endpoints.at(site.callee.endpoint).priority);
  }
}

bool has_patience(const ScenarioSpec& spec) {
  for (const auto& [name, workload] : spec.workloads) {
    if (workload.client.give_up) return true;
  }
  return false;
}

RequestStores empty_stores(const ScenarioSpec& spec, const RunOptions& options, bool has_timeouts) {
  const auto services = static_cast<std::uint32_t>(spec.services.size());
  RequestStores stores{
      .key = {options.seed, options.replication},
      .key_schedule = sim::KeySchedule({options.seed, options.replication}),
      .hops = Hops(spec.network),
      .calls_from = sim::SimTime() + spec.warmup,
      .calls_to = sim::SimTime() + spec.duration,
      .records_demands = options.record_requests,
      .endpoints = EndpointTable(services),
      .frames = FrameStore(spec.requests_in_flight, has_timeouts, has_patience(spec)),
      .blames = BlameStore(options.blame),
      .fingerprint = sim::Fingerprint(spec.window),
  };
  stores.services.resize(services);
  return stores;
}

}  // namespace

World assemble(const ScenarioSpec& spec, const RunOptions& options) {
  sim::NameRegistry names;
  sim::DistributionSet distributions;
  const Platform platform(spec.platform);
  CompileOptions compile_options;
  compile_options.computes_elsewhere = services_elsewhere(spec, platform);
  std::vector<Injection> injections;
  assemble_injections(spec, distributions, compile_options, injections);
  CompiledServices compiled =
      compile_services(spec.services, spec.traffic, compile_options, distributions);
  for (const CompiledEndpoint& endpoint : compiled.endpoints) {
    names.add("endpoint/" + endpoint.name.service + "." + endpoint.name.endpoint);
  }
  const auto inner_edges = static_cast<std::uint32_t>(compiled.sites.size());
  add_client_sites(spec, compiled.sites);
  const std::vector<sim::Duration> timeouts = timeouts_of(compiled.sites);

  World world{
      .requests = empty_stores(spec, options, !timeouts.empty()),
      .observation = Observation(spec.warmup, spec.duration, spec.window, options.observe),
  };
  start_pods(spec, platform, names, world);
  build_stations(spec, world);
  assemble_processors(spec, platform, world);
  assemble_queues(spec, world);
  build_edges(spec, compiled, timeouts, world.requests);
  for (std::uint32_t list = 0; list < timeouts.size(); ++list) {
    world.requests.timeout_lists.emplace_back(timeouts[list], kEventTimeouts, list);
  }
  assemble_balancers(spec, compiled.sites, options.fast_paths, names, world.requests);
  world.requests.program = std::move(compiled.program);
  world.requests.injections = std::move(injections);
  world.sites.assign(compiled.sites.begin(), compiled.sites.begin() + inner_edges);
  assemble_workloads(spec, options, platform, compiled, inner_edges, names, distributions, world);
  assemble_failures(spec, platform, names, distributions, world);
  world.requests.distributions = std::move(distributions);
  return world;
}

}  // namespace orrery::models
