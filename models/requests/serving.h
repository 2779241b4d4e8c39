// Stations: who gets a server, who waits, who is turned away.
#pragma once

#include <cstdint>

#include "models/recording/facts.h"
#include "models/requests/handlers.h"

namespace orrery::models {

inline std::uint64_t subject_of(const Frame& frame) {
  return call_subject(frame.request, frame.path());
}

// Puts the frame at the end of the station's queue.
template <class Client>
void enqueue(const RequestContext<Client>& context, Station& station, std::uint32_t index) {
  FrameStore& frames = context.stores.frames;
  ServiceMeter& meter = context.stores.services[station.service];
  Frame& frame = frames[index];
  frame.next = kNoFrame;
  frame.flags |= kFrameWaits;
  frames.waits_since(index) = context.now();
  if (station.first == kNoFrame) {
    station.first = index;
  } else {
    frames[station.last].next = index;
  }
  station.last = index;
  if (++station.waiting > meter.queue_max) meter.queue_max = station.waiting;
  meter.waiting.up(context.now());
}

// Takes the first of the queue out of it. REQUIRES: somebody waits.
template <class Client>
std::uint32_t dequeue(const RequestContext<Client>& context, Station& station) {
  FrameStore& frames = context.stores.frames;
  ServiceMeter& meter = context.stores.services[station.service];
  const std::uint32_t index = station.first;
  Frame& frame = frames[index];
  station.first = frame.next;
  --station.waiting;
  frame.flags &= static_cast<std::uint16_t>(~kFrameWaits);
  meter.waiting.down(context.now());
  meter.waits.record((context.now() - frames.waits_since(index)).nanoseconds());
  return index;
}

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

// A core of the station is free again: the next in the queue computes.
template <class Client>
[[gnu::always_inline]] inline void release_core(const RequestContext<Client>& context,
                                                Station& station) {
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
  if (station.first == kNoFrame) {
    ++station.free;
    context.stores.services[station.service].busy.down(context.now());
    return;
  }
  const std::uint32_t next = dequeue(context, station);
  state_started(context, station, context.stores.frames[next]);
  context.stores.work.add(kWorkRun, next);
}

}  // namespace orrery::models
