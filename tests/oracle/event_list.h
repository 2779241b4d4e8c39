// What happens when, in the plainest way: a sorted list of actions, and the work list of
// docs/model.md for what happens without delay. Whoever changes with time itself is asked when an
// instant is over, and told how far time goes on.
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

  // `settle` is called when all of an instant has happened, and may schedule what is to happen
  // next; `go_on` when time goes on from now() to the instant that it is given.
  void when_time_goes_on(Action settle, std::function<void(sim::SimTime)> go_on) {
    settle_ = std::move(settle);
    go_on_ = std::move(go_on);
  }

  // Everything before `end`.
  void run(sim::SimTime end) {
    while (true) {
      if (is_instant_over()) settle_();
      if (events_.empty() || std::get<0>(events_.begin()->first) >= end) break;
      go_on_to(std::get<0>(events_.begin()->first));
      const Action action = std::move(events_.begin()->second);
      events_.erase(events_.begin());
      action();
      while (!work_.empty()) {
        const Action work = std::move(work_.front());
        work_.pop_front();
        work();
      }
    }
    go_on_to(end);
  }

 private:
  bool is_instant_over() const {
    return events_.empty() || std::get<0>(events_.begin()->first) > now_;
  }
  void go_on_to(sim::SimTime time) {
    if (time > now_) go_on_(time);
    now_ = time;
  }

  std::map<std::tuple<sim::SimTime, sim::Phase, std::uint64_t>, Action> events_;
  std::deque<Action> work_;
  Action settle_ = [] {};
  std::function<void(sim::SimTime)> go_on_ = [](sim::SimTime) {};
  std::uint64_t scheduled_ = 0;
  sim::SimTime now_;
};

}  // namespace orrery::oracle
