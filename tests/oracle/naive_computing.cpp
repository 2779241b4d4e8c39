// Computations: who has a server, and how what is computed ends.
#include <algorithm>

#include "tests/oracle/naive_simulation.h"

namespace orrery::oracle {

using models::ConcurrencyKind;
using models::DisciplineKind;
using sim::Duration;
using sim::Phase;

bool NaiveSimulation::do_compute(Activity& activity, const StepPlace& place,
                                 const models::ComputeStepSpec& step) {
  const auto demand = Duration::nanoseconds(draw_of_step(activity, place, step.demand));
  Call& call = *activity.attempt;
  if (!call.request->outcome) call.request->demand += demand;
  if (demand == Duration()) return true;
  Computation& computation = computations_.emplace_back();
  computation.activity = &activity;
  computation.pod = call.pod;
  computation.priority = priority_of(call);
  computation.work = demand.nanoseconds() * kUnit;
  if (call.service->spec->concurrency.kind == ConcurrencyKind::threads) {
    begin_work(computation);
  } else {
    want_server(computation);
  }
  return false;
}

std::int32_t NaiveSimulation::priority_of(const Call& call) const {
  const auto& endpoint = call.service->spec->endpoints.at(call.to.endpoint);
  return endpoint.priority.value_or(spec_.workloads.at(call.request->workload).priority);
}

void NaiveSimulation::want_server(Computation& computation) {
  Station& station = *computation.activity->attempt->station;
  computation.ticket = station.tickets++;
  computation.wait = begin(computation.pod->service->waiting);
  if (!station.has_free_server()) {
    Computation* victim = victim_of(station, computation);
    if (victim == nullptr) {
      wait_for_server(computation);
      return;
    }
    stop_work(*victim);
    wait_for_server(*victim);
  }
  ++station.busy;
  take_server(computation);
}

void NaiveSimulation::wait_for_server(Computation& computation) {
  Waiting waiting;
  waiting.ticket = computation.ticket;
  waiting.priority = computation.priority;
  waiting.work = computation.work;
  waiting.since = events_.now();
  waiting.wait = computation.wait;
  waiting.take_it = [this, &computation] { take_server(computation); };
  enqueue(*computation.activity->attempt, std::move(waiting));
}

// Whose server the newcomer takes, if anybody's.
Computation* NaiveSimulation::victim_of(const Station& station, const Computation& newcomer) const {
  const models::DisciplineSpec& discipline = newcomer.pod->service->spec->queue.discipline;
  const bool by_work = discipline.kind == DisciplineKind::srpt;
  const bool by_priority = discipline.kind == DisciplineKind::priority && discipline.is_preemptive;
  if (!by_work && !by_priority) return nullptr;
  Computation* worst = nullptr;
  for (Computation* held : station.computing) {
    const sim::Int128 left = Processors::work_left(*held);
    if (left <= 0) continue;  // done, though it has not ended yet
    if (worst == nullptr) {
      worst = held;
      continue;
    }
    const sim::Int128 most_left = Processors::work_left(*worst);
    const bool is_worse = by_work ? left > most_left : held->priority < worst->priority;
    const bool is_equal = by_work ? left == most_left : held->priority == worst->priority;
    if (is_worse || (is_equal && held->ticket > worst->ticket)) worst = held;
  }
  if (worst == nullptr) return nullptr;
  const bool gives_way =
      by_work ? Processors::work_left(*worst) > newcomer.work : worst->priority < newcomer.priority;
  return gives_way ? worst : nullptr;
}

void NaiveSimulation::stop_work(Computation& computation) {
  Station& station = *computation.activity->attempt->station;
  ServiceState& service = *computation.pod->service;
  processors_.stop(computation);
  end(service.busy[computation.busy]);
  std::erase(station.computing, &computation);
  --station.busy;
  computation.wait = begin(service.waiting);
}

void NaiveSimulation::take_server(Computation& computation) {
  ServiceState& service = *computation.pod->service;
  end(service.waiting[computation.wait]);
  computation.busy = begin(service.busy);
  computation.activity->attempt->station->computing.push_back(&computation);
  begin_work(computation);
}

void NaiveSimulation::begin_work(Computation& computation) {
  computation.pod->running.push_back(&computation);
  if (computation.pod->is_shared) {
    processors_.start(computation);
    return;
  }
  events_.after(Processors::plain_time(computation), Phase::completion, [this, &computation] {
    if (computation.activity->attempt->is_over()) return;
    std::erase(computation.pod->running, &computation);
    end_work(computation);
  });
}

// It is on its processor no longer. Its server goes to whoever is next before its own steps go on.
void NaiveSimulation::end_work(Computation& computation) {
  Call& call = *computation.activity->attempt;
  if (call.service->spec->concurrency.kind != ConcurrencyKind::threads) {
    end(call.service->busy[computation.busy]);
    std::erase(call.station->computing, &computation);
    release(call);
  }
  run_steps(*computation.activity);
}

// Phase processing, once an instant: all that is done by now leaves its processor, then ends.
void NaiveSimulation::process() {
  for (Computation* computation : processors_.take_due()) {
    events_.at(events_.now(), Phase::processing, [this, computation] { end_work(*computation); });
  }
}

void NaiveSimulation::settle_processors() {
  const sim::SimTime next = processors_.settle(events_.now());
  // What turns out to be too early finds nothing to do.
  if (next == sim::SimTime::never() || !process_at_.insert(next).second) return;
  events_.at(next, Phase::processing, [this, next] {
    process_at_.erase(next);
    process();
  });
}

}  // namespace orrery::oracle
