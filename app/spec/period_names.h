// The names of the parts of a run that objectives speak of.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "models/simulation/scenario_spec.h"

namespace orrery::app {

constexpr std::string_view to_text(models::ObjectivePeriod period) {
  constexpr std::array<std::string_view, 4> kNames = {"whole", "before", "during", "after"};
  return kNames[static_cast<std::size_t>(period)];
}

}  // namespace orrery::app
