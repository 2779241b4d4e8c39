// Timers that are usually stopped: a slot {owner, generation} each, so that stopping is a store and
// not a search of the event queue.
//
// The pending event names the slot; the slot lives until that event comes up, stopped or not, so an
// event never meets another timer in its slot. A handle goes stale as soon as its timer fires or is
// stopped, and stopping by a stale handle does nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/base/slab.h"
#include "sim/events/scheduler.h"

namespace orrery::sim {

struct Timer {
  std::uint32_t owner = 0;  // what the world wants back: a frame, a connection
  std::uint32_t code = 0;   // and why
};
using TimerHandle = Handle<Timer>;

class TimerSlots {
 public:
  // The world's event kind for which fire() is called.
  explicit TimerSlots(EventKind kind) : kind_(kind) {}

  // Arms a timer. COST: one scheduled event.
  TimerHandle arm(Scheduler& scheduler, SimTime time, Timer timer) {
    // A timer beyond the end of time has no event, so nothing would free its slot.
    if (time > limits::kSimTimeMax) return TimerHandle::none();
    const Handle<Slot> slot = slots_.allocate({timer, true});
    scheduler.schedule(time, Phase::timer, kind_, slot.index());
    ++armed_;
    return TimerHandle(slot.index(), slot.generation());
  }

  // Stops a timer; false when it was not running any more. COST: one store.
  bool stop(TimerHandle handle) {
    const Handle<Slot> slot(handle.index(), handle.generation());
    if (!slots_.is_alive(slot) || !slots_[slot].is_armed) return false;
    slots_[slot].is_armed = false;
    --armed_;
    return true;
  }

  // The timer is another owner's from now on; nothing where it does not run.
  void give(TimerHandle handle, std::uint32_t owner) {
    const Handle<Slot> slot(handle.index(), handle.generation());
    if (slots_.is_alive(slot)) slots_[slot].timer.owner = owner;
  }

  bool is_armed(TimerHandle handle) const {
    const Handle<Slot> slot(handle.index(), handle.generation());
    return slots_.is_alive(slot) && slots_[slot].is_armed;
  }

  // To be called for each event of the kind, with its index; frees the slot.
  // Returns what was armed, or nullopt when it has been stopped.
  std::optional<Timer> fire(std::uint32_t index) {
    const Slot slot = slots_.at_index(index);
    slots_.release_at(index);
    if (!slot.is_armed) return std::nullopt;
    --armed_;
    return slot.timer;
  }

  // Timers running; stopped ones whose event is still pending are not counted.
  std::uint32_t armed() const { return armed_; }

 private:
  struct Slot {
    Timer timer;
    bool is_armed = false;
  };

  Slab<Slot> slots_;
  std::uint32_t armed_ = 0;
  EventKind kind_;
};

}  // namespace orrery::sim
