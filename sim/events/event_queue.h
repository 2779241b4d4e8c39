// The one interface to pending events; which queue is behind it is chosen when a simulation is
// built.
//
// The choice is a branch that never changes its mind, which costs less than a virtual call and lets
// handlers be plain functions instead of templates over the queue.
#pragma once

#include <cstdint>

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
  explicit EventQueue(QueueKind kind = QueueKind::radix) : kind_(kind) {}

  QueueKind kind() const { return kind_; }
  std::uint64_t size() const { return is_radix() ? radix_.size() : heap_.size(); }
  bool empty() const { return is_radix() ? radix_.empty() : heap_.empty(); }

  // REQUIRES: the key's time is not before that of the last event popped.
  void push(EventKey key, EventPayload payload) {
    if (is_radix()) [[likely]] {
      radix_.push(key, payload);
    } else {
      heap_.push(key, payload);
    }
  }

  // Whether there is a next event; then the first one's key and its removal, which REQUIRE that
  // nothing has changed since has_next().
  bool has_next() { return is_radix() ? radix_.has_next() : !heap_.empty(); }
  EventKey first_key() const { return is_radix() ? radix_.first_key() : heap_.next_key(); }
  Event take_first() { return is_radix() ? radix_.take_first() : heap_.pop(); }

  // REQUIRES: not empty.
  EventKey next_key() { return is_radix() ? radix_.next_key() : heap_.next_key(); }
  Event pop() { return is_radix() ? radix_.pop() : heap_.pop(); }

  std::uint64_t memory_bytes() const { return radix_.memory_bytes() + heap_.memory_bytes(); }

 private:
  bool is_radix() const { return kind_ == QueueKind::radix; }

  QueueKind kind_;
  RadixQueue radix_;
  HeapQueue heap_;
};

}  // namespace orrery::sim
