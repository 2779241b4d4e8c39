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

// Who is next in a queue. Ties go to who has waited longer.
enum class DisciplineKind : std::uint8_t {
  fifo,
  lifo,
  adaptive_lifo,  // fifo; lifo while more than `lifo_above` wait (Maurer, Fail at Scale, 2015)
  priority,       // the highest priority first
  sjf,            // the smallest demand of the computation that waits; cores and event_loop only
  srpt,           // the smallest remaining demand, preemptive; cores and event_loop only
  codel,          // fifo that rejects who has waited long for long (RFC 8289); threads only
};

struct DisciplineSpec {
  DisciplineKind kind = DisciplineKind::fifo;
  // adaptive_lifo, in [0, 1e9].
  std::uint32_t lifo_above = 0;
  // priority: whether a computation of higher priority takes the server of the lowest one, whose
  // work goes on later where it stopped; cores and event_loop only.
  bool is_preemptive = false;
  // codel; in [1 us, 1 h], target < interval.
  sim::Duration target = sim::Duration::milliseconds(5);
  sim::Duration interval = sim::Duration::milliseconds(100);
};

// One queue a pod, or one a loop. A request that arrives when nothing is free and `capacity` wait
// already is rejected. In `cores` and `event_loop` computations wait, and one of a request that was
// taken in is never rejected: it may wait beyond the capacity.
struct QueueSpec {
  std::optional<std::uint32_t> capacity;  // none: unbounded
  DisciplineSpec discipline;
};

// What a pod asks of the processor of its node, and what it may use; in thousandths of a core, in
// [1, 10'000'000]. Only nodes with shared processors care.
struct ResourcesSpec {
  std::optional<std::uint32_t> cpu_request;  // none: the limit, if there is one
  std::optional<std::uint32_t> cpu_limit;    // none: no limit
};

struct EndpointSpec {
  StepList steps;
  std::optional<sim::Duration> timeout;  // of calls to it, where the call says nothing
  // Of work at it; higher goes first. None: that of the workload whose request it is.
  std::optional<std::int32_t> priority;
};

struct ServiceSpec {
  std::uint32_t replicas = 1;  // pods, in [1, 1'000'000]
  ConcurrencySpec concurrency;
  QueueSpec queue;
  ResourcesSpec resources;
  std::optional<sim::DistributionSpec> startup;  // of a pod that comes back; none: no time
  std::map<std::string, EndpointSpec> endpoints;
};

}  // namespace orrery::models
