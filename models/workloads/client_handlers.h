// What clients do, inline: these run for every request. Included where the events are handled.
#pragma once

#include <cstdint>
#include <optional>

#include "models/recording/facts.h"
#include "models/requests/draw_slots.h"
#include "models/requests/ending.h"
#include "models/requests/sending.h"
#include "models/workloads/clients.h"
#include "sim/random/path.h"

namespace orrery::models {

inline void Clients::start(const Context& context) {
  std::uint32_t user = 0;
  for (std::uint32_t i = 0; i < workloads.size(); ++i) {
    if (workloads[i].sessions) {
      schedule_sessions(context, i);
      continue;
    }
    if (workloads[i].arrivals) {
      schedule_arrival(context, i);
      continue;
    }
    for (; user < users.size() && users[user].workload == i; ++user) schedule_wake(context, user);
  }
}

inline void Clients::schedule_arrival(const Context& context, std::uint32_t workload) {
  Workload& sender = workloads[workload];
  const Arrival arrival = sender.arrivals->next(context.stores.distributions);
  if (arrival.time >= arrivals_end) return;
  sender.batch = arrival.requests;
  context.scheduler.schedule_ahead(arrival.time, sim::Phase::arrival, kEventArrival, workload);
}

// The time before a request.
inline sim::Duration Clients::draw_thought(const Context& context, const Workload& sender,
                                           std::uint64_t request) const {
  const sim::RandomBlock block = sim::random_block(context.stores.key_schedule, {request, {}}, 0);
  return sim::Duration::nanoseconds(
      context.stores.distributions.draw(sender.think, kDrawThink.pair_of(block)));
}

inline void Clients::schedule_wake(const Context& context, std::uint32_t user) {
  const User& who = users[user];
  const Workload& sender = workloads[who.workload];
  const std::uint64_t request = sim::request_of(sender.name, who.number, who.sent);
  const sim::SimTime time = context.now() + draw_thought(context, sender, request);
  if (time < arrivals_end) {
    context.scheduler.schedule(time, sim::Phase::arrival, kEventUser, user);
  }
}

inline std::uint32_t Clients::arrive(const Context& context, std::uint32_t workload) {
  Workload& sender = workloads[workload];
  const std::uint32_t batch = sender.batch;
  schedule_arrival(context, workload);
  if (batch == 1) [[likely]]
    return send(context, workload, sim::request_of(sender.name, sender.sent++), kNoFrame);
  for (std::uint32_t i = 0; i < batch; ++i) {
    add_to_work(context.stores, kEventDelivery,
                send(context, workload, sim::request_of(sender.name, sender.sent++), kNoFrame));
  }
  return kNoFrame;
}

inline void Clients::wake(const Context& context, std::uint32_t user) {
  User& who = users[user];
  const std::uint64_t request =
      sim::request_of(workloads[who.workload].name, who.number, who.sent++);
  add_to_work(context.stores, kEventDelivery, send(context, who.workload, request, user));
}

// `choice`: the entry where none is drawn.
inline std::uint32_t Clients::send(const Context& context, std::uint32_t workload,
                                   std::uint64_t request, std::uint32_t user, std::size_t choice) {
  RequestStores& stores = context.stores;
  const Workload& sender = workloads[workload];
  if (!sender.mix.is_none()) {
    const sim::RandomBlock block = sim::random_block(stores.key_schedule, {request, {}}, 0);
    choice =
        static_cast<std::size_t>(stores.distributions.draw(sender.mix, kDrawMix.pair_of(block)));
  }
  const Entry& entry = sender.entries[choice];
  endpoints[entry.endpoint].record_arrival();
  in_system.up(context.now());
  stores.fingerprint.add({context.now(), kFactArrived, request, sender.name});
  // The client's timeout is that of the entry's edge: it starts before the patience.
  if (records_requests) [[unlikely]]
    demands[request] = sim::Duration();
  const Sending sending{.edge = entry.edge,
                        .parent = user,
                        .flags = kFrameRoot,
                        .workload = static_cast<std::uint16_t>(workload),
                        .request = request,
                        .path = entry.path,
                        .from = stores.client_locations[workload]};
  return send_call(context, sending, [&](std::uint32_t frame) {
    if (!sender.patience.is_none()) start_patience(context, frame, sender.patience);
  });
}

inline void Clients::start_patience(const Context& context, std::uint32_t index,
                                    sim::DistributionId law) {
  RequestStores& stores = context.stores;
  const std::uint64_t request = stores.frames[index].request;
  const sim::RandomBlock block =
      sim::random_block(stores.key_schedule, {request, {}}, kDrawPatience.block());
  const auto wait =
      sim::Duration::nanoseconds(stores.distributions.draw(law, kDrawPatience.pair_of(block)));
  stores.frames.patience(index) = patience.arm(context.scheduler, context.now() + wait, {index, 0});
}

// What is kept of each request where somebody asks for it.
[[gnu::noinline]] inline void Clients::watch_end(const Context& context, std::uint32_t index,
                                                 std::uint32_t endpoint, Outcome outcome) {
  const Frame& frame = context.stores.frames[index];
  const sim::Duration response = context.now() - frame.sent;
  const bool is_of_cohort = frame.sent >= cohort_from;
  if (context.stores.blames.is_on()) {
    const Blame& blame = context.stores.blames[index];
    CHECK(blame.sum() == response.nanoseconds(), "the causes add up to the response");
    if (is_of_cohort) blames[endpoint].record(response.nanoseconds(), blame);
  }
  if (!periods.empty() && is_of_cohort) {
    periods.record(endpoint, frame.sent, outcome, response.nanoseconds());
  }
  if (!records_requests) return;
  recorded.push_back({frame.request, frame.workload, endpoint, frame.sent, response, outcome,
                      demands[frame.request]});
  demands.erase(frame.request);
}

// The request has its outcome for whoever sent it; the frame stays.
inline void Clients::end_request(const Context& context, std::uint32_t index, Outcome outcome) {
  RequestStores& stores = context.stores;
  const Frame& frame = stores.frames[index];
  stores.fingerprint.add(
      {context.now(), kFactEnded, frame.request, static_cast<std::uint64_t>(outcome)});
  const std::uint32_t endpoint = endpoint_of_edge[frame.edge];
  const Workload& sender = workloads[frame.workload];
  if (!sender.patience.is_none()) patience.stop(stores.frames.patience(index));
  in_system.down(context.now());
  endpoints[endpoint].record_end(outcome, (context.now() - frame.sent).nanoseconds(),
                                 frame.sent < cohort_from);
  if (is_watched) [[unlikely]]
    watch_end(context, index, endpoint, outcome);
  if (frame.parent == kNoFrame) return;
  if (frame.parent < kFirstSession) {
    schedule_wake(context, frame.parent);
  } else {
    go_on_in_session(context, frame.parent - kFirstSession, outcome);
  }
}

inline void Clients::on_reply(const Context& context, std::uint32_t frame, Outcome outcome) {
  end_request(context, frame, outcome);
  context.stores.frames.release(frame);
}

inline void Clients::on_timeout(const Context& context, std::uint32_t frame) {
  charge(context, frame, Cause::failing);
  end_request(context, frame, Outcome::client_timeout);
  abandon(context.stores, frame);
}

inline void Clients::lose_patience(const Context& context, std::uint32_t slot) {
  const std::optional<sim::Timer> timer = patience.fire(slot);
  if (!timer) return;
  stop_timeout(context.stores, timer->owner);
  charge(context, timer->owner, Cause::failing);
  end_request(context, timer->owner, Outcome::gave_up);
  abandon(context.stores, timer->owner);
}

inline void Clients::on_move(const Context& context, std::uint32_t from, std::uint32_t to) {
  FrameStore& frames = context.stores.frames;
  if (workloads[frames[to].workload].patience.is_none()) return;
  frames.patience(to) = frames.patience(from);
  patience.give(frames.patience(to), to);
  frames.patience(from) = {};
}

inline bool Clients::holds(const Context& context, std::uint32_t condition, const Frame& frame) {
  const Workload& sender = workloads[frame.workload];
  const ConditionLaw& law = sender.conditions[condition];
  return law.code && sender.attributes[law.law].draw(context.stores.key, frame.request,
                                                     context.stores.distributions) == *law.code;
}

}  // namespace orrery::models
