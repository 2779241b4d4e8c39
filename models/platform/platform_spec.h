// Where pods run: zones of nodes, as a scenario describes them.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "sim/base/time.h"

namespace orrery::models {

// How the processor of a node is divided among the computations on it; docs/model.md has the rules.
enum class CpuModel : std::uint8_t {
  dedicated,          // each thread, core or loop of a pod has a processor core of its own
  processor_sharing,  // the node's cores are shared: by requests between pods, evenly within a pod;
                      // a computation uses one core at most, a pod no more than its limit
  cfs_quota,          // shared likewise, but a limit is a quota of core time in each period, and
                      // who has used it up stands still until the next (CFS bandwidth control)
};

// Where the periods of quotas begin.
enum class QuotaPhase : std::uint8_t {
  random,   // drawn for each pod: those of real control groups are not in step either
  aligned,  // at multiples of the period
};

struct NodeSpec {
  double cpu = 0;    // cores, in (0, 10'000]; 0: not said, which `dedicated` alone allows
  double speed = 1;  // a demand of 1 s takes 1 / speed on one core; in [0.001, 1'000]
  CpuModel cpu_model = CpuModel::dedicated;
  double background = 0;  // cores taken by what is no pod, in [0, cpu); of shared processors
  sim::Duration quota_period = sim::Duration::milliseconds(100);  // in [1 ms, 1 s]
  QuotaPhase quota_phase = QuotaPhase::random;
};

struct ZoneSpec {
  std::uint32_t nodes = 1;  // machines in the zone, in [1, 1'000'000]
  NodeSpec node = {};       // each of them
};

// Zones by name. None: one node in one zone named "default".
//
// A node's name is that of its zone and its number in it: "a/0".
//
// Placement until a scheduler decides: pod `i` of a service runs on node
// (hash_name("service/NAME") + i) mod nodes, nodes numbered zone by zone in the order of the zones'
// names; so no service moves another one's pods.
struct PlatformSpec {
  std::map<std::string, ZoneSpec> zones;
};

}  // namespace orrery::models
