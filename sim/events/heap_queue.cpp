#include "sim/events/heap_queue.h"

#include <algorithm>

namespace orrery::sim {

void HeapQueue::push(EventKey key, EventPayload payload) {
  const Entry entry{key, next_sequence_++, payload};
  std::size_t hole = entries_.size();
  entries_.push_back(entry);
  while (hole > 0) {
    const std::size_t parent = (hole - 1) / kArity;
    if (!entry.precedes(entries_[parent])) break;
    entries_[hole] = entries_[parent];
    hole = parent;
  }
  entries_[hole] = entry;
}

Event HeapQueue::pop() {
  CHECK(!entries_.empty(), "the event queue is empty");
  const Entry first = entries_.front();
  const Entry last = entries_.back();
  entries_.pop_back();
  const std::size_t size = entries_.size();
  std::size_t hole = 0;
  for (;;) {
    const std::size_t children = hole * kArity + 1;
    if (children >= size) break;
    std::size_t least = children;
    for (std::size_t child = children + 1; child < std::min(children + kArity, size); ++child) {
      if (entries_[child].precedes(entries_[least])) least = child;
    }
    if (!entries_[least].precedes(last)) break;
    entries_[hole] = entries_[least];
    hole = least;
  }
  if (size > 0) entries_[hole] = last;
  return {first.key, first.payload};
}

}  // namespace orrery::sim
