// A rate of arrivals, constant or varying with time.
#pragma once

#include <variant>
#include <vector>

#include "sim/base/time.h"

namespace orrery::models {

// Arrivals per second, in [0, 1e9].
using Rate = double;

struct RatePoint {
  sim::Duration at;  // since the start of the run; strictly ascending
  Rate rate = 0;
};

struct ConstantRateSpec {
  Rate rate = 0;
};
// From each point on its rate; before the first point 0.
struct StepRateSpec {
  std::vector<RatePoint> points;
};
// Straight lines between the points; before the first and behind the last their rates.
struct LinearRateSpec {
  std::vector<RatePoint> points;
};
// mean + amplitude * sin(2 pi (t + offset) / period); amplitude in [0, mean], period > 0.
struct SinusoidalRateSpec {
  Rate mean = 0;
  Rate amplitude = 0;
  sim::Duration period;
  sim::Duration offset;
};

// One part of a load test: it holds its rate, or goes to it in a straight line, from the rate at
// the end of the stage before; the first one from 0.
struct RateStage {
  sim::Duration length;  // > 0
  Rate rate = 0;
  bool is_ramp = false;
};
// Stages one behind the other, from 0 on; behind the last the rate is 0.
struct StagedRateSpec {
  std::vector<RateStage> stages;  // one at least
};

using RateSpec = std::variant<ConstantRateSpec, StepRateSpec, LinearRateSpec, SinusoidalRateSpec,
                              StagedRateSpec>;

// The rate times `multiplier`, at every instant. REQUIRES: multiplier >= 0.
RateSpec scaled_rate(RateSpec rate, double multiplier);

}  // namespace orrery::models
