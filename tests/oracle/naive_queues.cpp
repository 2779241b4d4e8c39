// Queues: who gets a server that becomes free.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "tests/oracle/naive_simulation.h"

namespace orrery::oracle {

using models::DisciplineKind;
using models::DisciplineSpec;
using sim::Duration;
using sim::SimTime;

namespace {

// Whether `a` goes before `b`, of whom `waiting` wait in all.
bool goes_before(const DisciplineSpec& discipline, std::size_t waiting, const Waiting& a,
                 const Waiting& b) {
  switch (discipline.kind) {
    case DisciplineKind::lifo:
      return a.ticket > b.ticket;
    case DisciplineKind::adaptive_lifo:
      return waiting > discipline.lifo_above ? a.ticket > b.ticket : a.ticket < b.ticket;
    case DisciplineKind::priority:
      return a.priority != b.priority ? a.priority > b.priority : a.ticket < b.ticket;
    case DisciplineKind::sjf:
    case DisciplineKind::srpt:
      return a.work != b.work ? a.work < b.work : a.ticket < b.ticket;
    default:
      return a.ticket < b.ticket;
  }
}

Waiting take_first(const DisciplineSpec& discipline, std::vector<Waiting>& queue) {
  const auto first =
      std::min_element(queue.begin(), queue.end(), [&](const Waiting& a, const Waiting& b) {
        return goes_before(discipline, queue.size(), a, b);
      });
  Waiting taken = std::move(*first);
  queue.erase(first);
  return taken;
}

// Whether the one that was just taken out of the queue may be dropped.
bool may_drop(const DisciplineSpec& discipline, Station& station, const Waiting& taken,
              SimTime now) {
  Codel& codel = station.codel;
  if (now - taken.since < discipline.target || station.queue.empty()) {
    codel.first_above.reset();
    return false;
  }
  if (!codel.first_above) {
    codel.first_above = now + discipline.interval;
    return false;
  }
  return now >= *codel.first_above;
}

Duration control_law(const DisciplineSpec& discipline, std::uint64_t count) {
  const auto interval = static_cast<double>(discipline.interval.nanoseconds());
  return Duration::nanoseconds(std::llround(interval / std::sqrt(static_cast<double>(count))));
}

// The `dequeue` of RFC 8289, 5.5. Only one with others behind it is dropped, so there is a next.
Waiting take_by_codel(const DisciplineSpec& discipline, Station& station, SimTime now) {
  Codel& codel = station.codel;
  Waiting taken = take_first(discipline, station.queue);
  bool may = may_drop(discipline, station, taken, now);
  if (codel.is_dropping) {
    if (!may) codel.is_dropping = false;
    while (codel.is_dropping && now >= *codel.drop_next) {
      taken.reject();
      ++codel.count;
      taken = take_first(discipline, station.queue);
      may = may_drop(discipline, station, taken, now);
      if (may) {
        codel.drop_next = *codel.drop_next + control_law(discipline, codel.count);
      } else {
        codel.is_dropping = false;
      }
    }
  } else if (may) {
    taken.reject();
    taken = take_first(discipline, station.queue);
    may_drop(discipline, station, taken, now);
    codel.is_dropping = true;
    const std::uint64_t delta = codel.count - codel.last_count;
    const bool was_dropping_lately =
        codel.drop_next && now - *codel.drop_next < discipline.interval * 16;
    codel.count = delta > 1 && was_dropping_lately ? delta : 1;
    codel.drop_next = now + control_law(discipline, codel.count);
    codel.last_count = codel.count;
  }
  return taken;
}

}  // namespace

void NaiveSimulation::enqueue(Call& call, Waiting waiting) {
  std::vector<Waiting>& queue = call.station->queue;
  queue.push_back(std::move(waiting));
  call.service->queue_max = std::max(call.service->queue_max, queue.size());
}

// The server that the call, or its computation, had is free: the next in the queue takes it.
void NaiveSimulation::release(const Call& call) {
  const DisciplineSpec& discipline = call.service->spec->queue.discipline;
  Station& station = *call.station;
  --station.busy;
  if (station.queue.empty()) return;
  const Waiting next = discipline.kind == DisciplineKind::codel
                           ? take_by_codel(discipline, station, events_.now())
                           : take_first(discipline, station.queue);
  ++station.busy;
  next.take_it();
}

}  // namespace orrery::oracle
