#include "models/simulation/world.h"

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
    default:
      clients.handle_session_event(context, kind, index);
  }
  return kNoFrame;
}

}  // namespace

void World::start(sim::Scheduler& scheduler) {
  observation.start(scheduler);
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
  CHECK(call.component == Observation::kComponent, "no such component");
  observation.on_control(scheduler, requests, clients);
}

}  // namespace orrery::models

template class orrery::sim::Engine<orrery::models::World>;
