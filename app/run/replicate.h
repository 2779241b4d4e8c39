// Runs a scenario many times, on several threads, until there are enough replications.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "app/run/objectives.h"
#include "app/run/performance.h"
#include "app/run/replications.h"
#include "app/run/run_once.h"
#include "app/run/summary.h"
#include "sim/statistics/stop_rule.h"

namespace orrery::app {

struct ReplicateOptions {
  models::RunOptions run;           // `replication` is the first one
  std::uint32_t replications = 10;  // how many; with a precision: at most
  unsigned threads = 1;             // [1, kThreadsMax]
  // Stop as soon as the half-widths of all figures of the objectives (of the means of all endpoints
  // where there are none) are within this fraction of their estimates; none: run them all.
  std::optional<double> precision = {};
};

inline constexpr unsigned kThreadsMax = 256;
inline constexpr std::uint32_t kReplicationsMax = 1'000'000;

// After each replication that was merged.
struct ReplicateProgress {
  std::uint64_t done = 0;
  std::uint64_t wanted = 0;
  std::uint64_t events = 0;  // of all of them
};

struct ReplicateControl {
  const std::atomic<bool>* interrupt = nullptr;
  std::function<void(const ReplicateProgress&)> progress = {};
};

struct ReplicateAnswer {
  std::uint32_t seed = 0;
  bool complete = true;  // false: interrupted; the replications that ended before are there
  Replications replications;
  std::optional<sim::StopVerdict> stop;  // with a precision
  // Intervals of a run that may have stopped early are formed at a higher level than promised
  // (sim/statistics/stop_rule.h).
  double formed_at = kLevel;
  std::vector<ObjectiveResult> objectives;
  Performance performance;

  // As Replications::evidence, with the level that is promised: kLevel.
  Evidence evidence(std::size_t endpoint, models::EndpointMetric metric) const;
};

// The result depends on nothing but the scenario, the seed, the number of replications and the
// precision. ERRORS: as run_once, of the lowest replication that has one; std::invalid_argument for
// a precision with fewer than ReplicationStopRule::kFirstLook replications.
ReplicateAnswer replicate(const ValidScenario& scenario, const ReplicateOptions& options,
                          const ReplicateControl& control = {});

// One replication. What replicate() calls; tests give their own.
using Replicate = std::function<models::RunResult(std::uint32_t replication)>;
ReplicateAnswer replicate_with(const Replicate& run, const models::ScenarioSpec& spec,
                               const ReplicateOptions& options,
                               const ReplicateControl& control = {});

}  // namespace orrery::app
