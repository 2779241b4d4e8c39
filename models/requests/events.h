// The event kinds of requests; those of workloads follow.
#pragma once

#include "sim/events/event.h"

namespace orrery::models {

enum RequestEvent : sim::EventKind {
  kEventDelivery = 0,   // index: frame
  kEventStepDone = 1,   // frame
  kEventReply = 2,      // frame
  kEventTimeouts = 3,   // timeout list
  kEventProcessor = 4,  // node with a shared processor
  kEventComputed = 5,   // frame
  kRequestEvents = 6,
};

// Not an event, but an entry of the work list like those above: a frame goes on.
inline constexpr sim::EventKind kWorkRun = 14;

}  // namespace orrery::models
