// A level that goes up and down by ones, and the exact area under it.
//
// area(T) = level * T - (instants of going up) + (instants of going down), so a change costs one
// addition and no multiplication, and needs no memory of the last change.
#pragma once

#include <cstdint>

#include "sim/base/time.h"
#include "sim/base/wide.h"

namespace orrery::models {

class LevelArea {
 public:
  void up(sim::SimTime now) {
    ++level_;
    offset_ += now.nanoseconds();
  }
  void down(sim::SimTime now) {
    --level_;
    offset_ -= now.nanoseconds();
  }

  std::int64_t level() const { return level_; }
  // Level x nanoseconds since the start. REQUIRES: now is not before the last change.
  sim::Int128 area(sim::SimTime now) const {
    return sim::Int128{level_} * now.nanoseconds() - offset_;
  }

 private:
  std::int64_t level_ = 0;
  sim::Int128 offset_ = 0;
};

}  // namespace orrery::models
