// A call on its way: to whom, how long, and what it meets there.
#pragma once

#include <cstdint>

#include "models/policies/load_balancing/round_robin.h"
#include "models/requests/draw_slots.h"
#include "models/requests/handlers.h"
#include "models/requests/serving.h"
#include "sim/random/draws.h"

namespace orrery::models {

// The pod for one call, out of `pods`, of which there is one at least. `block`: block 0 of the
// call's draws.
template <class Client>
[[gnu::always_inline]] inline PodId pick_pod(const RequestContext<Client>& context,
                                             const Edge& edge, const Sending& sending,
                                             const sim::RandomBlock& block,
                                             std::span<const PodId> pods) {
  RequestStores& stores = context.stores;
  const auto count = static_cast<std::uint32_t>(pods.size());
  const std::uint32_t balancer = edge.first_balancer + sending.balancer;
  const std::uint32_t word = kDrawPick.word_of(block);
  if (edge.way == PickWay::random) {
    // What Draws::below does with a first word that is not rejected.
    const std::uint64_t product = std::uint64_t{word} * count;
    if (static_cast<std::uint32_t>(product) >= count) [[likely]]
      return pods[product >> 32];
  } else if (edge.way == PickWay::round_robin) {
    auto& policy = static_cast<RoundRobinBalancing&>(stores.policies[edge.policy]);
    return pods[policy.take_turn(balancer, count)];
  }
  sim::Draws draws =
      sim::Draws::keyed_behind(word, stores.key, {sending.request, sending.path}, kDrawPickMore);
  const EndpointView view{pods};
  return pods[stores.policies[edge.policy].pick(balancer, view, draws, context.now())];
}

// No pod of the service is known: the caller is told so at once.
template <class Client>
[[gnu::noinline]] void send_nowhere(const RequestContext<Client>& context, const Sending& sending) {
  RequestStores& stores = context.stores;
  const std::uint32_t index =
      stores.frames.allocate({.request = sending.request,
                              .path_and_jitter = sending.path.bits() << 16,
                              .sent = context.now(),
                              .parent = sending.parent,
                              .edge = sending.edge,
                              .workload = sending.workload,
                              .outcome = static_cast<std::uint16_t>(Outcome::no_endpoint),
                              .flags = sending.flags});
  if (stores.blames.is_on()) stores.blames.begin(index, context.now());
  stores.work.add(kEventReply, index);
}

// Starts an attempt: picks a pod and sends. before_sending(frame) is called when its timeout has
// started and before anything is scheduled for the way. Returns the frame where the way takes no
// time: it is to be delivered at once, or behind what the work list holds.
template <class Client, class BeforeSending>
[[gnu::always_inline]] inline std::uint32_t send_call(const RequestContext<Client>& context,
                                                      const Sending& sending,
                                                      BeforeSending&& before_sending) {
  RequestStores& stores = context.stores;
  const Edge& edge = stores.edges[sending.edge];
  const std::span<const PodId> pods = stores.endpoints.pods(edge.service);
  if (pods.empty()) [[unlikely]] {
    send_nowhere(context, sending);
    return kNoFrame;
  }
  const sim::RandomBlock block =
      sim::random_block(stores.key_schedule, {sending.request, sending.path}, 0);
  const std::uint32_t jitter = kDrawJitter.word_of(block);
  const std::uint32_t station =
      stores.first_station[pick_pod(context, edge, sending, block, pods).index()];
  const std::uint32_t index =
      stores.frames.allocate({.request = sending.request,
                              .path_and_jitter = sending.path.bits() << 16 | jitter >> 16,
                              .sent = context.now(),
                              .word = kDrawFirstStep.pair_of(block),
                              .parent = sending.parent,
                              .station = station,
                              .edge = sending.edge,
                              .workload = sending.workload,
                              .flags = sending.flags});

  if (stores.blames.is_on()) [[unlikely]]
    stores.blames.begin(index, context.now());

  if (edge.timeout_list != kNoTimeoutList) {
    stores.timeout_lists[edge.timeout_list].start(
        context.scheduler, index, [&stores](std::uint32_t record) -> sim::TimeoutLinks& {
          return stores.frames.timeout(record);
        });
  }
  before_sending(index);
  sim::Duration delay;
  if (stores.hops.has_delay()) {
    delay = stores.hops.delay(sending.from, stores.stations[station].location, jitter & 0xffff);
  }
  if (delay == sim::Duration()) return index;
  context.scheduler.schedule_after(delay, sim::Phase::arrival, kEventDelivery, index);
  return kNoFrame;
}

// Has what is there at once wait its turn. REQUIRES: kind is kEventDelivery or kEventReply.
inline void add_to_work(RequestStores& stores, sim::EventKind kind, std::uint32_t index) {
  if (index != kNoFrame) stores.work.add(kind, index);
}

// Whether it may go on in place of waiting its turn: it is its turn.
inline bool goes_on(const RequestStores& stores, std::uint32_t index) {
  return index != kNoFrame && stores.work.empty();
}

// No answer will ever come: the frame stays for as long as somebody listens for one.
template <class Client>
void lose(const RequestContext<Client>& context, std::uint32_t index);

// The attempt finds no room, or no pod.
template <class Client>
[[gnu::noinline]] void turn_away(const RequestContext<Client>& context, std::uint32_t index,
                                 const Station& station) {
  RequestStores& stores = context.stores;
  ServiceMeter& meter = stores.services[station.service];
  Frame& frame = stores.frames[index];
  const auto state = [&](FactKind fact) {
    stores.fingerprint.add({context.now(), fact, subject_of(frame), station.pod_name});
  };
  switch (station.kind) {
    case StationKind::loses:
      --meter.arrived;
      ++meter.turned_away;
      state(kFactLost);
      lose(context, index);
      return;
    case StationKind::refuses:
      --meter.arrived;
      ++meter.turned_away;
      state(kFactRefused);
      frame.outcome = static_cast<std::uint16_t>(Outcome::connection_refused);
      break;
    case StationKind::threads:
    case StationKind::cores:
    case StationKind::event_loop:
      ++meter.rejected;
      state(kFactRejected);
      frame.outcome = static_cast<std::uint16_t>(Outcome::rejected);
      break;
  }
  send_reply(context, index);
}

// The attempt reaches its pod. Returns it where it can begin.
template <class Client>
[[gnu::always_inline]] inline std::uint32_t deliver(const RequestContext<Client>& context,
                                                    std::uint32_t index) {
  RequestStores& stores = context.stores;
  Frame& frame = stores.frames[index];
  Station* station = &stores.stations[frame.station];
  if (station->kind == StationKind::event_loop) {
    const std::uint32_t loop = station->next_loop;
    station->next_loop = loop + 1 == station->loops ? 0 : loop + 1;
    frame.station += loop;
    station += loop;
  }
  charge(context, index, Cause::network);
  ServiceMeter& meter = stores.services[station->service];
  ++meter.arrived;
  if (station->free == 0 && station->waiting >= station->capacity) [[unlikely]] {
    turn_away(context, index, *station);
    return kNoFrame;
  }
  meter.present.up(context.now());
  if (station->kind == StationKind::threads) {
    if (station->free == 0) {
      if (station->queue == kPlainQueue) {
        enqueue(context, *station, index);
      } else {
        wait_for_thread_in_order(context, index, *station);
      }
      return kNoFrame;
    }
    --station->free;
    ++meter.not_waited;
    meter.busy.up(context.now());
  }
  state_started(context, *station, frame);
  return index;
}

}  // namespace orrery::models
