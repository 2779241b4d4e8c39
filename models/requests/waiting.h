// What is counted where an attempt waits for a server, whatever the order of its queue.
#pragma once

#include <cstdint>

#include "models/requests/handlers.h"

namespace orrery::models {

inline std::uint64_t subject_of(const Frame& frame) {
  return call_subject(frame.request, frame.path());
}

template <class Client>
[[gnu::always_inline]] inline void begin_wait(const RequestContext<Client>& context,
                                              Station& station, std::uint32_t index) {
  FrameStore& frames = context.stores.frames;
  ServiceMeter& meter = context.stores.services[station.service];
  frames[index].flags |= kFrameWaits;
  frames.waits_since(index) = context.now();
  if (++station.waiting > meter.queue_max) meter.queue_max = station.waiting;
  meter.waiting.up(context.now());
}

// Returns how long it has waited.
template <class Client>
[[gnu::always_inline]] inline sim::Duration end_wait(const RequestContext<Client>& context,
                                                     Station& station, std::uint32_t index) {
  FrameStore& frames = context.stores.frames;
  ServiceMeter& meter = context.stores.services[station.service];
  --station.waiting;
  charge(context, index, Cause::queueing);
  frames[index].flags &= static_cast<std::uint16_t>(~kFrameWaits);
  meter.waiting.down(context.now());
  const sim::Duration waited = context.now() - frames.waits_since(index);
  meter.waits.record(waited.nanoseconds());
  return waited;
}

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

}  // namespace orrery::models
