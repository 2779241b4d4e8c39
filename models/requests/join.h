// The end of a parallel step, on which its branches report. It outlives the step where that ends
// early, until the last branch has been heard of.
#pragma once

#include <cstdint>

namespace orrery::models {

struct Join {
  std::uint32_t parent = 0;         // the frame that waits
  std::uint32_t pending = 0;        // branches not heard of
  std::uint32_t needed = 0;         // successes still needed
  std::uint32_t failures_left = 0;  // so many more can be borne
  bool open = true;                 // the parent still waits
};

// One turn of a loop of one frame.
struct LoopTurn {
  std::uint32_t outer = 0;  // the loop around it, or kNoLoop
  std::uint32_t turn = 0;   // from 0
  std::uint32_t turns = 0;
  std::uint32_t base = 0;       // the iteration in which the loop stands
  std::uint32_t iteration = 0;  // of this turn; docs/model.md
};

// The iteration of turn `turn` of a loop that stands at iteration `base`.
constexpr std::uint32_t loop_iteration(std::uint32_t base, std::uint32_t turn) {
  return base * 2'654'435'761U + turn + 1;
}

}  // namespace orrery::models
