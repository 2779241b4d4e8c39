// What happens when, in the plainest way: a sorted list of actions, and the work list of
// docs/model.md for what happens without delay.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include "sim/base/limits.h"
#include "sim/base/time.h"
#include "sim/events/event.h"

namespace orrery::oracle {

using Action = std::function<void()>;

class EventList {
 public:
  sim::SimTime now() const { return now_; }

  // Events of one time and phase happen in the order of these calls.
  void at(sim::SimTime time, sim::Phase phase, Action action) {
    if (time > sim::limits::kSimTimeMax) return;
    events_.emplace(std::tuple(time, phase, scheduled_++), std::move(action));
  }
  void after(sim::Duration delay, sim::Phase phase, Action action) {
    at(now_ + delay, phase, std::move(action));
  }

  // At this instant, behind the handler that runs and all that stands in the work list.
  void soon(Action action) { work_.push_back(std::move(action)); }

  // Everything before `end`.
  void run(sim::SimTime end) {
    while (!events_.empty() && std::get<0>(events_.begin()->first) < end) {
      now_ = std::get<0>(events_.begin()->first);
      const Action action = std::move(events_.begin()->second);
      events_.erase(events_.begin());
      action();
      while (!work_.empty()) {
        const Action work = std::move(work_.front());
        work_.pop_front();
        work();
      }
    }
    now_ = end;
  }

 private:
  std::map<std::tuple<sim::SimTime, sim::Phase, std::uint64_t>, Action> events_;
  std::deque<Action> work_;
  std::uint64_t scheduled_ = 0;
  sim::SimTime now_;
};

}  // namespace orrery::oracle
