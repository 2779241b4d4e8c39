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
    sim::EventKind kind;
    std::uint32_t frame;
  };

  void add(sim::EventKind kind, std::uint32_t frame) {
    if (!has_first_ && others_.empty()) {
      has_first_ = true;
      first_ = {kind, frame};
    } else {
      others_.push_back({kind, frame});
    }
  }

  // The next item into `item`; false where there is none.
  bool take(Item& item) {
    if (has_first_) {
      has_first_ = false;
      item = first_;
      return true;
    }
    if (others_.empty()) [[likely]]
      return false;
    item = others_[taken_++];
    if (taken_ == others_.size()) {
      others_.clear();
      taken_ = 0;
    }
    return true;
  }

 private:
  // Nearly always there is one at a time; it waits here.
  Item first_ = {};
  bool has_first_ = false;
  std::size_t taken_ = 0;  // of the others
  std::vector<Item> others_;
};

}  // namespace orrery::models
