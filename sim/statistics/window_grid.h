// Equal windows of time: window i covers [start + i width, start + (i + 1) width).
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/base/time.h"

namespace orrery::sim {

// Windows of one series: 2^24, half a year of seconds. A LimitError names "series_windows".
inline constexpr std::uint64_t kSeriesWindowsMax = std::uint64_t{1} << 24;

class WindowGrid {
 public:
  // ERRORS: std::invalid_argument unless width > 0.
  WindowGrid(SimTime start, Duration width);

  SimTime start() const { return start_; }
  Duration width() const { return width_; }

  // REQUIRES: the time is not before start(). ERRORS: LimitError from kSeriesWindowsMax on.
  std::size_t index_of(SimTime time) const;
  // The first instant of window i; `begin(i + 1)` is the first one behind it.
  SimTime begin(std::size_t index) const {
    return start_ + width_ * static_cast<std::int64_t>(index);
  }

  friend bool operator==(const WindowGrid&, const WindowGrid&) = default;

 private:
  SimTime start_;
  Duration width_;
};

}  // namespace orrery::sim
