#include "models/nodes/cpu_quota.h"

#include <algorithm>

namespace orrery::models {

void CpuQuota::advance(sim::SimTime now) {
  if (now == since_) return;
  if (now < boundary_) {
    budget_ -= done_in(use_, now - since_);
    since_ = now;
    if (budget_ <= 0) is_out_ = true;
    return;
  }
  budget_ = std::min(budget_ - done_in(use_, boundary_ - since_) + quota_, quota_);
  // Boundaries are passed unseen only where the use of a whole period is within the quota.
  const std::int64_t more = (now - boundary_) / period_;
  budget_ = std::min(budget_ + (quota_ - done_in(use_, period_)) * more, quota_);
  since_ = boundary_ + period_ * more;
  boundary_ = since_ + period_;
  is_out_ = false;
  is_counted_ = false;
  advance(now);
}

sim::SimTime CpuQuota::next_change() const {
  if (is_out_) return boundary_;
  if (use_ == 0) return sim::SimTime::never();
  const sim::SimTime empty = since_ + time_for(budget_, use_);
  if (empty < boundary_) return empty;
  return done_in(use_, period_) > quota_ ? boundary_ : sim::SimTime::never();
}

void CpuQuota::set_throttled(bool is_throttled, sim::SimTime now) {
  if (is_throttled && !is_counted_) {
    is_counted_ = true;
    counted_at_ = now;
    ++throttled_periods_;
  } else if (!is_throttled && is_counted_ && counted_at_ == now) {
    // For no time at all: what was out of quota was done at the same instant.
    is_counted_ = false;
    --throttled_periods_;
  }
  if (is_throttled == (throttled_.level() > 0)) return;
  if (is_throttled) {
    throttled_.up(now);
  } else {
    throttled_.down(now);
  }
}

}  // namespace orrery::models
