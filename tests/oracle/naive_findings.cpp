// Facts, and what is read off the things when the run is over.
#include <algorithm>

#include "sim/random/names.h"
#include "tests/oracle/naive_simulation.h"

namespace orrery::oracle {

using models::Outcome;
using sim::SimTime;

namespace {

// The sum of all stretches within [from, to).
sim::Int128 area(const std::vector<Stretch>& stretches, SimTime from, SimTime to) {
  sim::Int128 sum = 0;
  for (const Stretch& stretch : stretches) {
    const SimTime begin = std::max(stretch.from, from);
    const SimTime end = std::min(stretch.to, to);
    if (end > begin) sum += (end - begin).nanoseconds();
  }
  return sum;
}

// The one to which a request belongs that arrived at this time.
PeriodFindings* period_of(FailureFindings& effect, const Failure& failure, SimTime arrived) {
  if (failure.in_force.empty() || arrived < failure.in_force.front().from) return &effect.before;
  for (const Stretch& in_force : failure.in_force) {
    if (in_force.from <= arrived && arrived < in_force.to) return &effect.during;
  }
  return &effect.after;
}

}  // namespace

void NaiveSimulation::fact(FactKind kind, std::uint64_t subject, std::uint64_t object) {
  const sim::Fact fact = {events_.now(), static_cast<std::uint32_t>(kind), subject, object};
  result_.facts.push_back(fact);
  result_.fingerprint.add(fact);
}

void NaiveSimulation::changed(models::ChangeKind kind, const std::string& name) {
  fact(FactKind::changed, named(name), static_cast<std::uint64_t>(kind));
}

std::uint64_t NaiveSimulation::call_number(const Call& call) const {
  return call.request->id + call.path.bits() * 0x9e37'79b9'7f4a'7c15;
}

std::uint64_t NaiveSimulation::named(const std::string& name) {
  const std::uint64_t hash = sim::hash_name(name);
  result_.names[hash] = name;
  return hash;
}

std::string NaiveSimulation::row_of(const Request& request) const {
  const std::string endpoint = request.endpoint.service + "." + request.endpoint.endpoint;
  const bool is_probe = spec_.workloads.at(request.workload).probe;
  return is_probe ? endpoint + "@" + request.workload : endpoint;
}

bool NaiveSimulation::is_measured(SimTime time) const {
  return time >= SimTime() + spec_.warmup && time < SimTime() + spec_.duration;
}

SimTime NaiveSimulation::begin_of_window(std::size_t window) const {
  return SimTime() + spec_.window * static_cast<std::int64_t>(window);
}

std::size_t NaiveSimulation::window_of(SimTime time) const {
  return static_cast<std::size_t>(time.since_start() / spec_.window);
}

void NaiveSimulation::collect_requests() {
  for (const Request& request : requests_) {
    ++result_.arrived;
    ++(request.outcome ? result_.ended : result_.in_flight);
    if (!is_measured(request.arrived)) continue;
    EndpointFindings& found = result_.endpoints[row_of(request)];
    const Outcome outcome = request.outcome.value_or(Outcome::unfinished);
    ++found.outcomes[static_cast<std::size_t>(outcome)];
    if (!request.outcome) continue;
    const std::int64_t response = (request.ended - request.arrived).nanoseconds();
    (models::is_ok(outcome) ? found.ok : found.failed).push_back(response);
  }
}

void NaiveSimulation::collect_services() {
  const auto count = [this](const std::vector<SimTime>& times) {
    return static_cast<std::uint64_t>(std::count_if(
        times.begin(), times.end(), [this](SimTime time) { return is_measured(time); }));
  };
  const SimTime from = SimTime() + spec_.warmup;
  const SimTime to = SimTime() + spec_.duration;
  for (const auto& [name, service] : cluster_.services()) {
    ServiceFindings& found = result_.services[name];
    found.arrived = count(service.arrived);
    found.rejected = count(service.rejected);
    found.finished = count(service.finished);
    found.killed = count(service.killed);
    found.turned_away = count(service.turned_away);
    found.throttled_periods = count(service.throttled_periods);
    found.throttled_area = area(service.throttled, from, to);
    found.busy_area = area(service.busy, from, to);
    found.queue_area = area(service.waiting, from, to);
    found.in_service_area = area(service.present, from, to);
    found.queue_max = service.queue_max;
    for (const Stretch& wait : service.waiting) {
      if (is_measured(wait.to)) found.waits.push_back((wait.to - wait.from).nanoseconds());
    }
    for (const Pod& pod : service.pods) result_.names[pod.hash] = "pod/" + pod.name;
  }
}

void NaiveSimulation::collect_calls() {
  for (const Call& call : calls_) {
    result_.names[call_number(call)] = call.caller + " -> " + call.to.service + "." +
                                       call.to.endpoint + " of " + call.request->workload;
    const bool is_entry = call.activity == nullptr && call.parallel == nullptr;
    if (is_entry || !is_measured(call.sent)) continue;
    CallFindings& found = result_.calls[{call.caller, call.to.service + "." + call.to.endpoint}];
    ++found.outcomes[static_cast<std::size_t>(call.outcome.value_or(Outcome::unfinished))];
    if (call.outcome) found.latencies.push_back((call.told - call.sent).nanoseconds());
  }
}

void NaiveSimulation::collect_nodes() {
  for (const Node& node : cluster_.nodes()) {
    if (node.spec.cpu_model == models::CpuModel::dedicated) continue;
    result_.nodes.push_back({node.name, node.spec.cpu, node.core_area, node.saturated});
  }
}

void NaiveSimulation::collect_failures() {
  const SimTime from = SimTime() + spec_.warmup;
  const SimTime to = SimTime() + spec_.duration;
  for (const auto& [endpoint, found] : result_.endpoints) {
    for (const Failure& failure : failures_) {
      FailureFindings& effect = result_.failures[{failure.spec->id, endpoint}];
      const SimTime first =
          failure.in_force.empty() ? SimTime::never() : failure.in_force.front().from;
      const auto in_all = static_cast<std::int64_t>(area({{from, to}}, from, to));
      const auto before = static_cast<std::int64_t>(area({{SimTime(), first}}, from, to));
      const auto during = static_cast<std::int64_t>(area(failure.in_force, from, to));
      effect.before.length = sim::Duration::nanoseconds(before);
      effect.during.length = sim::Duration::nanoseconds(during);
      effect.after.length = sim::Duration::nanoseconds(in_all - before - during);
    }
  }
  for (const Request& request : requests_) {
    if (!is_measured(request.arrived)) continue;
    const std::string endpoint = row_of(request);
    for (const Failure& failure : failures_) {
      FailureFindings& effect = result_.failures[{failure.spec->id, endpoint}];
      PeriodFindings& period = *period_of(effect, failure, request.arrived);
      ++period.outcomes[static_cast<std::size_t>(request.outcome.value_or(Outcome::unfinished))];
      if (!request.outcome) continue;
      const std::int64_t response = (request.ended - request.arrived).nanoseconds();
      (models::is_ok(*request.outcome) ? period.ok : period.failed).push_back(response);
    }
  }
}

void NaiveSimulation::collect_windows() {
  // Complete ones only: what is left of the duration behind the last one is in no window.
  const auto windows = static_cast<std::size_t>(spec_.duration / spec_.window);
  result_.windows = windows;
  const auto windows_of = [&](const Request& request) -> std::vector<EndpointWindowFindings>& {
    auto& found = result_.endpoints[row_of(request)].windows;
    found.resize(windows);
    return found;
  };
  for (const Request& request : requests_) {
    std::vector<EndpointWindowFindings>& found = windows_of(request);
    const std::size_t arrived = window_of(request.arrived);
    if (arrived < windows) ++found[arrived].arrived;
    const std::size_t ended = window_of(request.ended);
    if (!request.outcome || ended >= windows) continue;
    const std::int64_t response = (request.ended - request.arrived).nanoseconds();
    (models::is_ok(*request.outcome) ? found[ended].ok : found[ended].failed).push_back(response);
  }
  for (const auto& [name, service] : cluster_.services()) {
    std::vector<ServiceWindowFindings>& found = result_.services[name].windows;
    found.resize(windows);
    for (std::size_t i = 0; i < windows; ++i) {
      found[i].busy_area = area(service.busy, begin_of_window(i), begin_of_window(i + 1));
      found[i].queue_area = area(service.waiting, begin_of_window(i), begin_of_window(i + 1));
    }
    for (const SimTime time : service.arrived) {
      if (window_of(time) < windows) ++found[window_of(time)].arrived;
    }
    for (const SimTime time : service.rejected) {
      if (window_of(time) < windows) ++found[window_of(time)].rejected;
    }
  }
}

}  // namespace orrery::oracle
