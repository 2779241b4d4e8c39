// Counts and exact sums of integer values by window of time (arrivals, failures, response times).
//
// Windows are dense and appear when first needed. Everything is an integer, so merging is exact,
// associative and commutative.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/base/wide.h"
#include "sim/statistics/window_grid.h"

namespace orrery::sim {

class WindowedSeries {
 public:
  struct Window {
    std::uint64_t count = 0;
    Int128 sum = 0;

    friend constexpr bool operator==(const Window&, const Window&) = default;
  };

  // ERRORS: std::invalid_argument unless width > 0.
  WindowedSeries(SimTime start, Duration width) : grid_(start, width) {}

  // Times may come in any order. REQUIRES: time is not before the start.
  // ERRORS: LimitError from kSeriesWindowsMax windows on. COST: about 3 ns within the window of the
  // last record; amortised O(1) for new windows.
  void record(SimTime time, std::int64_t value) {
    if (!(time >= current_begin_ && time < current_end_)) [[unlikely]]
      seek(time);
    Window& window = windows_[current_];
    ++window.count;
    window.sum += value;
  }

  // REQUIRES: equal grids.
  void merge(const WindowedSeries& other);

  const WindowGrid& grid() const { return grid_; }
  // Up to the last window with a record.
  const std::vector<Window>& windows() const { return windows_; }

  friend bool operator==(const WindowedSeries& a, const WindowedSeries& b) {
    return a.grid_ == b.grid_ && a.windows_ == b.windows_;
  }

 private:
  void seek(SimTime time);

  WindowGrid grid_;
  std::vector<Window> windows_;
  // The window of the last record; an empty range at first.
  std::size_t current_ = 0;
  SimTime current_begin_;
  SimTime current_end_;
};

}  // namespace orrery::sim
