// The time average of an integer level (requests in the system, busy threads, bytes held), exactly:
// the area under the level is a 128-bit integer of level x nanoseconds.
//
// Because it is exact, Little's law is an identity of integers: while a system starts and ends
// empty, the area under "number in the system" equals the sum of all response times in
// nanoseconds, and a difference of one is a bug.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/base/check.h"
#include "sim/base/time.h"
#include "sim/base/wide.h"

namespace orrery::sim {

class TimeWeighted {
 public:
  // The level is `level` from `start` on.
  explicit constexpr TimeWeighted(SimTime start = SimTime(), std::int64_t level = 0)
      : start_(start), last_(start), level_(level), max_(level), min_(level) {}

  // The level is `level` from `now` on; of several levels at one instant the last one counts for
  // the area, each of them for min() and max(). REQUIRES: now is not before the last change.
  void set(SimTime now, std::int64_t level) {
    advance(now);
    level_ = level;
    if (level > max_) max_ = level;
    if (level < min_) min_ = level;
  }

  // As set(now, level() + delta). REQUIRES: the sum fits.
  void add(SimTime now, std::int64_t delta) {
    std::int64_t level = 0;
    CHECK(!__builtin_add_overflow(level_, delta, &level), "level out of range");
    set(now, level);
  }

  // Forgets all before `now`, the end of the warm-up; the level stays.
  // REQUIRES: now is not before the last change.
  void reset(SimTime now) { *this = TimeWeighted((advance(now), now), level_); }

  std::int64_t level() const { return level_; }
  SimTime start() const { return start_; }
  // The extremes of the level since start(), the first level included.
  std::int64_t max() const { return max_; }
  std::int64_t min() const { return min_; }

  // Level x nanoseconds from start() to `now`. REQUIRES: now is not before the last change.
  Int128 area(SimTime now) const {
    CHECK(now >= last_, "time runs backwards");
    return area_ + Int128{level_} * (now - last_).nanoseconds();
  }

  // area(now) over the time from start() to `now`, rounded once; nullopt while no time has passed.
  std::optional<double> average(SimTime now) const {
    const Int128 total = area(now);
    if (now == start_) return std::nullopt;
    return static_cast<double>(total) / static_cast<double>((now - start_).nanoseconds());
  }

  friend constexpr bool operator==(const TimeWeighted&, const TimeWeighted&) = default;

 private:
  void advance(SimTime now) {
    area_ = area(now);
    last_ = now;
  }

  SimTime start_;
  SimTime last_;  // of the last change
  std::int64_t level_;
  std::int64_t max_;
  std::int64_t min_;
  Int128 area_ = 0;  // up to last_; |level| < 2^63 over less than 2^63 ns fits
};

}  // namespace orrery::sim
