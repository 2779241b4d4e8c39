// Clients: who sends requests, when, and until when they wait.
#include <variant>
#include <vector>

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
    for (std::uint32_t i = 0; i < arrival.requests; ++i) {
      Request& request = requests_.emplace_back();
      request.id = sim::request_of(hash, source.requests++);
      request.workload = source.workload;
      arrive(request);
    }
  });
}

// Then the user's request number `turn` arrives.
void NaiveSimulation::think(const std::string& workload, std::uint64_t user, std::uint64_t turn) {
  const auto& closed = std::get<models::ClosedSpec>(spec_.workloads.at(workload).source);
  const std::uint64_t id = sim::request_of(sim::hash_name("workload/" + workload), user, turn);
  const std::uint64_t word = laws_.block(id, sim::Path::root(), 0).pair(1);
  const auto time =
      sim::Duration::nanoseconds(laws_.draw("think time of " + workload, closed.think_time, word));
  if (events_.now() + time >= sim::SimTime() + spec_.duration) return;
  events_.after(time, Phase::arrival, [this, workload, user, turn, id] {
    Request& request = requests_.emplace_back();
    request.id = id;
    request.workload = workload;
    request.user = user;
    request.turn = turn;
    arrive(request);
  });
}

void NaiveSimulation::arrive(Request& request) {
  const models::ClientSpec& client = spec_.workloads.at(request.workload).client;
  request.arrived = events_.now();
  request.endpoint = pick_of_mix(request);
  draw_attributes(request);
  fact(FactKind::arrived, request.id, named("workload/" + request.workload));
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
  if (std::holds_alternative<models::ClosedSpec>(workload.source)) {
    think(request.workload, request.user, request.turn + 1);
  }
}

}  // namespace orrery::oracle
