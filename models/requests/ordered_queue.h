// The queue of a station whose next is not simply who has waited longest; docs/model.md (Queues).
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "models/nodes/work.h"
#include "models/requests/controlled_delay.h"
#include "models/requests/service_spec.h"
#include "sim/base/time.h"

namespace orrery::models {

// What waits for a server, or holds one that may be taken from it.
struct QueueEntry {
  std::uint32_t frame = 0;
  std::uint64_t ticket = 0;  // a lower one asked sooner
  std::int32_t priority = 0;
  Work work = 0;  // left to do; of computations
};

class OrderedQueue {
 public:
  explicit OrderedQueue(const DisciplineSpec& spec) : spec_(spec), delay_(spec) {}

  DisciplineKind kind() const { return spec_.kind; }
  bool is_preemptive() const { return spec_.kind == DisciplineKind::srpt || spec_.is_preemptive; }
  std::uint64_t take_ticket() { return tickets_++; }

  // COST: log n.
  void add(const QueueEntry& entry);
  bool empty() const { return entries_.empty(); }
  // The next one, out of the queue. REQUIRES: not empty. COST: log n.
  QueueEntry take();

  // Whether `a` goes before `b`, and whether it does by more than having asked sooner.
  bool precedes(const QueueEntry& a, const QueueEntry& b) const;
  bool is_above(const QueueEntry& a, const QueueEntry& b) const;
  // Those that hold a server; kept where servers may be taken from them.
  std::vector<QueueEntry>& holders() { return holders_; }
  ControlledDelay& delay() { return delay_; }

  // The pod is no more: the next one begins anew.
  void clear() { *this = OrderedQueue(spec_); }

 private:
  bool is_heap() const;

  DisciplineSpec spec_;
  std::uint64_t tickets_ = 0;
  // A heap by precedence; of lifo, adaptive_lifo and codel by ticket, the oldest in front.
  std::deque<QueueEntry> entries_;
  std::vector<QueueEntry> holders_;
  ControlledDelay delay_;
};

}  // namespace orrery::models
