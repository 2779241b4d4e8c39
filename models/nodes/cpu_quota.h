// CFS bandwidth control of one pod: so much core time in each period, and who has used it up stands
// still until the next (docs/model.md, Processors; Linux Documentation/scheduler/sched-bwc.rst,
// without slices: a pod uses exactly what it has).
#pragma once

#include <cstdint>

#include "models/nodes/work.h"
#include "models/recording/level_area.h"
#include "sim/base/time.h"

namespace orrery::models {

class CpuQuota {
 public:
  CpuQuota() = default;  // none: never out
  // `quota` core time in each `period`; the first boundary behind the start is at `boundary`.
  CpuQuota(sim::Duration quota, sim::Duration period, sim::SimTime boundary)
      : quota_(work_of(quota)), budget_(quota_), period_(period), boundary_(boundary) {}

  bool exists() const { return period_ > sim::Duration(); }
  bool is_out() const { return is_out_; }

  // Time goes on to `now`, while the budget has been used at the rate told last.
  // REQUIRES: not behind next_change().
  void advance(sim::SimTime now);
  // From now on it is used at this rate. REQUIRES: advance(now).
  void use(CoreRate rate) { use_ = rate; }
  // When the pod next runs out, or may run again; never() where it does neither.
  sim::SimTime next_change() const;

  // Whether computations stand still for want of quota. REQUIRES: advance(now).
  void set_throttled(bool is_throttled, sim::SimTime now);
  const LevelArea& throttled() const { return throttled_; }
  std::uint64_t throttled_periods() const { return throttled_periods_; }

 private:
  Work quota_ = 0;   // of a period
  Work budget_ = 0;  // left of it at `since_`
  sim::Duration period_;
  sim::SimTime boundary_;  // the next one, behind `since_`
  sim::SimTime since_;
  CoreRate use_ = 0;
  bool is_out_ = false;
  bool is_counted_ = false;  // this period, as throttled
  sim::SimTime counted_at_;
  std::uint64_t throttled_periods_ = 0;
  LevelArea throttled_;
};

}  // namespace orrery::models
