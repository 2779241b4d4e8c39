// Servers with one first-in-first-out queue: the threads of a pod, its cores, or one of its loops.
// The stations of a pod follow each other.
#pragma once

#include <cstdint>

#include "models/platform/platform.h"
#include "models/recording/change.h"
#include "models/requests/service_spec.h"

namespace orrery::models {

// Servers of a station without limit: more than frames can be alive.
inline constexpr std::uint32_t kServersWithoutLimit = 0x7fff'ffff;
inline constexpr std::uint32_t kQueueWithoutLimit = 0xffff'ffff;

struct alignas(64) Station {
  std::uint32_t free = 0;  // servers
  std::uint32_t waiting = 0;
  std::uint32_t first = 0xffff'ffff;  // frames in the queue
  std::uint32_t last = 0xffff'ffff;
  std::uint32_t capacity = kQueueWithoutLimit;
  ConcurrencyKind kind = ConcurrencyKind::cores;
  std::uint32_t loops = 1;      // of the pod; in its first station
  std::uint32_t next_loop = 0;  // in the first station
  std::uint64_t pod_name = 0;   // hash
  Location location;
  std::uint32_t service = 0;
  std::uint32_t pod_ordinal = 0;  // in its service
};
static_assert(sizeof(Station) == 64);

}  // namespace orrery::models
