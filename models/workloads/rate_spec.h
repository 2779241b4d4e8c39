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

using RateSpec = std::variant<ConstantRateSpec, StepRateSpec, LinearRateSpec, SinusoidalRateSpec>;

}  // namespace orrery::models
