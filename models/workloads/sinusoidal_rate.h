// A rate that swings: mean + amplitude sin(2 pi (t + offset) / period). Answers when so many
// requests more will have been expected.
//
// Over one period, with the phase p at its beginning, x = 2 pi times the part of the period that
// has passed and a = amplitude / mean, what is expected is mean period / (2 pi) times
//   x + a (cos(p) - cos(p + x)) = x + 2 a sin(p + x/2) sin(x/2),
// which is solved for x by Newton's steps inside of a bracket, as Kepler's equation is.
#pragma once

#include "models/workloads/fine_time.h"
#include "models/workloads/rate_spec.h"
#include "sim/base/time.h"

namespace orrery::models {

class SinusoidalRate {
 public:
  // REQUIRES: as in rate_spec.h.
  explicit SinusoidalRate(const SinusoidalRateSpec& spec);

  // Moves `now` to where `expected` billionths of a request more are expected, or to never().
  // Exact to 1/1000 ns or 2e-15 of the period, whichever is more, where the rate is not nearly 0.
  // REQUIRES: expected >= 0. COST: about 0.1 us, more where a gap is no small part of the period.
  void advance(FineTime& now, double expected) const;

 private:
  double phase_at(const FineTime& now) const;
  double solve(double phase, double target) const;

  Rate mean_;
  double swing_ = 0;  // amplitude / mean, in [0, 1]
  sim::Duration period_;
  sim::Duration offset_;  // in [0, period)
  double tolerance_ = 0;  // of x
};

}  // namespace orrery::models
