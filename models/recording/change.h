// What happened to the cluster, as a value: told to whoever listens, in the order of registration,
// and kept as the event log that people read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/base/handle.h"
#include "sim/base/time.h"

namespace orrery::models {

struct Pod;
using PodId = sim::Id<Pod>;
struct Service;
using ServiceId = sim::Id<Service>;
struct Node;
using NodeId = sim::Id<Node>;
struct Failure;
using FailureId = sim::Id<Failure>;

// The numbers enter fingerprints and are fixed for ever.
enum class ChangeKind : std::uint8_t {
  pod_ready = 0,  // the pod may be sent requests from now on
  pod_down = 1,
  node_down = 2,
  node_up = 3,
  pod_noticed = 4,  // callers know that the pod is down
  failure_begins = 5,
  failure_ends = 6,
};

inline constexpr std::array<std::string_view, 7> kChangeNames = {
    "pod_ready",   "pod_down",       "node_down",   "node_up",
    "pod_noticed", "failure_begins", "failure_ends"};

constexpr std::string_view to_text(ChangeKind kind) {
  return kChangeNames[static_cast<std::size_t>(kind)];
}

// `pod` and `service` of what happens to pods, `node` to nodes, `failure` to failures.
struct Change {
  sim::SimTime time = {};
  ChangeKind kind = ChangeKind::pod_ready;
  PodId pod = {};
  ServiceId service = {};
  NodeId node = {};
  FailureId failure = {};

  friend bool operator==(const Change&, const Change&) = default;
};

}  // namespace orrery::models
