#include "models/simulation/result_assembly.h"

#include <algorithm>
#include <map>
#include <utility>

#include "models/requests/compiler.h"
#include "models/requests/ending.h"
#include "models/simulation/workload_assembly.h"

namespace orrery::models {

namespace {

void collect_endpoints(const ScenarioSpec& spec, const World& world, RunResult& result) {
  const std::vector<EntryRow> rows = entry_rows(spec);
  const auto& windows = world.observation.endpoint_windows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const EndpointMeter& meter = world.clients.endpoints[i];
    EndpointResult endpoint;
    endpoint.name = rows[i].endpoint.service + "." + rows[i].endpoint.endpoint;
    endpoint.is_probe = !rows[i].probe.empty();
    if (endpoint.is_probe) endpoint.name += "@" + rows[i].probe;
    endpoint.outcomes = meter.outcomes();
    endpoint.ok = meter.ok();
    endpoint.failed = meter.failed();
    endpoint.batch_means = meter.batch_means();
    endpoint.batch_quantiles = meter.batch_quantiles();
    if (!world.clients.blames.empty()) endpoint.blame = world.clients.blames[i];
    if (i < windows.size()) endpoint.windows = windows[i];
    result.endpoints.push_back(std::move(endpoint));
  }
}

void collect_services(const ScenarioSpec& spec, const World& world, sim::SimTime now,
                      RunResult& result) {
  result.services = world.observation.services(world.requests, now);
  std::size_t i = 0;
  for (const auto& [name, service] : spec.services) {
    ServiceResult& found = result.services[i++];
    found.name = name;
    found.pods = service.replicas;
    found.servers = std::uint64_t{service.replicas} * service.concurrency.count;
  }
}

void collect_nodes(const World& world, sim::SimTime now, RunResult& result) {
  const std::vector<NodeResult> processors = world.observation.nodes(world.requests, now);
  for (const auto& [node, cores] : world.cores_of_node) {
    NodeResult found = processors[world.processor_of_node.at(node)];
    found.name = world.node_names.at(node);
    found.cores = cores;
    result.nodes.push_back(std::move(found));
  }
}

void collect_failures(const ScenarioSpec& spec, const World& world, sim::SimTime now,
                      RunResult& result) {
  FailurePeriods periods = world.clients.periods;
  for (std::uint32_t i = 0; i < world.requests.frames.high_water(); ++i) {
    const Frame& frame = world.requests.frames[i];
    if ((frame.flags & kFrameAlive) == 0 || (frame.flags & kFrameOrphan) != 0) continue;
    if ((frame.flags & kFrameRoot) == 0 || !is_counted(world.requests, frame)) continue;
    periods.record_unfinished(world.clients.endpoint_of_edge[frame.edge], frame.sent);
  }
  const sim::SimTime from = world.clients.cohort_from;
  const sim::SimTime to = std::max(from, std::min(now, world.clients.arrivals_end));
  for (std::uint32_t failure = 0; failure < spec.failures.size(); ++failure) {
    for (std::uint32_t endpoint = 0; endpoint < result.endpoints.size(); ++endpoint) {
      FailureEffect effect;
      effect.failure = spec.failures[failure].id;
      effect.endpoint = result.endpoints[endpoint].name;
      const auto fill = [&](Period period, PeriodResult& found) {
        const PeriodMeter& meter = periods.meter(failure, endpoint, period);
        found = {periods.length(failure, period, from, to), meter.outcomes, meter.ok, meter.failed};
      };
      fill(Period::before, effect.before);
      fill(Period::during, effect.during);
      fill(Period::after, effect.after);
      result.failures.push_back(std::move(effect));
    }
  }
}

// Sites of one caller that call the same endpoint are one row.
void collect_calls(const std::vector<CallSite>& sites, const std::vector<CallMeter>& calls,
                   RunResult& result) {
  std::map<std::pair<std::string, std::string>, CallResult> rows;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const std::string callee = sites[i].callee.service + "." + sites[i].callee.endpoint;
    CallResult& row = rows[{sites[i].caller, callee}];
    row.caller = sites[i].caller;
    row.callee = callee;
    const CallMeter& meter = calls[i];
    for (std::size_t outcome = 0; outcome < kOutcomes; ++outcome) {
      row.outcomes[outcome] += meter.outcomes[outcome];
    }
    row.latency.merge(meter.latency);
  }
  for (auto& [key, row] : rows) result.calls.push_back(std::move(row));
}

// Requests and calls under way belong to the counts as unfinished ones.
void add_unfinished(const World& world, std::vector<CallMeter>& calls, RunResult& result) {
  const FrameStore& frames = world.requests.frames;
  constexpr auto kUnfinished = static_cast<std::size_t>(Outcome::unfinished);
  for (std::uint32_t i = 0; i < frames.high_water(); ++i) {
    const Frame& frame = frames[i];
    if ((frame.flags & kFrameAlive) == 0) continue;
    if ((frame.flags & (kFrameOrphan | kFrameBranch | kFrameGhost)) != 0) continue;
    if (!is_counted(world.requests, frame)) continue;
    if ((frame.flags & kFrameRoot) != 0) {
      ++result.endpoints[world.clients.endpoint_of_edge[frame.edge]].outcomes[kUnfinished];
    } else {
      ++calls[frame.edge].outcomes[kUnfinished];
    }
  }
}

}  // namespace

RunResult collect_results(const ScenarioSpec& spec, const World& world, sim::SimTime now) {
  RunResult result;
  result.scenario = spec.name;
  result.ended_at = now;
  result.duration = spec.duration;
  result.warmup = spec.warmup;
  result.window = spec.window;
  result.fingerprint = world.requests.fingerprint;
  result.arrived = world.clients.arrived();
  result.ended = world.clients.ended();
  result.in_flight = result.arrived - result.ended;
  result.calls_in_flight_max = world.requests.frames.high_water();
  for (const auto& [name, workload] : spec.workloads) result.workloads.push_back(name);
  collect_endpoints(spec, world, result);
  collect_services(spec, world, now, result);
  std::vector<CallMeter> calls = world.requests.calls;
  add_unfinished(world, calls, result);
  collect_calls(world.sites, calls, result);
  result.changes = world.changes;
  collect_nodes(world, now, result);
  collect_failures(spec, world, now, result);
  for (const RecordedRequest& row : world.clients.recorded) {
    result.requests.push_back({row.request, row.workload, row.endpoint, row.arrived, row.response,
                               row.outcome, row.demand});
  }
  return result;
}

}  // namespace orrery::models
