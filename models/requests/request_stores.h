// Everything about requests under way: the tables that a run only reads, and the stores that the
// handlers in this folder write. A value: a copy of it goes on independently.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/network/hops.h"
#include "models/nodes/processors.h"
#include "models/policies/load_balancing/balancing_policies.h"
#include "models/recording/call_meter.h"
#include "models/recording/service_meter.h"
#include "models/requests/blame_store.h"
#include "models/requests/edge.h"
#include "models/requests/endpoint_table.h"
#include "models/requests/events.h"
#include "models/requests/frame_store.h"
#include "models/requests/injection.h"
#include "models/requests/join.h"
#include "models/requests/ordered_queue.h"
#include "models/requests/program.h"
#include "models/requests/station.h"
#include "models/requests/work_list.h"
#include "sim/base/slab.h"
#include "sim/distributions/distribution_set.h"
#include "sim/events/timeout_list.h"
#include "sim/fingerprint/fingerprint.h"
#include "sim/random/philox.h"

namespace orrery::models {

struct RequestStores {
  // Read only.
  sim::RandomKey key = {};
  sim::KeySchedule key_schedule = {};  // of `key`
  Program program = {};
  sim::DistributionSet distributions = {};
  std::vector<Edge> edges = {};
  Hops hops;
  std::vector<std::uint32_t> first_station = {};  // by pod
  std::vector<Location> client_locations = {};    // by workload
  // Calls sent in [calls_from, calls_to) are counted.
  sim::SimTime calls_from = {};
  sim::SimTime calls_to = {};
  bool records_demands = false;
  std::vector<CoreRate> speeds = {};  // of plain processors that are not of speed 1
  std::vector<std::optional<std::int32_t>> priorities_of_edges = {};  // where queues care
  std::vector<std::int32_t> priorities_of_workloads = {};

  // Written by the handlers.
  EndpointTable endpoints;
  FrameStore frames;
  BlameStore blames = {};
  sim::Slab<Join> joins = {};
  sim::Slab<LoopTurn> loops = {};
  std::vector<Station> stations = {};
  std::vector<OrderedQueue> queues = {};  // of stations that have no plain one
  Processors processors = Processors(kEventProcessor, kEventComputed);
  std::vector<std::uint32_t> due = {};  // frames whose shared computations end at this instant
  std::vector<Injection> injections = {};
  std::vector<sim::TimeoutList> timeout_lists = {};  // by ascending duration
  BalancingPolicies policies = {};
  WorkList work = {};
  std::vector<ServiceMeter> services = {};
  std::vector<CallMeter> calls = {};  // by edge
  sim::Fingerprint fingerprint;
};

}  // namespace orrery::models
