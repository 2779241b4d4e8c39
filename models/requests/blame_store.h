// The blame of attempts under way, beside their frames. Off, it is empty and nothing asks it
// anything but whether it is on.
#pragma once

#include <cstdint>
#include <vector>

#include "models/nodes/work.h"
#include "models/recording/blame.h"
#include "sim/base/time.h"
#include "sim/base/wide.h"

namespace orrery::models {

class BlameStore {
 public:
  BlameStore() = default;
  explicit BlameStore(bool is_on) : is_on_(is_on) {}

  bool is_on() const { return is_on_; }

  // The attempt begins, nothing of its time has a cause yet.
  void begin(std::uint32_t frame, sim::SimTime now);
  // Whatever of its time has no cause yet has this one.
  void charge(std::uint32_t frame, Cause cause, sim::SimTime now) {
    Account& account = accounts_[frame];
    account.blame[cause] += (now - account.until).nanoseconds();
    account.until = now;
  }
  // It has the causes of `child`, which began when it began to wait and has ended now.
  void inherit(std::uint32_t frame, std::uint32_t child, sim::SimTime now) {
    accounts_[frame].blame.add(accounts_[child].blame);
    accounts_[frame].until = now;
  }
  void move(std::uint32_t from, std::uint32_t to) {
    make_room(to);
    accounts_[to] = accounts_[from];
  }

  // A computation on a shared processor begins with `work` to do; its pod has been throttled for
  // `throttled` ns so far.
  void begin_work(std::uint32_t frame, Work work, sim::Int128 throttled) {
    accounts_[frame].work = work;
    accounts_[frame].throttled = throttled;
  }
  // It stops, with `left` to do.
  void end_work(std::uint32_t frame, Work left, sim::Int128 throttled, sim::SimTime now);

  const Blame& operator[](std::uint32_t frame) const { return accounts_[frame].blame; }
  // Until when the attempt's time has causes.
  sim::SimTime until(std::uint32_t frame) const { return accounts_[frame].until; }

 private:
  struct Account {
    Blame blame;
    sim::SimTime until;
    Work work = 0;  // when the computation began
    sim::Int128 throttled = 0;
  };

  void make_room(std::uint32_t frame) {
    if (frame >= accounts_.size()) [[unlikely]]
      accounts_.resize(frame + 1);
  }

  bool is_on_ = false;
  std::vector<Account> accounts_;  // by frame
};

}  // namespace orrery::models
