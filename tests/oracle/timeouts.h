// Timeouts by duration, with the one rule that shows: those of one duration have one pending event,
// scheduled when the first of them starts and again, behind all that are told, for the new first.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <utility>

#include "sim/base/time.h"
#include "tests/oracle/event_list.h"

namespace orrery::oracle {

class Timeouts {
 public:
  explicit Timeouts(EventList& events) : events_(events) {}

  // Returns its number, for stop().
  std::uint64_t start(sim::Duration duration, Action tell) {
    Waiting& waiting = waiting_[duration];
    waiting.entries.push_back({++started_, events_.now() + duration, std::move(tell)});
    if (!waiting.is_scheduled) schedule(duration);
    return started_;
  }

  // Does nothing where it has expired or been stopped.
  void stop(sim::Duration duration, std::uint64_t number) {
    waiting_[duration].entries.remove_if(
        [number](const Entry& entry) { return entry.number == number; });
  }

 private:
  struct Entry {
    std::uint64_t number;
    sim::SimTime due;
    Action tell;
  };
  struct Waiting {
    std::list<Entry> entries;  // in the order of starting
    bool is_scheduled = false;
  };

  void schedule(sim::Duration duration) {
    Waiting& waiting = waiting_[duration];
    waiting.is_scheduled = true;
    events_.at(waiting.entries.front().due, sim::Phase::timer,
               [this, duration] { expire(duration); });
  }

  void expire(sim::Duration duration) {
    Waiting& waiting = waiting_[duration];
    while (!waiting.entries.empty() && waiting.entries.front().due <= events_.now()) {
      const Action tell = std::move(waiting.entries.front().tell);
      waiting.entries.pop_front();
      tell();
    }
    waiting.is_scheduled = false;
    if (!waiting.entries.empty()) schedule(duration);
  }

  EventList& events_;
  std::map<sim::Duration, Waiting> waiting_;
  std::uint64_t started_ = 0;
};

}  // namespace orrery::oracle
