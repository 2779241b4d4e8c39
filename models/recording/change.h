// What happened to the cluster, as a value: told to whoever listens, in the order of registration,
// and kept as the event log that people read.
#pragma once

#include <cstdint>

#include "sim/base/handle.h"
#include "sim/base/time.h"

namespace orrery::models {

struct Pod;
using PodId = sim::Id<Pod>;
struct Service;
using ServiceId = sim::Id<Service>;

enum class ChangeKind : std::uint8_t {
  pod_ready,  // the pod may be sent requests from now on
};

struct Change {
  sim::SimTime time;
  ChangeKind kind = ChangeKind::pod_ready;
  PodId pod;
  ServiceId service;

  friend bool operator==(const Change&, const Change&) = default;
};

}  // namespace orrery::models
