#include "models/workloads/rate_integral.h"

#include <type_traits>

namespace orrery::models {

namespace {

using Shape = std::variant<ConstantRateSpec, PiecewiseRate, SinusoidalRate>;

struct ShapeOf {
  Shape operator()(const ConstantRateSpec& spec) const { return spec; }
  Shape operator()(const StepRateSpec& spec) const { return PiecewiseRate(spec); }
  Shape operator()(const LinearRateSpec& spec) const { return PiecewiseRate(spec); }
  Shape operator()(const StagedRateSpec& spec) const { return PiecewiseRate(spec); }
  Shape operator()(const SinusoidalRateSpec& spec) const { return SinusoidalRate(spec); }
};

}  // namespace

RateIntegral::RateIntegral(const RateSpec& spec) : shape_(std::visit(ShapeOf(), spec)) {}

void RateIntegral::advance(FineTime& now, double expected) {
  if (auto* const pieces = std::get_if<PiecewiseRate>(&shape_)) {
    pieces->advance(now, expected);
  } else if (const auto* const sinusoidal = std::get_if<SinusoidalRate>(&shape_)) {
    sinusoidal->advance(now, expected);
  } else {
    const Rate rate = std::get<ConstantRateSpec>(shape_).rate;
    if (rate > 0) {
      now.advance(expected / rate);
    } else {
      now = FineTime::never();
    }
  }
}

}  // namespace orrery::models
