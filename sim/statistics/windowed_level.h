// The area under an integer level by window of time, split exactly at the borders: the windows add
// up to the area of TimeWeighted, to the last unit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/base/check.h"
#include "sim/base/wide.h"
#include "sim/statistics/window_grid.h"

namespace orrery::sim {

class WindowedLevel {
 public:
  // The level is `level` from `start` on. ERRORS: std::invalid_argument unless width > 0.
  WindowedLevel(SimTime start, Duration width, std::int64_t level = 0);

  // The level is `level` from `now` on. REQUIRES: now is not before the last change.
  // ERRORS: LimitError from kSeriesWindowsMax windows on. COST: about 2 ns within one window, and
  // O(1) for each border passed.
  void set(SimTime now, std::int64_t level) {
    advance(now);
    level_ = level;
  }

  // As set(now, level() + delta). REQUIRES: the sum fits.
  void add(SimTime now, std::int64_t delta) {
    std::int64_t level = 0;
    CHECK(!__builtin_add_overflow(level_, delta, &level), "level out of range");
    set(now, level);
  }

  // Accounts for the time up to `now`. REQUIRES: now is not before the last change.
  void advance(SimTime now) {
    if (now >= last_ && now <= current_end_) [[likely]] {
      areas_.back() += Int128{level_} * (now - last_).nanoseconds();
      last_ = now;
    } else {
      cross_borders(now);
    }
  }

  // Levels and areas of both add up. REQUIRES: equal grids, both advanced to the same instant.
  // Exact, associative and commutative.
  void merge(const WindowedLevel& other);

  const WindowGrid& grid() const { return grid_; }
  std::int64_t level() const { return level_; }
  // Accounted for up to here.
  SimTime advanced_to() const { return last_; }
  // Level x nanoseconds of each window up to advanced_to(); the last one may be unfinished, and
  // there is always one.
  const std::vector<Int128>& areas() const { return areas_; }

  friend bool operator==(const WindowedLevel&, const WindowedLevel&) = default;

 private:
  void cross_borders(SimTime now);

  WindowGrid grid_;
  SimTime last_;
  SimTime current_end_;  // of the last window
  std::int64_t level_;
  std::vector<Int128> areas_;
};

}  // namespace orrery::sim
