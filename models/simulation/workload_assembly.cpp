#include "models/simulation/workload_assembly.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "models/workloads/attribute_codes.h"
#include "sim/base/check.h"
#include "sim/base/mix.h"

namespace orrery::models {

namespace {

std::map<std::string, AttributeCodes> codes_of_attributes(const ScenarioSpec& spec) {
  std::map<std::string, std::vector<const AttributeSpec*>> laws;
  for (const auto& [name, workload] : spec.workloads) {
    for (const auto& [attribute, law] : workload.attributes) laws[attribute].push_back(&law);
  }
  std::map<std::string, AttributeCodes> codes;
  for (const auto& [attribute, specs] : laws) codes.emplace(attribute, AttributeCodes(specs));
  return codes;
}

// What each condition of the program means to the requests of one workload.
void add_conditions(const WorkloadSpec& spec, const std::map<std::string, AttributeCodes>& codes,
                    const std::vector<Condition>& conditions, sim::NameRegistry& names,
                    sim::DistributionSet& distributions, Workload& workload) {
  std::map<std::string, std::uint32_t> laws;
  for (const Condition& condition : conditions) {
    const auto spec_of = spec.attributes.find(condition.attribute);
    if (spec_of == spec.attributes.end()) {
      workload.conditions.push_back({});
      continue;
    }
    const AttributeCodes& code = codes.at(condition.attribute);
    const auto [law, is_new] =
        laws.emplace(condition.attribute, static_cast<std::uint32_t>(workload.attributes.size()));
    if (is_new) {
      names.add("attribute/" + condition.attribute);
      workload.attributes.emplace_back(condition.attribute, spec_of->second, code, distributions);
    }
    workload.conditions.push_back({law->second, code.code_of(condition.value)});
  }
}

sim::DistributionId mix_of(const WorkloadSpec& spec, sim::DistributionSet& distributions) {
  const auto* sessions = std::get_if<SessionSpec>(&spec.source);
  const bool is_drawn = sessions == nullptr || sessions->visits.empty();
  if (spec.mix.size() == 1 || !is_drawn) return {};
  sim::WeightedSpec weights;
  for (const MixEntry& entry : spec.mix) weights.weights.push_back(entry.weight);
  return distributions.add(weights);
}

SessionPlan session_plan(const WorkloadSpec& spec, const SessionSpec& sessions, std::uint64_t name,
                         sim::RandomKey key, sim::DistributionSet& distributions) {
  const std::uint64_t hash = sim::mix64(name, sim::hash_name("requests"));
  SessionPlan plan{
      BatchSize(sessions.requests, hash, key, distributions), {}, sessions.leave_on_failure};
  for (const EndpointName& visit : sessions.visits) {
    const auto entry = std::find_if(spec.mix.begin(), spec.mix.end(),
                                    [&](const MixEntry& each) { return each.endpoint == visit; });
    CHECK(entry != spec.mix.end(), "what a session visits is in its mix");
    plan.visits.push_back(static_cast<std::uint32_t>(entry - spec.mix.begin()));
  }
  return plan;
}

void add_source(const WorkloadSpec& spec, std::uint32_t number, sim::RandomKey key,
                sim::Duration clock, sim::DistributionSet& distributions, Workload& workload,
                Clients& clients) {
  if (const auto* open = std::get_if<OpenSpec>(&spec.source)) {
    workload.arrivals.emplace(*open, workload.name, key, distributions, clock);
    return;
  }
  if (const auto* sessions = std::get_if<SessionSpec>(&spec.source)) {
    workload.arrivals.emplace(sessions->arrivals, workload.name, key, distributions, clock);
    workload.think = distributions.add(sessions->think_time);
    workload.sessions = session_plan(spec, *sessions, workload.name, key, distributions);
    return;
  }
  const ClosedSpec& closed = std::get<ClosedSpec>(spec.source);
  workload.think = distributions.add(closed.think_time);
  for (std::uint32_t user = 0; user < closed.users; ++user) {
    clients.users.push_back({number, user, 0});
  }
}

}  // namespace

void add_client_sites(const ScenarioSpec& spec, std::vector<CallSite>& sites) {
  for (const auto& [name, workload] : spec.workloads) {
    for (const MixEntry& entry : workload.mix) {
      CallSite site = resolve_call(spec.services, spec.traffic, entry.endpoint, {});
      site.caller = "workload/" + name;
      // Clients wait as long as they say themselves.
      site.timeout = workload.client.timeout;
      sites.push_back(std::move(site));
    }
  }
}

EntryRow entry_row(const std::string& workload, const WorkloadSpec& spec,
                   const EndpointName& endpoint) {
  return {endpoint, spec.probe ? workload : ""};
}

std::vector<EntryRow> entry_rows(const ScenarioSpec& spec) {
  std::set<EntryRow> rows;
  for (const auto& [name, workload] : spec.workloads) {
    for (const MixEntry& entry : workload.mix) {
      rows.insert(entry_row(name, workload, entry.endpoint));
    }
  }
  return {rows.begin(), rows.end()};
}

void assemble_workloads(const ScenarioSpec& spec, const RunOptions& options,
                        const Platform& platform, const CompiledServices& compiled,
                        std::uint32_t first_edge, sim::NameRegistry& names,
                        sim::DistributionSet& distributions, World& world) {
  Clients& clients = world.clients;
  clients.arrivals_end = sim::SimTime() + spec.duration;
  clients.cohort_from = sim::SimTime() + spec.warmup;
  clients.records_requests = options.record_requests;
  clients.is_watched = options.record_requests || options.blame || !spec.failures.empty();
  const std::vector<EntryRow> rows = entry_rows(spec);
  clients.endpoints.resize(rows.size());
  if (options.blame) clients.blames.resize(rows.size());
  if (spec.study == Study::steady_state) {
    for (EndpointMeter& meter : clients.endpoints) meter.keep_batches();
  }
  clients.endpoint_of_edge.resize(world.requests.edges.size());
  const std::map<std::string, AttributeCodes> codes = codes_of_attributes(spec);

  std::uint32_t edge = first_edge;
  for (const auto& [name, workload_spec] : spec.workloads) {
    const auto number = static_cast<std::uint32_t>(clients.workloads.size());
    Workload workload;
    workload.name = names.add("workload/" + name);
    for (const MixEntry& entry : workload_spec.mix) {
      const auto found = std::lower_bound(rows.begin(), rows.end(),
                                          entry_row(name, workload_spec, entry.endpoint));
      const auto endpoint = static_cast<std::uint32_t>(found - rows.begin());
      const sim::Path path =
          sim::Path::root().child(0, compiled.endpoint(entry.endpoint).name_hash, 0);
      workload.entries.push_back({edge, endpoint, path});
      clients.endpoint_of_edge[edge++] = endpoint;
    }
    workload.mix = mix_of(workload_spec, distributions);
    if (workload_spec.client.give_up) {
      workload.patience = distributions.add(*workload_spec.client.give_up);
    }
    add_conditions(workload_spec, codes, world.requests.program.conditions, names, distributions,
                   workload);
    add_source(workload_spec, number, world.requests.key, spec.clock.value_or(sim::Duration()),
               distributions, workload, clients);
    Location location;
    if (workload_spec.from_zone) location.zone = platform.zone_named(*workload_spec.from_zone);
    world.requests.client_locations.push_back(location);
    world.requests.priorities_of_workloads.push_back(workload_spec.priority);
    clients.workloads.push_back(std::move(workload));
  }
}

}  // namespace orrery::models
