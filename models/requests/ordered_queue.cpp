#include "models/requests/ordered_queue.h"

#include <algorithm>

namespace orrery::models {

bool OrderedQueue::is_heap() const {
  switch (spec_.kind) {
    case DisciplineKind::fifo:
    case DisciplineKind::lifo:
    case DisciplineKind::adaptive_lifo:
    case DisciplineKind::codel:
      return false;
    case DisciplineKind::priority:
    case DisciplineKind::sjf:
    case DisciplineKind::srpt:
      return true;
  }
  return true;
}

bool OrderedQueue::is_above(const QueueEntry& a, const QueueEntry& b) const {
  return spec_.kind == DisciplineKind::priority ? a.priority > b.priority : a.work < b.work;
}

bool OrderedQueue::precedes(const QueueEntry& a, const QueueEntry& b) const {
  if (is_above(a, b)) return true;
  return !is_above(b, a) && a.ticket < b.ticket;
}

void OrderedQueue::add(const QueueEntry& entry) {
  entries_.push_back(entry);
  if (!is_heap()) return;
  // tidy: total order
  std::push_heap(entries_.begin(), entries_.end(),
                 [this](const QueueEntry& a, const QueueEntry& b) { return precedes(b, a); });
}

QueueEntry OrderedQueue::take() {
  QueueEntry entry;
  if (is_heap()) {
    // tidy: total order
    std::pop_heap(entries_.begin(), entries_.end(),
                  [this](const QueueEntry& a, const QueueEntry& b) { return precedes(b, a); });
    entry = entries_.back();
    entries_.pop_back();
  } else if (spec_.kind == DisciplineKind::lifo ||
             (spec_.kind == DisciplineKind::adaptive_lifo && entries_.size() > spec_.lifo_above)) {
    entry = entries_.back();
    entries_.pop_back();
  } else {
    entry = entries_.front();
    entries_.pop_front();
  }
  return entry;
}

}  // namespace orrery::models
