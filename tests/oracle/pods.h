// Where the work of the naive simulator is done: nodes, pods, servers and the queues before them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/platform/platform_spec.h"
#include "models/requests/service_spec.h"
#include "sim/base/time.h"
#include "sim/base/wide.h"

namespace orrery::oracle {

struct Activity;
struct Node;
struct Pod;
struct ServiceState;

// A stretch of time in which something was busy, waiting or present; open until it has an end.
struct Stretch {
  sim::SimTime from;
  sim::SimTime to = sim::SimTime::never();
};

// One compute step under way: waiting for a server, or on the processor.
struct Computation {
  Activity* activity = nullptr;
  Pod* pod = nullptr;
  std::int32_t priority = 0;
  std::uint64_t ticket = 0;
  std::size_t wait = 0;  // stretches
  std::size_t busy = 0;
  sim::Int128 work = 0;       // 2^-40 ns: its demand, or what was left when it was stopped
  sim::Int128 tag = 0;        // on its pod's work clock, of shared ones under way
  std::uint64_t started = 0;  // in which order shared ones did
};

// What waits for a server: a request for a thread, or a computation for a core.
struct Waiting {
  std::uint64_t ticket = 0;
  std::int32_t priority = 0;
  sim::Int128 work = 0;  // of a computation
  sim::SimTime since;
  std::size_t wait = 0;           // in ServiceState::waiting
  std::function<void()> take_it;  // the server
  std::function<void()> reject;   // of requests
};

// The state of the codel discipline, in the words of docs/model.md.
struct Codel {
  std::optional<sim::SimTime> first_above;
  std::optional<sim::SimTime> drop_next;
  std::uint64_t count = 0;
  std::uint64_t last_count = 0;
  bool is_dropping = false;
};

// Servers and the queue before them: the threads or cores of a pod, or one loop.
struct Station {
  std::uint32_t servers = models::kUnlimited;
  std::uint32_t busy = 0;
  std::vector<Waiting> queue;           // in the order of coming
  std::vector<Computation*> computing;  // that hold a server
  std::uint64_t tickets = 0;
  Codel codel;

  bool has_free_server() const { return servers == models::kUnlimited || busy < servers; }
};

// Where a message starts or ends. Clients are on no node.
struct Location {
  std::optional<std::uint64_t> node;
  std::optional<std::string> zone;  // none: outside
};

// What a shared processor knows of a pod; docs/model.md, "Processors".
struct PodShare {
  std::uint64_t weight = 2;                  // w
  std::optional<sim::Int128> limit;          // of processor_sharing, in 2^-40 cores
  std::optional<sim::Int128> quota;          // Q
  sim::Duration phase;                       // of its periods
  sim::Int128 budget = 0;                    // 2^-40 core nanoseconds
  bool is_out = false;                       // of quota
  std::optional<std::int64_t> throttled_in;  // the last period in which it was
  sim::Int128 clock = 0;                     // V
  // While time goes on:
  sim::Int128 wanted = 0;   // m
  sim::Int128 granted = 0;  // r
  sim::Int128 rate = 0;     // rho
  sim::Int128 used = 0;     // n floor(r / n)
};

struct Pod {
  std::string name;  // "cart/0"
  std::uint64_t hash = 0;
  std::uint64_t number = 0;  // of all pods
  ServiceState* service = nullptr;
  Node* node = nullptr;
  Location location;
  std::vector<Station> stations;
  std::uint64_t delivered = 0;

  bool is_shared = false;
  std::vector<Computation*> running;  // on the processor
  PodShare share;
  std::map<std::uint32_t, double> slowed_by;  // factors, by the number of the failure

  bool is_up = true;
  bool is_crashed = false;          // while it is down: messages to it are lost
  bool is_noticed = false;          // while it is down: no endpoint
  std::set<std::uint32_t> down_by;  // numbers of failures
  std::uint64_t lives = 0;          // that are over
  std::uint64_t startups = 0;
};

struct Node {
  std::string name;  // "a/0"
  std::string zone;
  std::uint64_t hash = 0;
  models::NodeSpec spec;
  sim::Int128 speed = 0;   // S
  std::vector<Pod*> pods;  // in the order of pods
  std::map<std::uint32_t, double> slowed_by;
  std::map<std::uint32_t, double> offline;  // cores, by the number of the failure
  std::set<std::uint32_t> down_by;
  bool is_saturated = false;
  // In the measured time.
  sim::Int128 core_area = 0;  // 2^-40 core nanoseconds
  std::int64_t saturated = 0;
};

struct ServiceState {
  std::string name;
  const models::ServiceSpec* spec = nullptr;
  std::vector<Pod> pods;
  std::vector<Pod*> endpoints;  // pods that callers know, in the order in which they came to
  // Everything that ever happened at it.
  std::vector<sim::SimTime> arrived;
  std::vector<sim::SimTime> rejected;
  std::vector<sim::SimTime> finished;
  std::vector<sim::SimTime> killed;
  std::vector<sim::SimTime> turned_away;
  std::vector<sim::SimTime> throttled_periods;  // when the pod was throttled first in each
  std::vector<Stretch> throttled;
  std::vector<Stretch> busy;
  std::vector<Stretch> waiting;  // those that did not wait too
  std::vector<Stretch> present;
  std::size_t queue_max = 0;
};

}  // namespace orrery::oracle
