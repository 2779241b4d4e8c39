// Demands of several shapes, each through another elementary function.
#pragma once

#include <cstdint>

namespace orrery::sim::determinism {

inline constexpr std::uint32_t kDemandShapes = 6;

// Seconds, of a mean near 0.25 ms, positive. `first` and `second`: 64 random bits each.
// REQUIRES: shape < kDemandShapes.
double draw_demand(std::uint32_t shape, std::uint64_t first, std::uint64_t second);

}  // namespace orrery::sim::determinism
