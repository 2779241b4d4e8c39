// An instant with what is left of it below a nanosecond.
//
// Instants of a run are whole nanoseconds. Arrivals at 30 million a second are 33.3 ns apart: if
// each gap were rounded for itself, the rate would be off by a percent. So a process keeps where it
// really stands, and rounds only what it tells.
#pragma once

#include <cstdint>

#include "sim/base/limits.h"
#include "sim/base/saturating.h"
#include "sim/base/time.h"

namespace orrery::models {

// Moves forward only; behind sim::limits::kSimTimeMax it is never().
class FineTime {
 public:
  FineTime() = default;
  static FineTime never() {
    FineTime result;
    result.time_ = sim::SimTime::never();
    return result;
  }

  // The nearest nanosecond, and how far behind it the instant lies: ns in [-0.5, 0.5].
  sim::SimTime time() const { return time_; }
  double fraction() const { return fraction_; }
  bool is_never() const { return time_ == sim::SimTime::never(); }

  // The distances to and from an instant, in ns.
  double until(sim::SimTime end) const {
    return static_cast<double>((end - time_).nanoseconds()) - fraction_;
  }
  double since(sim::SimTime begin) const {
    return static_cast<double>((time_ - begin).nanoseconds()) + fraction_;
  }

  // REQUIRES: nanoseconds >= 0, infinity allowed.
  void advance(double nanoseconds) {
    const double sum = fraction_ + nanoseconds;
    // Where the sum is -0.5, rounding it would step back.
    const std::int64_t whole = sum > 0 ? sim::saturating_round(sum) : 0;
    fraction_ = sum - static_cast<double>(whole);
    move_by(sim::Duration::nanoseconds(whole));
  }
  // REQUIRES: distance >= 0.
  void move_by(sim::Duration distance) {
    time_ += distance;
    if (time_ > sim::limits::kSimTimeMax) [[unlikely]]
      *this = never();
  }
  // Stays where it is if `time` is past.
  void move_to(sim::SimTime time) {
    if (until(time) <= 0) return;
    time_ = time;
    fraction_ = 0;
    if (time_ > sim::limits::kSimTimeMax) *this = never();
  }

 private:
  sim::SimTime time_;
  double fraction_ = 0;
};

}  // namespace orrery::models
