// An attempt of a call, from the caller's sending to its hearing of the end: 64 bytes, one cache
// line. It has at most one pending event and is in at most one queue, so an event names it by index
// alone. A frame that nobody listens to any more (`orphan`) lives until its work is done.
//
// A branch of a parallel step that is a list of steps is a frame too: it runs beside its parent, at
// the same pod, under the same address of draws.
#pragma once

#include <cstdint>

#include "sim/base/time.h"

namespace orrery::models {

enum FrameFlag : std::uint16_t {
  kFrameAlive = 1,
  kFrameOrphan = 2,      // nobody listens
  kFrameRoot = 4,        // a client's call; `parent` is its user
  kFrameBranch = 8,      // of a parallel step
  kFrameInJoin = 16,     // `parent` is a Join
  kFrameDegraded = 32,   // something behind it failed and was tolerated
  kFrameHoldsCore = 64,  // of its station
  kFrameWaits = 128,     // in its station's queue
  kFrameLost = 256,      // no answer will come
  kFrameGhost = 512,     // of an attempt that was killed: its event is still pending
};

inline constexpr std::uint32_t kNoFrame = 0xffff'ffff;
inline constexpr std::uint32_t kNoLoop = 0xffff'ffff;

struct alignas(64) Frame {
  std::uint64_t request = 0;
  std::uint64_t path_and_jitter = 0;  // 48 bits of path above 16 of the reply's jitter
  sim::SimTime sent;
  std::uint64_t word = 0;  // of the first step's draw; while it waits for a core, its demand
  std::uint32_t parent = kNoFrame;  // a frame, a join or a user
  std::uint32_t pc = 0;             // the next instruction
  std::uint32_t station = 0;
  std::uint32_t next = kNoFrame;  // in its queue, or in the list of free frames
  std::uint32_t edge = 0;         // by which it was called
  std::uint32_t loop = kNoLoop;   // the innermost
  std::uint16_t workload = 0;
  // Wider than they need be: a byte may alias anything, and each store to one would make the
  // compiler load every table's address again.
  std::uint16_t outcome = 0;
  std::uint16_t flags = 0;

  std::uint64_t path() const { return path_and_jitter >> 16; }
  std::uint32_t reply_jitter() const { return path_and_jitter & 0xffff; }
};
static_assert(sizeof(Frame) == 64);

}  // namespace orrery::models
