// Looks at the meters at the borders of windows, of the warm-up and of the measured time. It reads
// all and changes nothing: the same facts happen whether it looks or not.
#pragma once

#include <cstdint>
#include <vector>

#include "models/observation/run_result.h"
#include "models/requests/request_stores.h"
#include "models/workloads/clients.h"
#include "sim/events/scheduler.h"

namespace orrery::models {

// A service's counts and areas up to one instant.
struct ServiceSnapshot {
  std::uint64_t arrived = 0;
  std::uint64_t rejected = 0;
  std::uint64_t finished = 0;
  std::uint64_t killed = 0;
  std::uint64_t turned_away = 0;
  std::uint64_t throttled_periods = 0;  // left at 0 in windows, as throttled_area
  std::uint64_t not_waited = 0;
  sim::Int128 busy_area = 0;
  sim::Int128 queue_area = 0;
  sim::Int128 in_service_area = 0;
  sim::Int128 throttled_area = 0;
  sim::LogLinearHistogram waits;  // left empty in windows
};

// The same of a node with a shared processor.
struct NodeSnapshot {
  Work core_time = 0;
  sim::Int128 saturated = 0;
};

class Observation {
 public:
  // The component number of its control calls.
  static constexpr std::uint16_t kComponent = 0;

  Observation(sim::Duration warmup, sim::Duration duration, sim::Duration window,
              bool records_windows);

  // Schedules the first look. REQUIRES: called once, at time 0.
  void start(sim::Scheduler& scheduler, const RequestStores& stores, const Clients& clients);
  void on_control(sim::Scheduler& scheduler, const RequestStores& stores, const Clients& clients);
  // Takes the looks that are due when a run stands at its end: no event of that instant happens.
  // REQUIRES: all events before `end` are done. A second call with the same `end` does nothing new.
  void complete(sim::SimTime end, const RequestStores& stores, const Clients& clients);

  // What was measured of the services up to `now`, or to the end of the measured time.
  std::vector<ServiceResult> services(const RequestStores& stores, sim::SimTime now) const;
  // The same of the nodes of Processors; without names.
  std::vector<NodeResult> nodes(const RequestStores& stores, sim::SimTime now) const;
  // Windows of the entry endpoints: the complete ones in [0, duration).
  const std::vector<std::vector<EndpointWindow>>& endpoint_windows() const {
    return endpoint_windows_;
  }

 private:
  void look(sim::SimTime now, const RequestStores& stores, const Clients& clients);
  void look_next(sim::Scheduler& scheduler);
  void end_window(sim::SimTime now, const RequestStores& stores, const Clients& clients);

  sim::SimTime warmup_;
  sim::SimTime end_;
  sim::Duration window_;
  bool records_windows_;
  sim::SimTime next_window_;
  std::vector<ServiceSnapshot> at_warmup_;
  std::vector<ServiceSnapshot> at_end_;
  std::vector<NodeSnapshot> nodes_at_warmup_;
  std::vector<NodeSnapshot> nodes_at_end_;
  std::vector<ServiceSnapshot> service_borders_;  // at the last border of windows
  struct EndpointBorder {
    EndpointWindow sums;
    sim::LogLinearHistogram responses;
  };
  std::vector<EndpointBorder> endpoint_borders_;
  std::vector<std::vector<ServiceWindow>> service_windows_;
  std::vector<std::vector<EndpointWindow>> endpoint_windows_;
};

}  // namespace orrery::models
