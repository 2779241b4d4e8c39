// Facts, and what is read off the things when the run is over.
#include <algorithm>

#include "sim/random/names.h"
#include "tests/oracle/naive_simulation.h"

namespace orrery::oracle {

using models::Outcome;
using sim::Duration;
using sim::SimTime;

void NaiveSimulation::fact(FactKind kind, std::uint64_t subject, std::uint64_t object) {
  const sim::Fact fact = {events_.now(), static_cast<std::uint32_t>(kind), subject, object};
  result_.facts.push_back(fact);
  result_.fingerprint.add(fact);
}

std::uint64_t NaiveSimulation::call_number(const Call& call) const {
  return call.request->id + call.path.bits() * 0x9e37'79b9'7f4a'7c15;
}

std::uint64_t NaiveSimulation::named(const std::string& name) {
  const std::uint64_t hash = sim::hash_name(name);
  result_.names[hash] = name;
  return hash;
}

bool NaiveSimulation::is_measured(SimTime time) const {
  return time >= SimTime() + spec_.warmup && time < SimTime() + spec_.duration;
}

// The sum of all stretches within the measured time.
sim::Int128 NaiveSimulation::area(const std::vector<Stretch>& stretches) const {
  sim::Int128 sum = 0;
  for (const Stretch& stretch : stretches) {
    const SimTime from = std::max(stretch.from, SimTime() + spec_.warmup);
    const SimTime to = std::min(stretch.to, SimTime() + spec_.duration);
    if (to > from) sum += (to - from).nanoseconds();
  }
  return sum;
}

void NaiveSimulation::collect_requests() {
  for (const Request& request : requests_) {
    ++result_.arrived;
    ++(request.outcome ? result_.ended : result_.in_flight);
    if (!is_measured(request.arrived)) continue;
    EndpointFindings& found =
        result_.endpoints[request.endpoint.service + "." + request.endpoint.endpoint];
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
  for (const auto& [name, service] : cluster_.services()) {
    ServiceFindings& found = result_.services[name];
    found.arrived = count(service.arrived);
    found.rejected = count(service.rejected);
    found.finished = count(service.finished);
    found.busy_area = area(service.busy);
    found.queue_area = area(service.waiting);
    found.in_service_area = area(service.present);
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

}  // namespace orrery::oracle
