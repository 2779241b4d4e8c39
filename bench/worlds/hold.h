// The hold model: n events are pending, and each one executed schedules one after an exponential
// gap. It measures the event queue and hardly anything else (Jones, "An empirical comparison of
// priority-queue and event-set implementations", CACM 1986).
#pragma once

#include <cstdint>

#include "sim/base/mix.h"
#include "sim/distributions/distribution_set.h"
#include "sim/events/engine.h"

namespace orrery::bench {

class HoldWorld {
 public:
  static constexpr sim::EventKind kEventKinds = 1;

  HoldWorld() : gap_(distributions_.add(sim::ExponentialSpec{sim::Duration::milliseconds(1)})) {}

  void start(sim::Scheduler& scheduler, std::uint32_t pending) {
    for (std::uint32_t i = 0; i < pending; ++i) on_event(scheduler, 0, i);
  }

  void on_event(sim::Scheduler& scheduler, sim::EventKind, std::uint32_t index) {
    // A counter, mixed: the cheapest random word there is, as the queue is what is measured.
    const std::uint64_t word = sim::mix64(++draws_);
    scheduler.schedule_after(sim::Duration::nanoseconds(distributions_.draw(gap_, word)),
                             sim::Phase::completion, 0, index);
  }
  void on_control(sim::Scheduler&, const sim::ControlCall&) {}

 private:
  sim::DistributionSet distributions_;
  sim::DistributionId gap_;
  std::uint64_t draws_ = 0;
};

}  // namespace orrery::bench
