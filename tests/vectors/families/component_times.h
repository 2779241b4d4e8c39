// How long how many components were down, from what happened to a cluster.
#pragma once

#include <cstdint>
#include <vector>

#include "models/observation/run_result.h"

namespace orrery::vectors {

// Nanoseconds of the measured time with 0, 1, ... `components` of them down. `down` and `up`: the
// changes by which one more or one less is.
std::vector<double> times_by_components_down(const models::RunResult& result,
                                             std::uint32_t components, models::ChangeKind down,
                                             models::ChangeKind up);

// From the first instant of the measured time at which none is down until more than `bearable` are,
// then again from the next at which none is, and so on: how often, and the sum in nanoseconds. What
// has not ended does not count.
struct Losses {
  double count = 0;
  double time = 0;
};
Losses times_to_loss(const models::RunResult& result, std::uint32_t bearable,
                     models::ChangeKind down, models::ChangeKind up);

}  // namespace orrery::vectors
