// The world that the engine drives: the stores of every noun and the one switch over events.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/failures/failures.h"
#include "models/nodes/pod_table.h"
#include "models/observation/observation.h"
#include "models/requests/call_site.h"
#include "models/requests/request_stores.h"
#include "models/workloads/clients.h"
#include "sim/events/engine.h"

namespace orrery::models {

struct World {
  static constexpr sim::EventKind kEventKinds = kClientEventsEnd;

  PodTable pods = {};
  RequestStores requests;
  Clients clients = {};
  Failures failures = {};
  Observation observation;
  std::vector<Change> changes = {};
  std::map<std::uint32_t, std::uint32_t> processor_of_node = {};  // nodes with shared processors
  std::map<std::uint32_t, std::string> node_names = {};  // of these; and their cores, 0: not said
  std::map<std::uint32_t, double> cores_of_node = {};
  std::vector<CallSite> sites = {};  // inside the cluster, by edge; for reports

  void start(sim::Scheduler& scheduler);
  void on_event(sim::Scheduler& scheduler, sim::EventKind kind, std::uint32_t index);
  void on_control(sim::Scheduler& scheduler, const sim::ControlCall& call);
};

}  // namespace orrery::models

// In world.cpp, where the engine's loop and the handlers are compiled as one.
extern template class orrery::sim::Engine<orrery::models::World>;
