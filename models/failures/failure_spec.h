// What goes wrong in a run, and when. Each failure has a name, under which its effects are
// reported: what users saw before, during and after it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/requests/step_spec.h"
#include "sim/base/time.h"
#include "sim/distributions/specs.h"

namespace orrery::models {

// A node by name, or some of a zone or of all, by draws.
struct NodeChoice {
  std::string node;        // "a/0"; empty: some
  std::string zone;        // of this zone; empty: of all
  std::uint32_t pick = 0;  // so many, drawn without replacement; 0: all
};

// Pods of one service: this one, or some by draws.
struct PodChoice {
  std::string service;
  std::optional<std::uint32_t> pod;  // its number
  std::uint32_t pick = 0;            // else so many, drawn without replacement; 0: all
};

// The processes of the pods end at once, and start again when the failure is over. Who waits for an
// answer of them is told `connection_lost` by the node, as by a TCP reset; who calls one that is
// away is told `connection_refused`.
struct PodKillSpec {
  PodChoice pods;
};
// Nodes stop without a word: what their pods did is lost, nobody is told, and what is sent to them
// is lost. Their pods start again when the failure is over.
struct NodeCrashSpec {
  NodeChoice nodes;
};
// All nodes of a zone crash together.
struct ZoneOutageSpec {
  std::string zone;
};
// Computations go on at `factor` times the speed of the node; 0: they stand still, and go on where
// they stopped. Of whole nodes, or of some pods.
struct SlowCpuSpec {
  std::variant<NodeChoice, PodChoice> where;
  double factor = 0.5;  // in [0, 1]
};
// Nodes with shared processors lose cores.
struct CoresOfflineSpec {
  NodeChoice nodes;
  double cores = 1;  // of each; not more than there are stay away
};
// Attempts at an endpoint fail as its `fail` step would, before its first step.
struct ErrorsSpec {
  EndpointName endpoint;
  double probability = 1;
};
// Attempts at an endpoint wait before its first step.
struct LatencySpec {
  EndpointName endpoint;
  sim::DistributionSpec delay;
};

using FailureKindSpec = std::variant<PodKillSpec, NodeCrashSpec, ZoneOutageSpec, SlowCpuSpec,
                                     CoresOfflineSpec, ErrorsSpec, LatencySpec>;

// Once, or several times.
struct TimelineSpec {
  sim::Duration at;
  std::optional<sim::Duration> length;  // none: until the end of the run
  // Starts are `every` apart, `times` in all, in [1, 100'000]. REQUIRES: every >= length.
  sim::Duration every;
  std::uint32_t times = 1;
};
// Each component chosen (node, pod; an endpoint or a zone is one) fails and is repaired by clocks
// of its own: it works for a time drawn from `up`, is away for one drawn from `down`, and so on.
struct ClocksSpec {
  sim::DistributionSpec up;
  sim::DistributionSpec down;
  std::uint32_t crews = 0;  // so many are repaired at a time, in the order of failing; 0: all
};

struct FailureSpec {
  std::string id;
  std::variant<TimelineSpec, ClocksSpec> when;
  FailureKindSpec kind;
  // How long after a crash or kill callers go on sending to the pods; none: the kind's own, 0 for
  // pod_kill (an endpoint leaves at once) and 40 s for nodes and zones (Kubernetes 1.24
  // node-monitor-grace-period).
  std::optional<sim::Duration> noticed_after;
};

}  // namespace orrery::models
