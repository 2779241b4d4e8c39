// CoDel (Nichols, Jacobson, McGregor, Iyengar, RFC 8289, section 5) as a judge of requests instead
// of packets: those whose turn comes after waits have been too long for too long are rejected, more
// often the longer it lasts. The MTU below which the original drops nothing is one request here:
// the last one in a queue is always served.
#pragma once

#include <cstdint>
#include <optional>

#include "models/requests/service_spec.h"
#include "sim/base/saturating.h"
#include "sim/base/time.h"
#include "sim/math/elementary.h"

namespace orrery::models {

class ControlledDelay {
 public:
  explicit ControlledDelay(const DisciplineSpec& spec)
      : target_(spec.target), interval_(spec.interval) {}

  // Who is served next. take() takes the next out of the queue, which is not empty, and returns
  // something with `waited` (a Duration) and `is_last` (nobody waits behind it); reject(it) turns
  // it away.
  template <class Take, class Reject>
  auto next(sim::SimTime now, Take&& take, Reject&& reject) {
    auto taken = take();
    bool may_reject = judge(now, taken.waited, taken.is_last);
    if (is_dropping_) {
      is_dropping_ = may_reject;
      while (is_dropping_ && now >= *drop_next_) {
        reject(taken);
        ++count_;
        taken = take();
        is_dropping_ = judge(now, taken.waited, taken.is_last);
        if (is_dropping_) drop_next_ = *drop_next_ + spacing();
      }
    } else if (may_reject) {
      reject(taken);
      taken = take();
      judge(now, taken.waited, taken.is_last);
      begin_dropping(now);
    }
    return taken;
  }

 private:
  static constexpr int kIntervalsToForget = 16;

  bool judge(sim::SimTime now, sim::Duration waited, bool is_last) {
    if (waited < target_ || is_last) {
      first_above_.reset();
      return false;
    }
    if (!first_above_) {
      first_above_ = now + interval_;
      return false;
    }
    return now >= *first_above_;
  }

  // As often at once as it has last been necessary, where that is not long ago.
  void begin_dropping(sim::SimTime now) {
    const std::uint64_t lately = count_ - last_count_;
    const bool is_recent = drop_next_ && now - *drop_next_ < interval_ * kIntervalsToForget;
    count_ = lately > 1 && is_recent ? lately : 1;
    last_count_ = count_;
    drop_next_ = now + spacing();
    is_dropping_ = true;
  }

  // Between two rejections, after `count_` of them.
  sim::Duration spacing() const {
    const double interval = static_cast<double>(interval_.nanoseconds());
    const double root = sim::math::sqrt(static_cast<double>(count_));
    return sim::Duration::nanoseconds(sim::saturating_round(interval / root));
  }

  sim::Duration target_;
  sim::Duration interval_;
  std::optional<sim::SimTime> first_above_;  // waits are too long if they still are then
  std::optional<sim::SimTime> drop_next_;
  std::uint64_t count_ = 0;       // rejected since it began to
  std::uint64_t last_count_ = 0;  // what count_ began with
  bool is_dropping_ = false;
};

}  // namespace orrery::models
