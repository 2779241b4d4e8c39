#include "models/workloads/rate_spec.h"

#include <type_traits>

namespace orrery::models {

RateSpec scaled_rate(RateSpec rate, double multiplier) {
  std::visit(
      [multiplier](auto& shape) {
        using Shape = std::remove_reference_t<decltype(shape)>;
        if constexpr (std::is_same_v<Shape, ConstantRateSpec>) {
          shape.rate *= multiplier;
        } else if constexpr (std::is_same_v<Shape, SinusoidalRateSpec>) {
          shape.mean *= multiplier;
          shape.amplitude *= multiplier;
        } else if constexpr (std::is_same_v<Shape, StagedRateSpec>) {
          for (RateStage& stage : shape.stages) stage.rate *= multiplier;
        } else {
          for (RatePoint& point : shape.points) point.rate *= multiplier;
        }
      },
      rate);
  return rate;
}

}  // namespace orrery::models
