// Clients: who sends requests, when, and until when they wait.
#include <variant>
#include <vector>

#include "sim/base/mix.h"
#include "sim/random/names.h"
#include "sim/random/path.h"
#include "tests/oracle/naive_simulation.h"

namespace orrery::oracle {

using models::Outcome;
using sim::Duration;
using sim::Phase;

void NaiveSimulation::start_workloads() {
  for (const auto& [name, workload] : spec_.workloads) {
    if (const auto* open = std::get_if<models::OpenSpec>(&workload.source)) {
      const std::uint64_t hash = sim::hash_name("workload/" + name);
      const Duration clock = spec_.clock.value_or(Duration());
      open_.push_back({name, {*open, hash, laws_.key(), laws_.set(), clock}});
      schedule_next_arrival(open_.back());
    } else if (const auto* sessions = std::get_if<models::SessionSpec>(&workload.source)) {
      const std::uint64_t hash = sim::hash_name("workload/" + name);
      const Duration clock = spec_.clock.value_or(Duration());
      open_.push_back({name, {sessions->arrivals, hash, laws_.key(), laws_.set(), clock}});
      const std::uint64_t requests = sim::mix64(hash, sim::hash_name("requests"));
      requests_of_session_.try_emplace(name, sessions->requests, requests, laws_.key(),
                                       laws_.set());
      schedule_next_arrival(open_.back());
    } else {
      const std::uint32_t users = std::get<models::ClosedSpec>(workload.source).users;
      for (std::uint32_t user = 0; user < users; ++user) think(name, user, 0);
    }
  }
}

void NaiveSimulation::schedule_next_arrival(OpenSource& source) {
  const models::Arrival arrival = source.arrivals.next(laws_.set());
  if (arrival.time >= sim::SimTime() + spec_.duration) return;
  events_.at(arrival.time, Phase::arrival, [this, &source, arrival] {
    schedule_next_arrival(source);
    const std::uint64_t hash = sim::hash_name("workload/" + source.workload);
    const auto& workload = spec_.workloads.at(source.workload);
    const bool is_session = std::holds_alternative<models::SessionSpec>(workload.source);
    for (std::uint32_t i = 0; i < arrival.requests; ++i) {
      if (is_session) {
        request_of_user(source.workload, source.requests++, 0);
        continue;
      }
      Request& request = requests_.emplace_back();
      request.id = sim::request_of(hash, source.requests++);
      request.workload = source.workload;
      arrive(request);
    }
  });
}

// Then the user's request number `turn` arrives.
void NaiveSimulation::think(const std::string& workload, std::uint64_t user, std::uint64_t turn) {
  const auto& source = spec_.workloads.at(workload).source;
  const auto* closed = std::get_if<models::ClosedSpec>(&source);
  const sim::DistributionSpec& law =
      closed != nullptr ? closed->think_time : std::get<models::SessionSpec>(source).think_time;
  const std::uint64_t id = sim::request_of(sim::hash_name("workload/" + workload), user, turn);
  const std::uint64_t word = laws_.block(id, sim::Path::root(), 0).pair(1);
  const auto time = sim::Duration::nanoseconds(laws_.draw("think time of " + workload, law, word));
  if (events_.now() + time >= sim::SimTime() + spec_.duration) return;
  events_.after(time, Phase::arrival,
                [this, workload, user, turn] { request_of_user(workload, user, turn); });
}

// Of a user of a closed workload, or of one who came for a session.
void NaiveSimulation::request_of_user(const std::string& workload, std::uint64_t user,
                                      std::uint64_t turn) {
  Request& request = requests_.emplace_back();
  request.id = sim::request_of(sim::hash_name("workload/" + workload), user, turn);
  request.workload = workload;
  request.user = user;
  request.turn = turn;
  arrive(request);
}

// Whether the user sends another one, now that this one has its outcome.
bool NaiveSimulation::goes_on(const Request& request) {
  const auto& source = spec_.workloads.at(request.workload).source;
  if (std::holds_alternative<models::ClosedSpec>(source)) return true;
  const auto* sessions = std::get_if<models::SessionSpec>(&source);
  if (sessions == nullptr) return false;
  if (sessions->leave_on_failure && !models::is_ok(*request.outcome)) return false;
  if (!sessions->visits.empty()) return request.turn + 1 < sessions->visits.size();
  return request.turn + 1 <
         requests_of_session_.at(request.workload).draw(request.user, laws_.set());
}

void NaiveSimulation::arrive(Request& request) {
  const models::ClientSpec& client = spec_.workloads.at(request.workload).client;
  request.arrived = events_.now();
  request.endpoint = pick_of_mix(request);
  draw_attributes(request);
  fact(FactKind::arrived, request.id, named("workload/" + request.workload));
  if (cluster_.service(request.endpoint.service).endpoints.empty()) {
    // The answer is at hand: nobody has to wait for it.
    send_entry(request);
    return;
  }
  if (client.timeout) {
    request.timeout = timeouts_.start(
        *client.timeout, [this, &request] { client_leaves(request, Outcome::client_timeout); });
  }
  if (client.give_up) {
    const std::uint64_t word = laws_.block(request.id, sim::Path::root(), 1).pair(0);
    const auto patience = sim::Duration::nanoseconds(
        laws_.draw("patience of " + request.workload, *client.give_up, word));
    events_.after(patience, Phase::timer, [this, &request] {
      if (!request.outcome) client_leaves(request, Outcome::gave_up);
    });
  }
  send_entry(request);
}

models::EndpointName NaiveSimulation::pick_of_mix(const Request& request) {
  const auto* sessions =
      std::get_if<models::SessionSpec>(&spec_.workloads.at(request.workload).source);
  if (sessions != nullptr && !sessions->visits.empty()) return sessions->visits[request.turn];
  const std::vector<models::MixEntry>& mix = spec_.workloads.at(request.workload).mix;
  if (mix.size() == 1) return mix.front().endpoint;
  sim::WeightedSpec weights;
  for (const models::MixEntry& entry : mix) weights.weights.push_back(entry.weight);
  const std::uint64_t word = laws_.block(request.id, sim::Path::root(), 0).pair(0);
  const std::int64_t index = laws_.draw("mix of " + request.workload, weights, word);
  return mix[static_cast<std::size_t>(index)].endpoint;
}

void NaiveSimulation::draw_attributes(Request& request) {
  for (const auto& [name, attribute] : spec_.workloads.at(request.workload).attributes) {
    const std::uint64_t hash = sim::hash_name("attribute/" + name);
    const std::uint64_t word =
        laws_.block(request.id, sim::Path::root().child(0, hash, 0), 0).pair(0);
    const std::string law = "attribute " + name + " of " + request.workload;
    if (const auto* value = std::get_if<models::AttributeValue>(&attribute)) {
      request.attributes[name] = *value;
    } else if (const auto* zipf = std::get_if<sim::ZipfSpec>(&attribute)) {
      request.attributes[name] = laws_.draw(law, *zipf, word);
    } else {
      const auto& choices = std::get<std::vector<models::AttributeWeight>>(attribute);
      sim::WeightedSpec weights;
      for (const models::AttributeWeight& choice : choices) {
        weights.weights.push_back(choice.weight);
      }
      const std::int64_t index = laws_.draw(law, weights, word);
      request.attributes[name] = choices[static_cast<std::size_t>(index)].value;
    }
  }
}

void NaiveSimulation::client_leaves(Request& request, Outcome outcome) {
  request.entry->is_heard = false;
  request.entry->outcome = outcome;
  request.entry->told = events_.now();
  end_request(request, outcome);
}

void NaiveSimulation::end_request(Request& request, Outcome outcome) {
  const models::WorkloadSpec& workload = spec_.workloads.at(request.workload);
  fact(FactKind::ended, request.id, static_cast<std::uint64_t>(outcome));
  request.outcome = outcome;
  request.ended = events_.now();
  result_.requests.push_back({request.id, request.workload, row_of(request), request.arrived,
                              request.ended - request.arrived, outcome, request.demand});
  if (workload.client.timeout) timeouts_.stop(*workload.client.timeout, request.timeout);
  if (goes_on(request)) think(request.workload, request.user, request.turn + 1);
}

}  // namespace orrery::oracle
