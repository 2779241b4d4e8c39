// The engine: takes events in order and hands them to a world. It knows no model.
//
// A world is a value with two handlers. The hot one is a single switch over at most twelve kinds
// that the compiler sees whole; the other serves the control lane.
//
//   struct World {
//     static constexpr EventKind kEventKinds = 2;  // kinds 0 and 1
//     void on_event(Scheduler&, EventKind kind, std::uint32_t index);
//     void on_control(Scheduler&, const ControlCall& call);
//   };
#pragma once

#include <algorithm>
#include <atomic>
#include <concepts>
#include <cstdint>
#include <limits>
#include <utility>

#include "sim/base/limits.h"
#include "sim/events/scheduler.h"
#include "sim/fingerprint/event_hash.h"
#include "sim/math/float_environment.h"

namespace orrery::sim {

template <class W>
concept EngineWorld = std::copyable<W> &&
    requires(W world, Scheduler& scheduler, EventKind kind, std::uint32_t index, ControlCall call) {
  { W::kEventKinds } -> std::convertible_to<EventKind>;
  world.on_event(scheduler, kind, index);
  world.on_control(scheduler, call);
};

namespace detail {
[[noreturn]] void fail_endless_instant(std::uint64_t events, SimTime time);
}  // namespace detail

struct EngineOptions {
  std::uint32_t seed = 0;
  std::uint32_t replication = 0;
  QueueKind queue = QueueKind::radix;
  // Events at one instant before the run ends with a LimitError that names it.
  std::uint64_t events_per_instant = limits::kEventsPerInstantDefault;
};

// When run_until comes back before its horizon.
struct RunBounds {
  std::uint64_t events = std::numeric_limits<std::uint64_t>::max();  // at most so many, this call
  const std::atomic<bool>* interrupt = nullptr;  // looked at every few thousand events
};

enum class StopReason : std::uint8_t {
  horizon,      // all events before the horizon are done, later ones are pending
  drained,      // no event is pending any more
  event_bound,  // RunBounds::events were executed
  interrupted,  // RunBounds::interrupt became true
};

// Requires the concept where it is used, not here: a world may name its engine in its own
// functions.
template <class World>
class Engine {
 public:
  Engine(World world, const EngineOptions& options)
      : world_(std::move(world)), scheduler_(options.queue), options_(options) {
    static_assert(EngineWorld<World>);
    static_assert(World::kEventKinds <= limits::kHotEventKindsMax);
  }

  World& world() { return world_; }
  const World& world() const { return world_; }
  Scheduler& scheduler() { return scheduler_; }
  const Scheduler& scheduler() const { return scheduler_; }

  SimTime now() const { return scheduler_.now_; }
  std::uint64_t events_executed() const { return events_executed_; }
  std::uint64_t event_hash() const { return event_hash_.value(); }
  RunPosition position() const {
    return {options_.seed, options_.replication, now(), events_executed_};
  }

  // Executes every event before `horizon`, unless a bound is met first; then now() is the horizon,
  // or the time of the last event where the horizon lies beyond kSimTimeMax. Stopping and going on
  // gives the same run as not stopping. The caller's floating-point environment is restored on
  // return. ERRORS: LimitError where an instant does not end; InvariantError with the position of
  // the run.
  StopReason run_until(SimTime horizon, const RunBounds& bounds = {});

  // Executes one event. Returns false when none is pending.
  bool step() {
    return run_until(SimTime::never(), {.events = 1, .interrupt = nullptr}) != StopReason::drained;
  }

 private:
  static constexpr std::uint64_t kEventsPerSlice = 8192;

  enum class Slice : std::uint8_t { used_up, horizon, drained };
  Slice run_slice(std::uint64_t events, SimTime horizon);
  void enter_instant(SimTime time);

  World world_;
  Scheduler scheduler_;
  EngineOptions options_;
  std::uint64_t events_executed_ = 0;
  std::uint64_t events_this_instant_ = 0;
  EventHash event_hash_;
};

template <class World>
StopReason Engine<World>::run_until(SimTime horizon, const RunBounds& bounds) {
  const math::FloatEnvironmentGuard float_environment;
  std::uint64_t left = bounds.events;
  try {
    while (left > 0) {
      if (bounds.interrupt != nullptr && bounds.interrupt->load(std::memory_order_relaxed)) {
        return StopReason::interrupted;
      }
      const std::uint64_t slice = left < kEventsPerSlice ? left : kEventsPerSlice;
      const std::uint64_t before = events_executed_;
      // No event is as late as that of an empty queue, so one comparison finds both ends.
      const Slice end = run_slice(slice, std::min(horizon, EventQueue::kNoEvent.key.time()));
      left -= events_executed_ - before;
      if (end != Slice::used_up) {
        if (horizon > scheduler_.now_ && horizon <= limits::kSimTimeMax) {
          scheduler_.now_ = horizon;
          events_this_instant_ = 0;
        }
        return end == Slice::drained ? StopReason::drained : StopReason::horizon;
      }
    }
  } catch (InvariantError& error) {
    error.set_position(position());
    throw;
  }
  return StopReason::event_bound;
}

template <class World>
typename Engine<World>::Slice Engine<World>::run_slice(std::uint64_t events, SimTime horizon) {
  for (; events > 0; --events) {
    const EventQueue::Next next = scheduler_.queue_.find_next();
    if (next.key.time() >= horizon) return next.exists() ? Slice::horizon : Slice::drained;
    enter_instant(next.key.time());
    const Event event = scheduler_.queue_.take(next);
    event_hash_.add(event.key.value(), event.payload.bits());
    ++events_executed_;
    if (event.payload.kind() == kControlKind) [[unlikely]] {
      world_.on_control(scheduler_, scheduler_.take_control_call(event.payload.index()));
    } else {
      world_.on_event(scheduler_, event.payload.kind(), event.payload.index());
    }
  }
  return Slice::used_up;
}

template <class World>
void Engine<World>::enter_instant(SimTime time) {
  if (time != scheduler_.now_) [[likely]] {
    scheduler_.now_ = time;
    events_this_instant_ = 0;
  }
  if (++events_this_instant_ > options_.events_per_instant) [[unlikely]] {
    detail::fail_endless_instant(options_.events_per_instant, time);
  }
}

}  // namespace orrery::sim
