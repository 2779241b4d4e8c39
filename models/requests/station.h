// Servers with one queue: the threads of a pod, its cores, or one of its loops. The stations of a
// pod follow each other.
#pragma once

#include <cstdint>

#include "models/nodes/processors.h"
#include "models/platform/platform.h"
#include "models/requests/service_spec.h"

namespace orrery::models {

// Servers of a station without limit: more than frames can be alive.
inline constexpr std::uint32_t kServersWithoutLimit = 0x7fff'ffff;
inline constexpr std::uint32_t kQueueWithoutLimit = 0xffff'ffff;
// Of Station::queue: first in, first out, by the links of frames.
inline constexpr std::uint32_t kPlainQueue = 0xffff'ffff;
// Of Station::processor: the rest is an index in RequestStores::speeds.
inline constexpr std::uint32_t kScaledProcessor = 0x8000'0000;

// How it serves. A station of a pod that is down has nothing free and room for nobody.
enum class StationKind : std::uint32_t {
  threads,
  cores,
  event_loop,
  refuses,  // the pod is down, its node is not
  loses,    // its node is down
};

struct alignas(64) Station {
  std::uint32_t free = 0;  // servers
  std::uint32_t waiting = 0;
  std::uint32_t first = 0xffff'ffff;  // frames in the queue
  std::uint32_t last = 0xffff'ffff;
  std::uint32_t capacity = kQueueWithoutLimit;
  StationKind kind = StationKind::cores;
  std::uint32_t loops = 1;      // of the pod; in its first station
  std::uint32_t next_loop = 0;  // in the first station
  std::uint64_t pod_name = 0;   // hash
  Location location;
  std::uint32_t service = 0;
  std::uint32_t pod_ordinal = 0;              // in its service
  std::uint32_t queue = kPlainQueue;          // in RequestStores::queues
  std::uint32_t processor = kPlainProcessor;  // of the pod in Processors, or a plain one's speed

  // First in, first out, and computations take as long as their demand.
  bool is_plain() const { return (queue & processor) == kPlainQueue; }
};
static_assert(kPlainQueue == 0xffff'ffff && kPlainProcessor == 0xffff'ffff);
static_assert(sizeof(Station) == 64);

// The station serves as its service says, with nobody there.
inline void open_station(const ServiceSpec& service, Station& station) {
  const ConcurrencySpec& concurrency = service.concurrency;
  station.free = concurrency.count == kUnlimited ? kServersWithoutLimit : concurrency.count;
  station.capacity = service.queue.capacity.value_or(kQueueWithoutLimit);
  switch (concurrency.kind) {
    case ConcurrencyKind::threads:
      station.kind = StationKind::threads;
      break;
    case ConcurrencyKind::cores:
      station.kind = StationKind::cores;
      break;
    case ConcurrencyKind::event_loop:
      station.kind = StationKind::event_loop;
      station.free = 1;
      break;
  }
}

}  // namespace orrery::models
