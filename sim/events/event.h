// What the event queue holds: when, in which phase, and a 32-bit payload.
//
// Events are executed in the order (time, phase, sequence): sequence is the order of scheduling, so
// equal keys are first in, first out. Time and phase are one integer, hence one comparison.
#pragma once

#include <compare>
#include <cstdint>

#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "sim/base/time.h"

namespace orrery::sim {

// What goes first among events of one instant, and why.
enum class Phase : std::uint8_t {
  world_change = 0,  // a node that dies at t serves nothing at t
  processing = 1,    // work that shared processors have done by t
  completion = 2,  // a server freed at t can take what arrives at t; a reply at t beats its timeout
  timer = 3,       // timeouts, after the replies that would have stopped them
  arrival = 4,     // arrivals and sends find the servers that t freed
  control = 5,     // controllers decide on the state that t left
  observation = 6,  // samples see all of it
};

// (time, phase) as one integer: the time shifted by three bits, the phase below.
class EventKey {
 public:
  constexpr EventKey() = default;
  // REQUIRES: 0 <= time <= kSimTimeMax.
  constexpr EventKey(SimTime time, Phase phase)
      : value_((static_cast<std::uint64_t>(time.nanoseconds()) << 3) |
               static_cast<std::uint64_t>(phase)) {}

  static constexpr EventKey from_value(std::uint64_t value) {
    EventKey key;
    key.value_ = value;
    return key;
  }

  constexpr SimTime time() const {
    return SimTime::from_nanoseconds(static_cast<std::int64_t>(value_ >> 3));
  }
  constexpr Phase phase() const { return static_cast<Phase>(value_ & 7); }
  constexpr std::uint64_t value() const { return value_; }

  friend constexpr auto operator<=>(EventKey, EventKey) = default;

 private:
  std::uint64_t value_ = 0;
};

// Which handler an event is for: 0 .. 11 are the world's own hot kinds, in one switch; `control`
// goes to a component by number.
using EventKind = std::uint8_t;
inline constexpr EventKind kControlKind = 15;
static_assert(limits::kHotEventKindsMax <= kControlKind);

// The kind in the upper 4 bits, an index (of a frame, a slot, a control call) in the lower 28.
class EventPayload {
 public:
  constexpr EventPayload() = default;
  // REQUIRES: kind < 16, index <= kSlabEntriesMax.
  constexpr EventPayload(EventKind kind, std::uint32_t index)
      : bits_((std::uint32_t{kind} << 28) | index) {}

  static constexpr EventPayload from_bits(std::uint32_t bits) {
    EventPayload payload;
    payload.bits_ = bits;
    return payload;
  }

  constexpr EventKind kind() const { return static_cast<EventKind>(bits_ >> 28); }
  constexpr std::uint32_t index() const { return bits_ & limits::kSlabEntriesMax; }
  constexpr std::uint32_t bits() const { return bits_; }

  friend constexpr bool operator==(EventPayload, EventPayload) = default;

 private:
  std::uint32_t bits_ = 0;
};
static_assert(limits::kSlabEntriesMax == (std::uint32_t{1} << 28) - 1);

struct Event {
  EventKey key;
  EventPayload payload;

  friend constexpr bool operator==(const Event&, const Event&) = default;
};

}  // namespace orrery::sim
