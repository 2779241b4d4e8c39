#include "sim/statistics/windowed_level.h"

namespace orrery::sim {

WindowedLevel::WindowedLevel(SimTime start, Duration width, std::int64_t level)
    : grid_(start, width),
      last_(start),
      current_end_(start + width),
      level_(level),
      areas_(1, Int128{0}) {}

void WindowedLevel::cross_borders(SimTime now) {
  CHECK(now >= last_, "time runs backwards");
  // A border itself still closes the window before it, so the last window is never of no length.
  const std::size_t last_window = grid_.index_of(SimTime::from_nanoseconds(now.nanoseconds() - 1));
  if (last_window >= areas_.capacity()) areas_.reserve(2 * last_window);
  while (now > current_end_) {
    areas_.back() += Int128{level_} * (current_end_ - last_).nanoseconds();
    last_ = current_end_;
    current_end_ = grid_.begin(areas_.size() + 1);
    areas_.push_back(0);
  }
  areas_.back() += Int128{level_} * (now - last_).nanoseconds();
  last_ = now;
}

void WindowedLevel::merge(const WindowedLevel& other) {
  CHECK(grid_ == other.grid_, "series of different windows");
  CHECK(last_ == other.last_, "series of different ends");
  std::int64_t level = 0;
  CHECK(!__builtin_add_overflow(level_, other.level_, &level), "level out of range");
  level_ = level;
  for (std::size_t i = 0; i < areas_.size(); ++i) areas_[i] += other.areas_[i];
}

}  // namespace orrery::sim
