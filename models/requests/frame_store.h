// All frames of a run, recycled last in, first out.
#pragma once

#include <cstdint>
#include <vector>

#include "models/requests/frame.h"
#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "sim/events/timeout_list.h"
#include "sim/events/timer_slots.h"

namespace orrery::models {

class FrameStore {
 public:
  // `limit`: frames alive at one time. `has_timeouts`, `has_patience`: whether frames need links of
  // timeouts, handles of timers.
  FrameStore(std::uint64_t limit, bool has_timeouts, bool has_patience)
      : limit_(limit < sim::limits::kSlabEntriesMax ? limit : sim::limits::kSlabEntriesMax),
        has_timeouts_(has_timeouts),
        has_patience_(has_patience) {}

  // A new frame with the content given, alive. Moves frames in memory.
  // ERRORS: LimitError "calls_in_flight".
  // REQUIRES: `content` is none of our frames.
  [[gnu::always_inline]] std::uint32_t allocate(const Frame& content = {}) {
    const std::uint32_t index = first_free_ != kNoFrame ? first_free_ : grow();
    first_free_ = frames_[index].next;
    frames_[index] = content;
    frames_[index].flags |= kFrameAlive;
    ++alive_;
    return index;
  }

  // REQUIRES: nothing names the frame any more.
  void release(std::uint32_t index) {
    Frame& frame = frames_[index];
    DCHECK((frame.flags & kFrameAlive) != 0);
    frame.flags = 0;
    frame.next = first_free_;
    first_free_ = index;
    --alive_;
  }

  Frame& operator[](std::uint32_t index) { return frames_[index]; }
  const Frame& operator[](std::uint32_t index) const { return frames_[index]; }

  // Since when it has been waiting; valid with kFrameWaits.
  sim::SimTime& waits_since(std::uint32_t index) {
    // Where nobody ever waits there is no such table.
    if (index >= waits_since_.size()) [[unlikely]]
      waits_since_.resize(frames_.capacity());
    return waits_since_[index];
  }
  sim::SimTime waits_since(std::uint32_t index) const { return waits_since_[index]; }
  // REQUIRES: has_timeouts, has_patience respectively.
  sim::TimeoutLinks& timeout(std::uint32_t index) { return timeouts_[index]; }
  sim::TimerHandle& patience(std::uint32_t index) { return patience_[index]; }

  std::uint32_t alive() const { return alive_; }
  std::uint32_t high_water() const { return static_cast<std::uint32_t>(frames_.size()); }

 private:
  std::uint32_t grow();

  std::vector<Frame> frames_;
  std::vector<sim::SimTime> waits_since_;
  std::vector<sim::TimeoutLinks> timeouts_;
  std::vector<sim::TimerHandle> patience_;
  std::uint32_t first_free_ = kNoFrame;
  std::uint32_t alive_ = 0;
  std::uint64_t limit_;
  bool has_timeouts_;
  bool has_patience_;
};

}  // namespace orrery::models
