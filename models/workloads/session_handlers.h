// What the users of sessions do. Included where the events are handled; functions of their own, so
// that the loop over events is no larger where there are no sessions.
#pragma once

#include <cstdint>

#include "models/recording/outcome.h"
#include "models/workloads/client_handlers.h"
#include "sim/base/check.h"

namespace orrery::models {

inline void Clients::schedule_sessions(const Context& context, std::uint32_t workload) {
  Workload& sender = workloads[workload];
  const Arrival arrival = sender.arrivals->next(context.stores.distributions);
  if (arrival.time >= arrivals_end) return;
  sender.batch = arrival.requests;
  context.scheduler.schedule(arrival.time, sim::Phase::arrival, kEventSessions, workload);
}

// Sessions begin: each sends its first request at once.
[[gnu::noinline]] inline void Clients::begin_sessions(const Context& context,
                                                      std::uint32_t workload) {
  const std::uint32_t batch = workloads[workload].batch;
  schedule_sessions(context, workload);
  Workload& sender = workloads[workload];
  for (std::uint32_t i = 0; i < batch; ++i) {
    const std::uint64_t number = sender.sent++;
    const SessionPlan& plan = *sender.sessions;
    const std::uint32_t requests = plan.visits.empty()
                                       ? plan.requests.draw(number, context.stores.distributions)
                                       : static_cast<std::uint32_t>(plan.visits.size());
    send_of_session(context, sessions.allocate({number, workload, 0, requests}).index());
  }
}

[[gnu::noinline]] inline void Clients::send_of_session(const Context& context,
                                                       std::uint32_t index) {
  Session& session = sessions.at_index(index);
  const Workload& sender = workloads[session.workload];
  const SessionPlan& plan = *sender.sessions;
  const std::uint32_t turn = session.sent++;
  const std::uint64_t request = sim::request_of(sender.name, session.number, turn);
  const std::size_t visit = plan.visits.empty() ? 0 : plan.visits[turn];
  add_to_work(context.stores, kEventDelivery,
              send(context, session.workload, request, kFirstSession + index, visit));
}

[[gnu::noinline]] inline void Clients::handle_session_event(const Context& context,
                                                            std::uint32_t kind,
                                                            std::uint32_t index) {
  CHECK(kind == kEventSessions || kind == kEventSessionUser, "no such event");
  if (kind == kEventSessions) {
    begin_sessions(context, index);
  } else {
    send_of_session(context, index);
  }
}

// A request of the session has its outcome: its user thinks about the next one, or leaves.
[[gnu::noinline]] inline void Clients::go_on_in_session(const Context& context, std::uint32_t index,
                                                        Outcome outcome) {
  const Session& session = sessions.at_index(index);
  const Workload& sender = workloads[session.workload];
  const bool gives_up = sender.sessions->leave_on_failure && !is_ok(outcome);
  if (session.sent < session.requests && !gives_up) {
    const std::uint64_t request = sim::request_of(sender.name, session.number, session.sent);
    const sim::SimTime time = context.now() + draw_thought(context, sender, request);
    if (time < arrivals_end) {
      context.scheduler.schedule(time, sim::Phase::arrival, kEventSessionUser, index);
      return;
    }
  }
  sessions.release_at(index);
}

}  // namespace orrery::models
