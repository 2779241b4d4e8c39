#include "sim/statistics/window_grid.h"

#include <stdexcept>

#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "sim/base/time_text.h"

namespace orrery::sim {

WindowGrid::WindowGrid(SimTime start, Duration width) : start_(start), width_(width) {
  if (width <= Duration()) {
    throw std::invalid_argument("window of " + to_text(width) + ": must be longer than 0");
  }
}

std::size_t WindowGrid::index_of(SimTime time) const {
  CHECK(time >= start_, "before the first window");
  const auto index = static_cast<std::uint64_t>((time - start_) / width_);
  if (index >= kSeriesWindowsMax) {
    throw LimitError("series_windows", kSeriesWindowsMax,
                     "the window " + to_text(width_) + " is too short for " + to_text(time));
  }
  return static_cast<std::size_t>(index);
}

}  // namespace orrery::sim
