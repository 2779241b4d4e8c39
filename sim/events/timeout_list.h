// All timeouts of one duration: they expire in the order in which they start, so they need one list
// and at most one pending event, however many run. Starting and stopping touch two neighbours.
//
// The list is intrusive: the links lie in the world's own records (8 bytes each), named by index,
// and the deadline is read from the record as well. A record is in at most one list.
//
// The pending event belongs to whoever was first when it was scheduled. When that one has been
// stopped the event finds nobody due and is scheduled again for the new first: late by no more than
// it was early, never after a deadline.
#pragma once

#include <cstdint>

#include "sim/base/check.h"
#include "sim/base/time.h"
#include "sim/events/scheduler.h"

namespace orrery::sim {

struct TimeoutLinks {
  static constexpr std::uint32_t kUnlinked = 0xffff'ffff;
  static constexpr std::uint32_t kEnd = 0xffff'fffe;
  std::uint32_t previous = kUnlinked;
  std::uint32_t next = kUnlinked;

  bool is_linked() const { return next != kUnlinked; }
};

class TimeoutList {
 public:
  // An event of `kind` with index `list` is scheduled for this list; the world calls expire() for
  // it. REQUIRES: duration > 0.
  TimeoutList(Duration duration, EventKind kind, std::uint32_t list)
      : duration_(duration), kind_(kind), list_(list) {
    CHECK(duration > Duration(), "a timeout of 0 never lets anything happen");
  }

  Duration duration() const { return duration_; }
  bool empty() const { return first_ == TimeoutLinks::kEnd; }

  // Starts the timeout of a record now: it is due at now + duration.
  // links_of(record) gives its TimeoutLinks&. REQUIRES: the record is in no list.
  template <class LinksOf>
  void start(Scheduler& scheduler, std::uint32_t record, LinksOf&& links_of) {
    TimeoutLinks& links = links_of(record);
    CHECK(!links.is_linked(), "its timeout runs already");
    links = {last_, TimeoutLinks::kEnd};
    if (last_ == TimeoutLinks::kEnd) {
      first_ = record;
    } else {
      links_of(last_).next = record;
    }
    last_ = record;
    if (!is_scheduled_) schedule(scheduler, scheduler.now() + duration_);
  }

  // Stops the timeout of a record. REQUIRES: the record is in this list.
  template <class LinksOf>
  void stop(std::uint32_t record, LinksOf&& links_of) {
    TimeoutLinks& links = links_of(record);
    CHECK(links.is_linked(), "its timeout does not run");
    if (links.previous == TimeoutLinks::kEnd) {
      first_ = links.next;
    } else {
      links_of(links.previous).next = links.next;
    }
    if (links.next == TimeoutLinks::kEnd) {
      last_ = links.previous;
    } else {
      links_of(links.next).previous = links.previous;
    }
    links = {};
  }

  // Record `to` takes the place of `from`. REQUIRES: `from` is in this list, `to` in none; what
  // tells when they were started says the same of both.
  template <class LinksOf>
  void replace(std::uint32_t from, std::uint32_t to, LinksOf&& links_of) {
    const TimeoutLinks links = links_of(from);
    CHECK(links.is_linked(), "its timeout does not run");
    links_of(from) = {};
    links_of(to) = links;
    if (links.previous == TimeoutLinks::kEnd) {
      first_ = to;
    } else {
      links_of(links.previous).next = to;
    }
    if (links.next == TimeoutLinks::kEnd) {
      last_ = to;
    } else {
      links_of(links.next).previous = to;
    }
  }

  // To be called for the list's event. Unlinks every record that is due and calls
  // on_timeout(record) for it, in the order of starting; it may start and stop timeouts, its own
  // again too. Behind all of them the list schedules its event for the new first.
  // started_at(record) gives the SimTime at which the record's timeout was started.
  template <class LinksOf, class StartedAt, class OnTimeout>
  void expire(Scheduler& scheduler, LinksOf&& links_of, StartedAt&& started_at,
              OnTimeout&& on_timeout) {
    // Still counts as scheduled, so that a timeout started meanwhile schedules nothing: its
    // deadline lies behind those of the records that wait already.
    while (first_ != TimeoutLinks::kEnd) {
      const std::uint32_t record = first_;
      if (started_at(record) + duration_ > scheduler.now()) break;
      stop(record, links_of);
      on_timeout(record);
    }
    is_scheduled_ = false;
    if (first_ != TimeoutLinks::kEnd) schedule(scheduler, started_at(first_) + duration_);
  }

 private:
  void schedule(Scheduler& scheduler, SimTime time) {
    scheduler.schedule(time, Phase::timer, kind_, list_);
    is_scheduled_ = true;
  }

  Duration duration_;
  std::uint32_t first_ = TimeoutLinks::kEnd;
  std::uint32_t last_ = TimeoutLinks::kEnd;
  EventKind kind_;
  bool is_scheduled_ = false;
  std::uint32_t list_;
};

}  // namespace orrery::sim
