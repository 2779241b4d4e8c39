// The inverse of an integrated rate, walked forward: from an instant to the one until which so many
// requests more are expected. What turns standard gaps into arrivals of any rate (Cinlar,
// Introduction to Stochastic Processes, 1975, section 4.7).
#pragma once

#include <variant>

#include "models/workloads/fine_time.h"
#include "models/workloads/piecewise_rate.h"
#include "models/workloads/rate_spec.h"
#include "models/workloads/sinusoidal_rate.h"

namespace orrery::models {

class RateIntegral {
 public:
  // REQUIRES: as in rate_spec.h.
  explicit RateIntegral(const RateSpec& spec);

  // Moves `now` to the first instant until which `expected` billionths of a request are expected
  // since `now`; never() if there is none within the times of a run.
  // REQUIRES: `now` is where the last call left it, at first 0; expected >= 0.
  void advance(FineTime& now, double expected);

 private:
  std::variant<ConstantRateSpec, PiecewiseRate, SinusoidalRate> shape_;
};

}  // namespace orrery::models
