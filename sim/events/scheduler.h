// The clock and the pending events of one run, as handlers see them: what time it is, and a way to
// have something happen later. A value: a copy of it goes on independently.
#pragma once

#include <cstdint>

#include "sim/base/check.h"
#include "sim/base/slab.h"
#include "sim/events/event.h"
#include "sim/events/event_queue.h"

namespace orrery::sim {

// A call of the control lane: rare things (failures, probes, controllers, samples) that need no
// kind of their own. The meaning of code and argument is the component's.
struct ControlCall {
  std::uint16_t component = 0;  // index in the world's list of components
  std::uint16_t code = 0;
  std::uint64_t argument = 0;
};

class Scheduler {
 public:
  explicit Scheduler(QueueKind queue = QueueKind::radix) : queue_(queue) {}

  SimTime now() const { return now_; }

  // Schedules a hot event. Events of equal time and phase run in the order of these calls.
  // An event later than kSimTimeMax never happens and is dropped: no run reaches that instant.
  // REQUIRES: time >= now(); kind < 12; index <= kSlabEntriesMax.
  void schedule(SimTime time, Phase phase, EventKind kind, std::uint32_t index) {
    DCHECK(kind < limits::kHotEventKindsMax);
    DCHECK(index <= limits::kSlabEntriesMax);
    push(time, phase, EventPayload(kind, index));
  }
  void schedule_after(Duration delay, Phase phase, EventKind kind, std::uint32_t index) {
    schedule(now_ + delay, phase, kind, index);
  }

  // As schedule(), in the same order, for what always has one event pending, as arrivals have:
  // quicker for one such event at a time.
  void schedule_ahead(SimTime time, Phase phase, EventKind kind, std::uint32_t index) {
    DCHECK(kind < limits::kHotEventKindsMax);
    DCHECK(index <= limits::kSlabEntriesMax);
    CHECK(time >= now_, "scheduled in the past");
    if (time <= limits::kSimTimeMax)
      queue_.push_ahead(EventKey(time, phase), EventPayload(kind, index));
  }

  // Schedules a call of the control lane. REQUIRES: time >= now().
  void schedule_control(SimTime time, Phase phase, ControlCall call) {
    if (time > limits::kSimTimeMax) return;
    push(time, phase, EventPayload(kControlKind, control_calls_.allocate(call).index()));
  }

  // Whether an event of this instant and phase is pending. REQUIRES: it is the phase of the event
  // that is being handled.
  bool is_another_due(Phase phase) const { return queue_.has_another(EventKey(now_, phase)); }

  std::uint64_t pending() const { return queue_.size(); }
  QueueKind queue_kind() const { return queue_.kind(); }
  std::uint64_t memory_bytes() const { return queue_.memory_bytes(); }

 private:
  template <class World>
  friend class Engine;

  void push(SimTime time, Phase phase, EventPayload payload) {
    CHECK(time >= now_, "scheduled in the past");
    if (time > limits::kSimTimeMax) [[unlikely]]
      return;
    queue_.push(EventKey(time, phase), payload);
  }

  ControlCall take_control_call(std::uint32_t index) {
    const ControlCall call = control_calls_.at_index(index);
    control_calls_.release_at(index);
    return call;
  }

  EventQueue queue_;
  SimTime now_;
  Slab<ControlCall> control_calls_;
};

}  // namespace orrery::sim
