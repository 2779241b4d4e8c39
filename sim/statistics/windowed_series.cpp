#include "sim/statistics/windowed_series.h"

#include "sim/base/check.h"

namespace orrery::sim {

void WindowedSeries::seek(SimTime time) {
  const std::size_t index = grid_.index_of(time);
  if (index >= windows_.size()) windows_.resize(index + 1);
  current_ = index;
  current_begin_ = grid_.begin(index);
  current_end_ = grid_.begin(index + 1);
}

void WindowedSeries::merge(const WindowedSeries& other) {
  CHECK(grid_ == other.grid_, "series of different windows");
  if (other.windows_.size() > windows_.size()) windows_.resize(other.windows_.size());
  for (std::size_t i = 0; i < other.windows_.size(); ++i) {
    windows_[i].count += other.windows_[i].count;
    windows_[i].sum += other.windows_[i].sum;
  }
}

}  // namespace orrery::sim
