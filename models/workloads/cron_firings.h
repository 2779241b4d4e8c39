// The firings of a schedule during a run.
//
// Firings are numbered from 0, the first being at the start of the run or behind it. Of R requests
// each and the multiplier m, firing i has scaled_count((i + 1) R, m) - scaled_count(i R, m).
// Its jitter draws at request_of(J, i), root, block 0, pair 0, J being the hash that
// arrival_process.h gives to jitter. A firing that would overtake the one before comes with it.
#pragma once

#include <cstdint>

#include "models/workloads/fine_time.h"
#include "models/workloads/workload_spec.h"
#include "sim/base/time.h"
#include "sim/distributions/distribution_set.h"
#include "sim/random/philox.h"

namespace orrery::models {

class CronFirings {
 public:
  // Adds what it draws from to `distributions`. `clock`: the time since 1970 at the run's start, at
  // least 0. REQUIRES: as in workload_spec.h.
  CronFirings(const CronArrivalsSpec& spec, sim::Duration clock, double multiplier,
              std::uint64_t jitter_hash, sim::RandomKey key, sim::DistributionSet& distributions);

  // Moves `now` to the next firing that has requests, or to never(), and gives their number.
  // COST: that of first_minute() and of a draw.
  std::uint32_t advance(FineTime& now, const sim::DistributionSet& distributions);

 private:
  CronSchedule schedule_;
  std::uint64_t requests_;
  double multiplier_;
  std::uint64_t jitter_hash_;
  sim::RandomKey key_;
  sim::DistributionId jitter_;  // none: no jitter
  sim::Duration clock_;
  std::int64_t minute_;       // since 1970, from which the next firing is looked for
  std::uint64_t firing_ = 0;  // its number
};

}  // namespace orrery::models
