// A service: identical pods that offer endpoints.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "models/requests/step_spec.h"

namespace orrery::models {

// What bounds the work of one pod.
enum class ConcurrencyKind : std::uint8_t {
  threads,     // n requests at a time; a thread is held from the first step to the last, calls too
  cores,       // n computations at a time; a core is held while computing only
  event_loop,  // n loops of one core each; a request stays on the loop that took it, loops are
               // dealt in turn as requests arrive
};

// Unlimited: a thread a request (no queue ever) or a core a computation.
inline constexpr std::uint32_t kUnlimited = 0;

struct ConcurrencySpec {
  ConcurrencyKind kind = ConcurrencyKind::cores;
  std::uint32_t count = 1;  // in [1, 1'000'000], or kUnlimited (threads and cores only)
};

// First in, first out; one queue a pod, or one a loop. A request that arrives when nothing is free
// and `capacity` wait already is rejected. In `cores` and `event_loop` computations wait, and one
// of a request that was taken in is never rejected: it may wait beyond the capacity.
struct QueueSpec {
  std::optional<std::uint32_t> capacity;  // none: unbounded
};

struct EndpointSpec {
  StepList steps;
  std::optional<sim::Duration> timeout;  // of calls to it, where the call says nothing
};

struct ServiceSpec {
  std::uint32_t replicas = 1;  // pods, in [1, 1'000'000]
  ConcurrencySpec concurrency;
  QueueSpec queue;
  std::map<std::string, EndpointSpec> endpoints;
};

}  // namespace orrery::models
