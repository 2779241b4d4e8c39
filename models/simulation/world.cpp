#include "models/simulation/world.h"

#include "models/discovery/registry.h"
#include "models/failures/failure_handlers.h"
#include "models/requests/ending.h"
#include "models/requests/sending.h"
#include "models/requests/steps.h"
#include "models/workloads/client_handlers.h"
#include "models/workloads/session_handlers.h"
#include "sim/base/check.h"

namespace orrery::models {

namespace {

[[gnu::noinline]] void expire_timeouts(const Clients::Context& context, std::uint32_t list) {
  RequestStores& stores = context.stores;
  stores.timeout_lists[list].expire(
      context.scheduler,
      [&stores](std::uint32_t frame) -> sim::TimeoutLinks& { return stores.frames.timeout(frame); },
      [&stores](std::uint32_t frame) { return stores.frames[frame].sent; },
      [&context](std::uint32_t frame) { time_out(context, frame); });
}

void work_off(const Clients::Context& context) {
  WorkList::Item item;
  while (context.stores.work.take(item)) {
    std::uint32_t index = item.frame;
    if (item.kind == kEventDelivery) {
      index = deliver(context, index);
    } else if (item.kind == kEventReply) {
      index = reply(context, index);
    } else {
      CHECK(item.kind == kWorkRun, "no such work");
    }
    go_on(context, index);
  }
}

// The computations of all nodes that are done by this instant end, each as an event would.
void end_computations(const Clients::Context& context) {
  RequestStores& stores = context.stores;
  stores.processors.take_due(stores.due);
  for (const std::uint32_t frame : stores.due) {
    go_on(context, step_done(context, frame));
    work_off(context);
  }
}

[[gnu::noinline]] void serve_processor(const Clients::Context& context, std::uint32_t node) {
  if (context.stores.processors.on_event(context.scheduler, node)) end_computations(context);
}

// Returns the frame where its computation has ended.
[[gnu::noinline]] std::uint32_t end_own_computation(const Clients::Context& context,
                                                    std::uint32_t index) {
  RequestStores& stores = context.stores;
  const std::uint32_t pod = stores.stations[stores.frames[index].station].processor;
  if ((pod & kScaledProcessor) != 0) return kNoFrame;  // another attempt's frame by now
  switch (stores.processors.on_own_event(context.scheduler, pod, index)) {
    case Processors::OwnEnd::nothing:
      return kNoFrame;
    case Processors::OwnEnd::alone:
      return step_done(context, index);
    case Processors::OwnEnd::together:
      end_computations(context);
      return kNoFrame;
  }
  return kNoFrame;
}

// One event or entry of the work list. Returns the frame that goes on, or kNoFrame.
[[gnu::always_inline]] inline std::uint32_t handle(const Clients::Context& context,
                                                   std::uint32_t kind, std::uint32_t index) {
  Clients& clients = context.client;
  switch (kind) {
    case kEventArrival:
      index = clients.arrive(context, index);
      if (index == kNoFrame) return kNoFrame;
      [[fallthrough]];
    case kEventDelivery:
      return deliver(context, index);
    case kEventStepDone:
      return step_done(context, index);
    case kEventReply:
      return reply(context, index);
    case kWorkRun:
      return index;
    case kEventUser:
      clients.wake(context, index);
      break;
    case kEventTimeouts:
      expire_timeouts(context, index);
      break;
    case kEventPatience:
      clients.lose_patience(context, index);
      break;
    case kEventProcessor:
      serve_processor(context, index);
      break;
    case kEventComputed:
      return end_own_computation(context, index);
    default:
      clients.handle_session_event(context, kind, index);
  }
  return kNoFrame;
}

// What failures change is told to discovery, and kept.
[[gnu::noinline]] void fail(const Clients::Context& context, World& world,
                            const sim::ControlCall& call) {
  const auto tell = [&world](const Change& change, bool is_new_endpoint) {
    world.changes.push_back(change);
    if (change.kind == ChangeKind::failure_begins) {
      world.clients.periods.begin(change.failure.index(), change.time);
    } else if (change.kind == ChangeKind::failure_ends) {
      world.clients.periods.end(change.failure.index(), change.time);
    }
    if (is_new_endpoint) register_change(world.requests.endpoints, change);
  };
  world.failures.on_control(context, world.pods, call, tell);
  work_off(context);
}

}  // namespace

void World::start(sim::Scheduler& scheduler) {
  observation.start(scheduler, requests, clients);
  failures.start(scheduler, requests);
  clients.start({requests, scheduler, clients});
}

[[gnu::always_inline]] inline void World::on_event(sim::Scheduler& scheduler, sim::EventKind kind,
                                                   std::uint32_t index) {
  const Clients::Context context{requests, scheduler, clients};
  WorkList::Item item{kind, index};
  do {
    run_steps<true>(context, handle(context, item.kind, item.frame));
  } while (requests.work.take(item));
}

inline void World::on_control(sim::Scheduler& scheduler, const sim::ControlCall& call) {
  if (call.component == Failures::kComponent) {
    fail({requests, scheduler, clients}, *this, call);
    return;
  }
  CHECK(call.component == Observation::kComponent, "no such component");
  observation.on_control(scheduler, requests, clients);
}

}  // namespace orrery::models

template class orrery::sim::Engine<orrery::models::World>;
