// The reference event queue: a plain 4-ary heap that orders by (key, sequence). Slower than the
// radix queue and easy to believe; tests and `--verify` run a simulation on both and compare event
// hashes.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/events/event.h"

namespace orrery::sim {

class HeapQueue {
 public:
  bool empty() const { return entries_.empty(); }
  std::uint64_t size() const { return entries_.size(); }

  // COST: O(log n).
  void push(EventKey key, EventPayload payload);

  // REQUIRES: not empty.
  EventKey next_key() const { return entries_.front().key; }

  // Removes the first event. REQUIRES: not empty. COST: O(log n).
  Event pop();

  std::uint64_t memory_bytes() const { return sizeof(*this) + entries_.capacity() * sizeof(Entry); }

 private:
  static constexpr std::size_t kArity = 4;

  struct Entry {
    EventKey key;
    std::uint64_t sequence;
    EventPayload payload;

    bool precedes(const Entry& other) const {
      return key != other.key ? key < other.key : sequence < other.sequence;
    }
  };

  std::vector<Entry> entries_;
  std::uint64_t next_sequence_ = 0;
};

}  // namespace orrery::sim
