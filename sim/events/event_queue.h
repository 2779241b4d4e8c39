// The one interface to pending events; which queue is behind it is chosen when a simulation is
// built.
//
// The choice is a branch that never changes its mind, which costs less than a virtual call and lets
// handlers be plain functions instead of templates over the queue.
#pragma once

#include <cstdint>
#include <utility>

#include "sim/base/check.h"
#include "sim/events/event.h"
#include "sim/events/heap_queue.h"
#include "sim/events/radix_queue.h"

namespace orrery::sim {

enum class QueueKind : std::uint8_t {
  radix,  // every run
  heap,   // the reference
};

class EventQueue {
 public:
  // No event: its key is above every key and its time above every time of a run.
  static constexpr Event kNoEvent = {EventKey::from_value(~std::uint64_t{0}), EventPayload()};

  explicit EventQueue(QueueKind kind = QueueKind::radix) : kind_(kind) {}

  QueueKind kind() const { return kind_; }
  std::uint64_t size() const {
    return (is_radix() ? radix_.size() : heap_.size()) + (has_ahead() ? 1 : 0);
  }
  bool empty() const { return size() == 0; }

  // REQUIRES: the key's time is not before that of the last event taken.
  void push(EventKey key, EventPayload payload) {
    if (key == ahead_.key) [[unlikely]]
      file_ahead();
    file(key, payload);
  }

  // The same for the one event of its kind that is always pending, as the next arrival is: while
  // nothing else is kept so, it stays beside the queue, which saves its filing. The order is that
  // of push(): what has the same key and was pushed before is in the queue and taken first; what
  // is pushed behind it finds it in the queue.
  void push_ahead(EventKey key, EventPayload payload) {
    if (has_ahead()) {
      push(key, payload);
    } else {
      ahead_ = {key, payload};
    }
  }

  // Finds the next event and leaves it where it is; if there is none, a key above every key.
  struct Next {
    EventKey key;
    bool is_ahead = false;
    bool exists() const { return key != kNoEvent.key; }
  };
  Next find_next() {
    if (!is_radix()) [[unlikely]]
      return find_next_in_heap();
    if (!radix_.is_bottom_empty()) [[likely]] {
      const EventKey first = radix_.first_key();
      if (ahead_.key < first) return {ahead_.key, true};
      return {first, false};
    }
    if (ahead_.key < radix_.bottom_end()) return {ahead_.key, true};
    // What is filed may precede it: the queue is looked into when its next event is due, so that
    // nothing is pushed before what it has found.
    if (has_ahead()) file_ahead();
    return {radix_.has_next() ? radix_.first_key() : kNoEvent.key, false};
  }
  // Removes it. REQUIRES: `next` is what find_next() gave, it exists, and nothing has changed
  // since.
  Event take(const Next& next) {
    if (next.is_ahead) return std::exchange(ahead_, kNoEvent);
    return is_radix() ? radix_.take_first() : heap_.pop();
  }

  // REQUIRES: not empty.
  EventKey next_key() {
    const Next next = find_next();
    CHECK(next.exists(), "the event queue is empty");
    return next.key;
  }
  Event pop() {
    const Next next = find_next();
    CHECK(next.exists(), "the event queue is empty");
    return take(next);
  }

  // Whether a further event has this key, which is that of the event taken last.
  bool has_another(EventKey key) const {
    if (ahead_.key == key) return true;
    if (is_radix()) return radix_.has_another(key);
    return !heap_.empty() && heap_.next_key() == key;
  }

  std::uint64_t memory_bytes() const { return radix_.memory_bytes() + heap_.memory_bytes(); }

 private:
  bool is_radix() const { return kind_ == QueueKind::radix; }
  bool has_ahead() const { return ahead_.key != kNoEvent.key; }

  void file(EventKey key, EventPayload payload) {
    if (is_radix()) [[likely]] {
      radix_.push(key, payload);
    } else {
      heap_.push(key, payload);
    }
  }
  void file_ahead() {
    const Event event = std::exchange(ahead_, kNoEvent);
    file(event.key, event.payload);
  }

  Next find_next_in_heap() {
    if (!heap_.empty() && heap_.next_key() <= ahead_.key) return {heap_.next_key(), false};
    return {ahead_.key, true};
  }

  QueueKind kind_;
  Event ahead_ = kNoEvent;
  RadixQueue radix_;
  HeapQueue heap_;
};

}  // namespace orrery::sim
