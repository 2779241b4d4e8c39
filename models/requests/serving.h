// Stations: who gets a server, who waits, who is turned away.
#pragma once

#include <cstdint>

#include "models/recording/facts.h"
#include "models/requests/handlers.h"
#include "models/requests/special_serving.h"
#include "models/requests/waiting.h"

namespace orrery::models {

// On a plain processor of speed 1, and sleep.
template <class Client>
[[gnu::always_inline]] inline void compute(const RequestContext<Client>& context,
                                           std::uint32_t index, sim::Duration demand) {
  context.scheduler.schedule_after(demand, sim::Phase::completion, kEventStepDone, index);
}

// The frame wants a core (or the loop) for `demand`: it computes, or waits.
template <class Client>
[[gnu::always_inline]] inline void take_core(const RequestContext<Client>& context,
                                             std::uint32_t index, sim::Duration demand) {
  Frame& frame = context.stores.frames[index];
  Station& station = context.stores.stations[frame.station];
  if (!station.is_plain()) [[unlikely]] {
    take_special_core(context, index, station, work_of(demand));
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
  compute(context, index, demand);
}

// The computation of the frame has ended, a core of the station is free again: the next in the
// queue computes.
template <class Client>
[[gnu::always_inline]] inline void release_core(const RequestContext<Client>& context,
                                                std::uint32_t index, Station& station) {
  if (!station.is_plain()) [[unlikely]] {
    release_special_core(context, index, station);
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
  compute(context, next, sim::Duration::nanoseconds(static_cast<std::int64_t>(frame.word)));
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
