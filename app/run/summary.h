// What one run has to say, as figures ready to be printed: the screen, the JSON document and the
// files all show this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/run/failure_summary.h"
#include "app/run/metrics.h"
#include "app/run/objectives.h"
#include "app/run/steady_state.h"
#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// The level of all intervals.
inline constexpr double kLevel = 0.95;

// What the real system measured, beside what was simulated.
struct ObservedFigure {
  models::EndpointMetric metric = models::EndpointMetric::rate;
  double observed = 0;
  std::optional<double> simulated;
  // (simulated - observed) / observed; none: nothing simulated, or 0 observed.
  std::optional<double> relative_error() const;
};

// Where the time of some requests went, seconds a request by cause.
struct BlameSummary {
  std::uint64_t requests = 0;
  std::array<double, models::kCauses> seconds = {};
};

struct EndpointSummary {
  std::string name;
  bool is_probe = false;
  models::OutcomeCounts outcomes = {};
  std::uint64_t requests = 0;
  EndpointMetrics metrics;      // latencies of all requests
  EndpointMetrics ok_metrics;   // latencies of those that ended ok; no rate, no success
  EndpointIntervals intervals;  // steady_state only
  std::vector<ObservedFigure> observed;
  // Of all that ended, and of the slowest hundredth; none where nobody asked, or too few ended.
  std::optional<BlameSummary> blame;
  std::optional<BlameSummary> blame_above_p99;
};

// In [warmup, duration).
struct ServiceSummary {
  std::string name;
  std::uint64_t pods = 0;
  std::uint64_t servers = 0;          // of all pods; 0: unlimited
  double busy = 0;                    // servers, on average
  std::optional<double> utilisation;  // busy / servers; none: unlimited
  double queue = 0;                   // waiting, on average, in all pods
  std::uint64_t queue_max = 0;
  double rate = 0;  // attempts delivered a second
  std::uint64_t arrived = 0;
  std::uint64_t rejected = 0;
  std::uint64_t killed = 0;             // attempts at pods that died
  std::uint64_t turned_away = 0;        // attempts that reached a pod that was away
  double throttled_seconds = 0;         // of pods that were out of quota with work to do
  std::uint64_t throttled_periods = 0;  // in which they were
  std::optional<double> wait_mean;      // seconds
  std::optional<double> wait_p99;
};

// A node with a shared processor, in [warmup, duration).
struct NodeSummary {
  std::string name;  // "a/0"
  double cores = 0;
  double used = 0;                    // cores, by pods, on average
  std::optional<double> utilisation;  // used / cores
  double saturated = 0;               // fraction of the time in which pods wanted all, or more
};

struct CallSummary {
  std::string caller;
  std::string callee;
  std::uint64_t calls = 0;
  std::uint64_t failed = 0;    // neither ok nor unfinished
  std::optional<double> mean;  // seconds, as the caller sees it
  std::optional<double> p99;
};

struct Summary {
  std::string name;
  std::string question;
  models::Study study = models::Study::incident;
  std::uint32_t seed = 0;
  std::uint32_t replication = 0;
  bool complete = true;
  sim::Duration warmup;
  sim::Duration duration;
  double simulated_seconds = 0;
  std::string fingerprint;
  std::uint64_t events = 0;

  // The cohort of [warmup, duration), probes left out, and the whole run.
  std::uint64_t cohort_arrived = 0;
  std::uint64_t cohort_ok = 0;
  std::uint64_t cohort_failed = 0;
  std::uint64_t cohort_in_flight = 0;
  std::uint64_t arrived = 0;
  std::uint64_t ended = 0;
  std::uint64_t in_flight = 0;
  std::uint64_t calls_in_flight_max = 0;

  std::vector<EndpointSummary> endpoints;
  std::vector<ServiceSummary> services;
  std::vector<NodeSummary> nodes;
  std::vector<FailureSummary> failures;
  std::vector<CallSummary> calls;
  std::vector<ObjectiveResult> objectives;
  std::vector<std::string> warnings;
};

// COST: linear in tables.
Summary summarize(const models::ScenarioSpec& spec, const models::RunResult& result);

// A service in the measured time of a run.
ServiceSummary summarize_service(const models::ServiceResult& service, double seconds);
NodeSummary summarize_node(const models::NodeResult& node, double seconds);

}  // namespace orrery::app
