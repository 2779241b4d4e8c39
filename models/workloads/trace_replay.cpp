#include "models/workloads/trace_replay.h"

#include <algorithm>

#include "models/workloads/scaled_count.h"
#include "sim/base/check.h"
#include "sim/base/saturating.h"
#include "sim/base/wide.h"
#include "sim/math/elementary.h"

namespace orrery::models {

TraceReplay::TraceReplay(const TraceArrivalsSpec& spec, double multiplier)
    : rows_(spec.rows),
      interval_(spec.interval),
      spread_(spec.spread),
      speed_(spec.speed),
      multiplier_(multiplier) {
  CHECK(speed_ > 0 && multiplier_ >= 0);
}

TraceReplay::TraceReplay(const TimesArrivalsSpec& spec, double multiplier)
    : multiplier_(multiplier) {
  rows_.reserve(spec.times.size());
  for (const sim::Duration time : spec.times) rows_.push_back({time, 1});
}

sim::SimTime TraceReplay::in_run(sim::Duration time) const {
  // A double holds 104 days to the nanosecond: as it is, a time stays exact.
  if (!(speed_ < 1) && !(speed_ > 1)) return sim::SimTime() + time;
  return sim::SimTime::from_nanoseconds(
      sim::saturating_round(static_cast<double>(time.nanoseconds()) / speed_));
}

bool TraceReplay::begin_row() {
  while (row_ < rows_.size()) {
    const TraceRow& row = rows_[row_++];
    counted_ += row.count;
    const std::uint64_t scaled = scaled_count(counted_, multiplier_);
    count_ = scaled - scaled_;
    scaled_ = scaled;
    if (count_ == 0) continue;
    left_ = count_;
    begin_ = in_run(row.begin);
    width_ = (in_run(row.begin + interval_) - begin_).nanoseconds();
    drawn_ = 0;
    return true;
  }
  return false;
}

sim::SimTime TraceReplay::place(std::int64_t gap) {
  if (width_ == 0) return begin_;
  const std::uint64_t index = count_ - left_ - 1;
  std::int64_t offset = 0;
  if (spread_ == TraceSpread::even) {
    offset = static_cast<std::int64_t>(sim::UInt128{2 * index + 1} *
                                       static_cast<std::uint64_t>(width_) / (2 * count_));
  } else {
    drawn_ += static_cast<double>(gap) / static_cast<double>(left_ + 1);
    const double part = 1 - sim::math::exp(-(drawn_ / 1e9));
    const double exact = static_cast<double>(width_) * part;
    offset = sim::saturating_round(exact);
    if (static_cast<double>(offset) > exact) --offset;
    offset = std::min(offset, width_ - 1);
  }
  return begin_ + sim::Duration::nanoseconds(offset);
}

}  // namespace orrery::models
