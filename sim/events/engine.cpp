#include "sim/events/engine.h"

#include "sim/base/time_text.h"

namespace orrery::sim::detail {

void fail_endless_instant(std::uint64_t events, SimTime time) {
  throw LimitError("events_per_instant", events,
                   "time stands still at " + to_text(time) + "; a loop without delay?");
}

}  // namespace orrery::sim::detail
