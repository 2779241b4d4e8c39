// Stations: who gets a server, who waits, who is turned away.
#pragma once

#include <cstdint>

#include "models/recording/facts.h"
#include "models/requests/handlers.h"
#include "models/requests/ordered_serving.h"
#include "models/requests/waiting.h"

namespace orrery::models {

// Puts the frame at the end of the station's plain queue.
template <class Client>
void enqueue(const RequestContext<Client>& context, Station& station, std::uint32_t index) {
  FrameStore& frames = context.stores.frames;
  begin_wait(context, station, index);
  frames[index].next = kNoFrame;
  if (station.first == kNoFrame) {
    station.first = index;
  } else {
    frames[station.last].next = index;
  }
  station.last = index;
}

// Takes the first of the plain queue out of it. REQUIRES: somebody waits.
template <class Client>
std::uint32_t dequeue(const RequestContext<Client>& context, Station& station) {
  const std::uint32_t index = station.first;
  station.first = context.stores.frames[index].next;
  end_wait(context, station, index);
  return index;
}

// On a plain processor of speed 1, and sleep.
template <class Client>
[[gnu::always_inline]] inline void compute(const RequestContext<Client>& context,
                                           std::uint32_t index, sim::Duration demand) {
  context.scheduler.schedule_after(demand, sim::Phase::completion, kEventStepDone, index);
}

template <class Client>
[[gnu::always_inline]] inline void compute_at(const RequestContext<Client>& context,
                                              std::uint32_t index, const Station& station,
                                              sim::Duration demand) {
  if (station.processor != kPlainProcessor) [[unlikely]] {
    compute_elsewhere(context, index, station, work_of(demand));
  } else {
    compute(context, index, demand);
  }
}

// The frame wants a core (or the loop) for `demand`: it computes, or waits.
template <class Client>
[[gnu::always_inline]] inline void take_core(const RequestContext<Client>& context,
                                             std::uint32_t index, sim::Duration demand) {
  Frame& frame = context.stores.frames[index];
  Station& station = context.stores.stations[frame.station];
  if (station.queue != kPlainQueue) [[unlikely]] {
    take_core_in_order(context, index, station, work_of(demand));
    return;
  }
  if (station.free == 0) {
    frame.word = static_cast<std::uint64_t>(demand.nanoseconds());
    enqueue(context, station, index);
    return;
  }
  ServiceMeter& meter = context.stores.services[station.service];
  --station.free;
  ++meter.not_waited;
  meter.busy.up(context.now());
  frame.flags |= kFrameHoldsCore;
  compute_at(context, index, station, demand);
}

// The computation of the frame has ended, a core of the station is free again: the next in the
// queue computes.
template <class Client>
[[gnu::always_inline]] inline void release_core(const RequestContext<Client>& context,
                                                std::uint32_t index, Station& station) {
  if (station.queue != kPlainQueue) [[unlikely]] {
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
  compute_at(context, next, station,
             sim::Duration::nanoseconds(static_cast<std::int64_t>(frame.word)));
}

// The attempt's first step may begin.
template <class Client>
[[gnu::always_inline]] inline void state_started(const RequestContext<Client>& context,
                                                 const Station& station, Frame& frame) {
  frame.pc = context.stores.edges[frame.edge].entry;
  context.stores.fingerprint.add(
      {context.now(), kFactStarted, subject_of(frame), station.pod_name});
}

// A thread of the station is free again: the next in the queue starts.
template <class Client>
[[gnu::always_inline]] inline void release_thread(const RequestContext<Client>& context,
                                                  Station& station) {
  if (station.waiting == 0) {
    ++station.free;
    context.stores.services[station.service].busy.down(context.now());
    return;
  }
  const std::uint32_t next = station.queue == kPlainQueue
                                 ? dequeue(context, station)
                                 : next_for_thread_in_order(context, station);
  state_started(context, station, context.stores.frames[next]);
  context.stores.work.add(kWorkRun, next);
}

}  // namespace orrery::models
