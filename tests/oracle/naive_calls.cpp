// Messages between callers and pods, and the pods' servers.
#include <utility>

#include "sim/random/names.h"
#include "tests/oracle/naive_simulation.h"

namespace orrery::oracle {

using models::ConcurrencyKind;
using models::Outcome;
using sim::Phase;

void NaiveSimulation::send_entry(Request& request) {
  const models::WorkloadSpec& workload = spec_.workloads.at(request.workload);
  Call& call = calls_.emplace_back();
  request.entry = &call;
  call.request = &request;
  call.to = request.endpoint;
  call.caller = "workload/" + request.workload;
  call.from.zone = workload.from_zone;
  const std::string name = "endpoint/" + call.to.service + "." + call.to.endpoint;
  call.path = sim::Path::root().child(0, sim::hash_name(name), 0);
  send(call, {}, call.caller);
}

// Sends the call of a step.
Call& NaiveSimulation::call_from(Activity& activity, const StepPlace& place) {
  const auto& step = std::get<models::CallStepSpec>(place.step->step);
  const Call& frame = *activity.attempt;
  Call& call = calls_.emplace_back();
  call.request = frame.request;
  call.to = step.to;
  call.caller = frame.to.service + "." + frame.to.endpoint;
  call.made_by = activity.attempt;
  call.place = place;
  call.from = frame.pod->location;
  call.path = frame.path.child(0, step_site(activity, place), place.iteration);
  const models::CallPolicySpec& general = spec_.traffic.defaults;
  const auto to_service = spec_.traffic.to.find(step.to.service);
  const auto& endpoint = spec_.services.at(step.to.service).endpoints.at(step.to.endpoint);
  call.timeout = general.timeout;
  if (to_service != spec_.traffic.to.end() && to_service->second.timeout) {
    call.timeout = to_service->second.timeout;
  }
  if (endpoint.timeout) call.timeout = endpoint.timeout;
  if (step.policy.timeout) call.timeout = step.policy.timeout;
  send(call, step.policy, "pod/" + frame.pod->name);
  return call;
}

void NaiveSimulation::send(Call& call, const models::CallPolicySpec& site,
                           const std::string& balancing_caller) {
  models::LoadBalancingSpec balancing;
  const auto to_service = spec_.traffic.to.find(call.to.service);
  if (site.load_balancing) {
    balancing = *site.load_balancing;
  } else if (to_service != spec_.traffic.to.end() && to_service->second.load_balancing) {
    balancing = *to_service->second.load_balancing;
  } else if (spec_.traffic.defaults.load_balancing) {
    balancing = *spec_.traffic.defaults.load_balancing;
  }
  call.block = laws_.block(call.request->id, call.path, 0);
  call.service = &cluster_.service(call.to.service);
  call.sent = events_.now();
  if (call.service->endpoints.empty()) {
    call.timeout.reset();
    events_.soon([this, &call] { replied(call, Outcome::no_endpoint); });
    return;
  }
  call.pod = &cluster_.pick(call, balancing_caller, balancing.kind);
  if (call.timeout) {
    call.timeout_number = timeouts_.start(*call.timeout, [this, &call] { timed_out(call); });
  }
  const sim::Duration hop =
      cluster_.hop(call.from, call.pod->location, call.block.words[3] & 0xffff);
  if (hop == sim::Duration()) {
    events_.soon([this, &call] { deliver(call); });
  } else {
    events_.after(hop, Phase::arrival, [this, &call] { deliver(call); });
  }
}

void NaiveSimulation::deliver(Call& call) {
  if (!call.pod->is_up) {
    turn_away(call);
    return;
  }
  call.service->arrived.push_back(events_.now());
  const models::ServiceSpec& service = *call.service->spec;
  call.life = call.pod->lives;
  call.station = &call.pod->stations[call.pod->delivered++ % call.pod->stations.size()];
  const bool is_full =
      service.queue.capacity && call.station->queue.size() >= *service.queue.capacity;
  if (!call.station->has_free_server() && is_full) {
    call.service->rejected.push_back(events_.now());
    fact(FactKind::rejected, call_number(call), call.pod->hash);
    reply(call, Outcome::rejected);
    return;
  }
  call.present = begin(call.service->present);
  call.is_present = true;
  take_in(call);
}

void NaiveSimulation::turn_away(Call& call) {
  call.service->turned_away.push_back(events_.now());
  if (call.pod->is_crashed) {
    fact(FactKind::lost, call_number(call), call.pod->hash);
    return;
  }
  fact(FactKind::refused, call_number(call), call.pod->hash);
  reply(call, Outcome::connection_refused);
}

void NaiveSimulation::take_in(Call& call) {
  if (call.service->spec->concurrency.kind != ConcurrencyKind::threads) {
    run_steps(start(call));
    return;
  }
  const std::size_t wait = begin(call.service->waiting);
  const auto take_thread = [this, &call, wait]() -> Activity& {
    end(call.service->waiting[wait]);
    call.has_thread = true;
    call.busy = begin(call.service->busy);
    return start(call);
  };
  if (call.station->has_free_server()) {
    ++call.station->busy;
    run_steps(take_thread());
    return;
  }
  Waiting waiting;
  waiting.ticket = call.station->tickets++;
  waiting.priority = priority_of(call);
  waiting.since = events_.now();
  waiting.wait = wait;
  waiting.take_it = [this, take_thread] {
    Activity& activity = take_thread();
    events_.soon([this, &activity] { run_steps(activity); });
  };
  waiting.reject = [this, &call, wait] {
    end(call.service->waiting[wait]);
    leave(call);
    call.service->rejected.push_back(events_.now());
    fact(FactKind::rejected, call_number(call), call.pod->hash);
    reply(call, Outcome::rejected);
  };
  enqueue(call, std::move(waiting));
}

Activity& NaiveSimulation::start(Call& call) {
  fact(FactKind::started, call_number(call), call.pod->hash);
  Activity& activity = activities_.emplace_back();
  activity.attempt = &call;
  activity.levels.push_back({&call.service->spec->endpoints.at(call.to.endpoint).steps});
  return activity;
}

void NaiveSimulation::finish(Call& call, Outcome outcome) {
  call.service->finished.push_back(events_.now());
  fact(FactKind::finished, call_number(call), call.pod->hash + static_cast<std::uint64_t>(outcome));
  leave(call);
  if (call.has_thread) {
    call.has_thread = false;
    end(call.service->busy[call.busy]);
    release(call);
  }
  reply(call, outcome);
}

void NaiveSimulation::leave(Call& call) {
  call.is_present = false;
  end(call.service->present[call.present]);
}

void NaiveSimulation::reply(Call& call, Outcome outcome) {
  if (!call.is_heard) {
    stop_timeout(call);
    return;
  }
  const sim::Duration hop = cluster_.hop(call.pod->location, call.from, call.block.words[3] >> 16);
  if (hop == sim::Duration()) {
    events_.soon([this, &call, outcome] { replied(call, outcome); });
  } else {
    events_.after(hop, Phase::completion, [this, &call, outcome] { replied(call, outcome); });
  }
}

void NaiveSimulation::replied(Call& call, Outcome outcome) {
  stop_timeout(call);
  if (!call.is_heard) return;
  call.is_heard = false;
  tell(call, outcome);
}

void NaiveSimulation::timed_out(Call& call) {
  if (!call.is_heard) return;
  fact(FactKind::call_timed_out, call_number(call),
       named("endpoint/" + call.to.service + "." + call.to.endpoint));
  call.is_heard = false;
  tell(call, Outcome::timeout);
}

void NaiveSimulation::stop_timeout(Call& call) {
  if (call.timeout) timeouts_.stop(*call.timeout, call.timeout_number);
}

void NaiveSimulation::tell(Call& call, Outcome outcome) {
  call.outcome = outcome;
  call.told = events_.now();
  if (call.parallel != nullptr) {
    branch_ended(*call.parallel, outcome);
  } else if (call.activity != nullptr) {
    step_answered(*call.activity, call.place, outcome);
  } else {
    end_request(*call.request, outcome);
  }
}

std::size_t NaiveSimulation::begin(std::vector<Stretch>& stretches) {
  stretches.push_back({events_.now()});
  return stretches.size() - 1;
}

void NaiveSimulation::end(Stretch& stretch) {
  stretch.to = events_.now();
}

}  // namespace orrery::oracle
