// Stations whose queue or processor is not plain: functions of their own, behind one comparison
// each in serving.h.
#pragma once

#include <algorithm>
#include <cstdint>

#include "models/recording/facts.h"
#include "models/requests/handlers.h"
#include "models/requests/waiting.h"

namespace orrery::models {

inline std::int32_t priority_of(const RequestStores& stores, const Frame& frame) {
  return stores.priorities_of_edges[frame.edge].value_or(
      stores.priorities_of_workloads[frame.workload]);
}

// A computation begins, on a processor that is not plain.
template <class Client>
[[gnu::noinline]] void compute_elsewhere(const RequestContext<Client>& context, std::uint32_t index,
                                         const Station& station, Work work) {
  RequestStores& stores = context.stores;
  if ((station.processor & kScaledProcessor) == 0) {
    if (stores.blames.is_on()) {
      stores.blames.begin_work(index, work,
                               stores.processors.throttled_area(station.processor, context.now()));
    }
    stores.processors.start(context.scheduler, station.processor, index, work);
    return;
  }
  const CoreRate speed = stores.speeds[station.processor & ~kScaledProcessor];
  context.scheduler.schedule_after(time_for(work, speed), sim::Phase::completion, kEventStepDone,
                                   index);
}

// On whatever processor the station has.
template <class Client>
void compute_work(const RequestContext<Client>& context, std::uint32_t index,
                  const Station& station, Work work) {
  if (station.processor != kPlainProcessor) {
    compute_elsewhere(context, index, station, work);
    return;
  }
  const auto demand = sim::Duration::nanoseconds(static_cast<std::int64_t>(work >> kCoreBits));
  context.scheduler.schedule_after(demand, sim::Phase::completion, kEventStepDone, index);
}

// Its computation begins, on a server that it holds.
template <class Client>
void compute_in_order(const RequestContext<Client>& context, Station& station,
                      const QueueEntry& entry) {
  OrderedQueue& queue = context.stores.queues[station.queue];
  context.stores.frames[entry.frame].flags |= kFrameHoldsCore;
  if (queue.is_preemptive()) queue.holders().push_back(entry);
  compute_work(context, entry.frame, station, entry.work);
}

template <class Client>
void wait_in_order(const RequestContext<Client>& context, Station& station,
                   const QueueEntry& entry) {
  begin_wait(context, station, entry.frame);
  context.stores.queues[station.queue].add(entry);
}

// Takes the server of the holder that matters least, where `entry` matters more.
template <class Client>
bool preempt(const RequestContext<Client>& context, Station& station, const QueueEntry& entry) {
  OrderedQueue& queue = context.stores.queues[station.queue];
  if (!queue.is_preemptive()) return false;
  Processors& processors = context.stores.processors;
  std::vector<QueueEntry>& holders = queue.holders();
  auto victim = holders.end();
  for (auto holder = holders.begin(); holder != holders.end(); ++holder) {
    holder->work = processors.left(station.processor, holder->frame, context.now());
    if (holder->work > 0 && (victim == holders.end() || queue.precedes(*victim, *holder))) {
      victim = holder;
    }
  }
  if (victim == holders.end() || !queue.is_above(entry, *victim)) return false;
  QueueEntry stopped = *victim;
  holders.erase(victim);
  stopped.work = processors.stop(context.scheduler, station.processor, stopped.frame);
  if (context.stores.blames.is_on()) {
    context.stores.blames.end_work(stopped.frame, stopped.work,
                                   processors.throttled_area(station.processor, context.now()),
                                   context.now());
  }
  context.stores.frames[stopped.frame].flags &= static_cast<std::uint16_t>(~kFrameHoldsCore);
  wait_in_order(context, station, stopped);
  return true;
}

// The frame wants a core (or the loop) for `work`: it computes, or waits.
template <class Client>
void take_core_in_order(const RequestContext<Client>& context, std::uint32_t index,
                        Station& station, Work work) {
  RequestStores& stores = context.stores;
  const QueueEntry entry{index, stores.queues[station.queue].take_ticket(),
                         priority_of(stores, stores.frames[index]), work};
  ServiceMeter& meter = stores.services[station.service];
  if (station.free > 0) {
    --station.free;
    meter.busy.up(context.now());
  } else if (!preempt(context, station, entry)) {
    wait_in_order(context, station, entry);
    return;
  }
  ++meter.not_waited;
  compute_in_order(context, station, entry);
}

// The computation of the frame has ended: the next in the queue computes.
template <class Client>
void release_core_in_order(const RequestContext<Client>& context, std::uint32_t index,
                           Station& station) {
  OrderedQueue& queue = context.stores.queues[station.queue];
  std::erase_if(queue.holders(),
                [index](const QueueEntry& holder) { return holder.frame == index; });
  if (queue.empty()) {
    ++station.free;
    context.stores.services[station.service].busy.down(context.now());
    return;
  }
  const QueueEntry next = queue.take();
  end_wait(context, station, next.frame);
  compute_in_order(context, station, next);
}

// As take_core() and release_core(), for stations that are not plain.
template <class Client>
[[gnu::noinline]] void take_special_core(const RequestContext<Client>& context, std::uint32_t index,
                                         Station& station, Work work) {
  if (station.queue != kPlainQueue) {
    take_core_in_order(context, index, station, work);
    return;
  }
  Frame& frame = context.stores.frames[index];
  if (station.free == 0) {
    frame.word = static_cast<std::uint64_t>(work >> kCoreBits);
    enqueue(context, station, index);
    return;
  }
  ServiceMeter& meter = context.stores.services[station.service];
  --station.free;
  ++meter.not_waited;
  meter.busy.up(context.now());
  frame.flags |= kFrameHoldsCore;
  compute_elsewhere(context, index, station, work);
}
template <class Client>
[[gnu::noinline]] void release_special_core(const RequestContext<Client>& context,
                                            std::uint32_t index, Station& station) {
  if (station.queue != kPlainQueue) {
    release_core_in_order(context, index, station);
    return;
  }
  if (station.first == kNoFrame) {
    ++station.free;
    context.stores.services[station.service].busy.down(context.now());
    return;
  }
  const std::uint32_t next = dequeue(context, station);
  Frame& frame = context.stores.frames[next];
  frame.flags |= kFrameHoldsCore;
  compute_elsewhere(context, next, station,
                    Work{static_cast<std::int64_t>(frame.word)} << kCoreBits);
}

// The attempt waits for a thread.
template <class Client>
[[gnu::noinline]] void wait_for_thread_in_order(const RequestContext<Client>& context,
                                                std::uint32_t index, Station& station) {
  RequestStores& stores = context.stores;
  wait_in_order(context, station,
                {index, stores.queues[station.queue].take_ticket(),
                 priority_of(stores, stores.frames[index]), 0});
}

// Who gets the thread next. REQUIRES: somebody waits.
template <class Client>
[[gnu::noinline]] std::uint32_t next_for_thread_in_order(const RequestContext<Client>& context,
                                                         Station& station) {
  RequestStores& stores = context.stores;
  OrderedQueue& queue = stores.queues[station.queue];
  struct Taken {
    std::uint32_t frame;
    sim::Duration waited;
    bool is_last;
  };
  const auto take = [&]() -> Taken {
    const std::uint32_t frame = queue.take().frame;
    return {frame, end_wait(context, station, frame), queue.empty()};
  };
  if (queue.kind() != DisciplineKind::codel) return take().frame;
  const auto reject = [&](const Taken& taken) {
    Frame& frame = stores.frames[taken.frame];
    ServiceMeter& meter = stores.services[station.service];
    ++meter.rejected;
    meter.present.down(context.now());
    frame.outcome = static_cast<std::uint16_t>(Outcome::rejected);
    stores.fingerprint.add({context.now(), kFactRejected, subject_of(frame), station.pod_name});
    send_reply(context, taken.frame);
  };
  return queue.delay().next(context.now(), take, reject).frame;
}

}  // namespace orrery::models
