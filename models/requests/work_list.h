// What is still to be done at this instant, first in, first out: hops without delay, and frames
// that have just got a thread. Empty between events. Entries look like events, so one switch serves
// both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/events/event.h"

namespace orrery::models {

class WorkList {
 public:
  struct Item {
    std::uint32_t kind;  // a sim::EventKind, or kWorkRun; a byte could alias anything
    std::uint32_t frame;
  };

  bool empty() const { return left_ == 0; }

  void add(sim::EventKind kind, std::uint32_t frame) {
    items_.push_back({kind, frame});
    ++left_;
  }

  // The next item into `item`; false where there is none.
  bool take(Item& item) {
    if (left_ == 0) [[likely]]
      return false;
    item = items_[items_.size() - left_];
    if (--left_ == 0) items_.clear();
    return true;
  }

 private:
  std::size_t left_ = 0;
  std::vector<Item> items_;  // the last `left_` are still to be done
};

}  // namespace orrery::models
