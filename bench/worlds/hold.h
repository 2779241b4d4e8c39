// The hold model: n events are pending, and each one executed schedules one after an exponential
// gap. It measures the event queue and hardly anything else (Jones, "An empirical comparison of
// priority-queue and event-set implementations", CACM 1986).
#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/mix.h"
#include "sim/distributions/distribution_set.h"
#include "sim/events/engine.h"

namespace orrery::bench {

class HoldWorld {
 public:
  static constexpr sim::EventKind kEventKinds = 1;

  HoldWorld() {
    sim::DistributionSet distributions;
    const auto gap = distributions.add(sim::ExponentialSpec{sim::Duration::milliseconds(1)});
    for (std::uint64_t i = 0; i < kGaps; ++i) {
      const std::uint64_t word = sim::mix64(i);
      gaps_.push_back(sim::Duration::nanoseconds(distributions.draw(gap, word)));
    }
  }

  void start(sim::Scheduler& scheduler, std::uint32_t pending) {
    for (std::uint32_t i = 0; i < pending; ++i) on_event(scheduler, 0, i);
  }

  void on_event(sim::Scheduler& scheduler, sim::EventKind, std::uint32_t index) {
    // Gaps are drawn beforehand and picked by a mixed counter: the queue is what is measured.
    const sim::Duration gap = gaps_[sim::mix64(++draws_) % kGaps];
    scheduler.schedule_after(gap, sim::Phase::completion, 0, index);
  }
  void on_control(sim::Scheduler&, const sim::ControlCall&) {}

 private:
  static constexpr std::uint64_t kGaps = 4'096;

  std::vector<sim::Duration> gaps_;
  std::uint64_t draws_ = 0;
};

}  // namespace orrery::bench
