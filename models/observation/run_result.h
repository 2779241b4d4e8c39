// What one run found: exact counts, areas and histograms, in integers, ready to be merged or
// printed. Nothing here depends on how fast the run was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/recording/blame_table.h"
#include "models/recording/change.h"
#include "models/recording/outcome.h"
#include "sim/base/time.h"
#include "sim/base/wide.h"
#include "sim/fingerprint/fingerprint.h"
#include "sim/statistics/batch_means.h"
#include "sim/statistics/batch_quantiles.h"
#include "sim/statistics/log_linear_histogram.h"

namespace orrery::models {

// One window of time of an entry endpoint. `arrived` counts by arrival, the rest by the end.
struct EndpointWindow {
  std::uint64_t arrived = 0;
  std::uint64_t ok = 0;  // degraded ones too
  std::uint64_t failed = 0;
  sim::Int128 latency_sum = 0;           // ns, of all that ended
  std::optional<std::int64_t> p50 = {};  // ns, of all that ended; none: nobody did
  std::optional<std::int64_t> p99 = {};
};

// Requests that clients sent to one endpoint; the cohort is [warmup, duration).
struct EndpointResult {
  std::string name;       // "frontend.checkout"; of a probe: "frontend.checkout@prober"
  bool is_probe = false;  // one workload's requests, which are in no other row
  OutcomeCounts outcomes = {};
  sim::LogLinearHistogram ok;      // response times in ns of ok and ok_degraded
  sim::LogLinearHistogram failed;  // of all others that ended: when the client knew
  // Of all that ended, in the order of ending; recorded where study is steady_state only.
  sim::BatchMeans batch_means;
  sim::BatchQuantiles batch_quantiles;
  BlameTable blame;  // of all that ended; empty where RunOptions::blame does not ask for it
  std::vector<EndpointWindow> windows;  // from 0 to duration; empty where not observed

  std::uint64_t arrived() const;  // the sum of outcomes
  std::uint64_t succeeded() const;
  sim::LogLinearHistogram all() const;  // ok and failed
};

// One window of a service: areas in units x ns.
struct ServiceWindow {
  sim::Int128 busy_area = 0;
  sim::Int128 queue_area = 0;
  std::uint64_t arrived = 0;
  std::uint64_t rejected = 0;
};

// One service in [warmup, duration). Servers are threads, cores or loops.
struct ServiceResult {
  std::string name;
  std::uint64_t pods = 0;
  std::uint64_t servers = 0;  // of all pods; 0: unlimited
  std::uint64_t arrived = 0;  // attempts delivered
  std::uint64_t rejected = 0;
  std::uint64_t finished = 0;
  std::uint64_t killed = 0;             // attempts that were at a pod when it died
  std::uint64_t turned_away = 0;        // refused by a pod that was away, or lost on its way to one
  sim::Int128 busy_area = 0;            // servers busy x ns
  sim::Int128 throttled_area = 0;       // pods out of quota with work to do x ns
  std::uint64_t throttled_periods = 0;  // periods of pods in which they were
  sim::Int128 queue_area = 0;           // waiting x ns
  sim::Int128 in_service_area = 0;      // attempts at the pods (taken in or waiting) x ns
  std::uint64_t queue_max = 0;          // of one station, over the whole run
  // Waits in ns for a thread (threads) or for a core, one a computation (cores, event loop), by
  // the end of the wait; those that did not wait count as 0.
  sim::LogLinearHistogram waits;
  std::vector<ServiceWindow> windows;
};

// One node with a shared processor in [warmup, duration).
struct NodeResult {
  std::string name;  // "a/0"
  double cores = 0;
  double core_seconds = 0;    // used by pods
  sim::Int128 saturated = 0;  // ns in which its pods could have used as much as there is, or more
};

// Requests that arrived in one part of the measured time.
struct PeriodResult {
  sim::Duration length;
  OutcomeCounts outcomes = {};
  sim::LogLinearHistogram ok;  // as in EndpointResult
  sim::LogLinearHistogram failed;
};

// What the users of one endpoint saw around one failure, of the whole measured time.
struct FailureEffect {
  std::string failure;   // its id
  std::string endpoint;  // "frontend.checkout"
  PeriodResult before;   // until the first begin
  PeriodResult during;   // while it was in force
  PeriodResult after;    // the rest
};

// Calls of one endpoint by one caller, by the instant of sending.
struct CallResult {
  std::string caller;  // "gateway.home"
  std::string callee;  // "user.get"
  OutcomeCounts outcomes = {};
  sim::LogLinearHistogram latency;  // as the caller sees it, in ns, of all that it heard of
};

// One request, where RunOptions::record_requests asks for them, in the order of ending.
struct RequestRow {
  std::uint64_t request = 0;   // request_of(...)
  std::uint32_t workload = 0;  // index in RunResult::workloads
  std::uint32_t endpoint = 0;  // index in RunResult::endpoints
  sim::SimTime arrived;
  sim::Duration response;
  Outcome outcome = Outcome::ok;
  sim::Duration demand;  // the sum of all compute demands drawn for it until it ended
};

struct RunResult {
  std::string scenario;
  std::uint32_t seed = 0;
  std::uint32_t replication = 0;
  bool complete = true;    // false: before the end of the run
  sim::SimTime ended_at;   // where the clock stood
  sim::Duration duration;  // of the scenario
  sim::Duration warmup;
  sim::Duration window;
  std::uint64_t events = 0;
  std::uint64_t event_hash = 0;
  sim::Fingerprint fingerprint;

  // The whole run, warm-up included.
  std::uint64_t arrived = 0;
  std::uint64_t ended = 0;
  std::uint64_t in_flight = 0;
  std::uint64_t calls_in_flight_max = 0;

  std::vector<std::string> workloads;     // names, in order
  std::vector<EndpointResult> endpoints;  // by name, probes behind their endpoint
  std::vector<ServiceResult> services;    // by name
  std::vector<NodeResult> nodes;          // those with shared processors, zone by zone
  std::vector<FailureEffect> failures;    // by id, then endpoint
  std::vector<CallResult> calls;          // by caller, callee
  std::vector<Change> changes;            // what happened to the cluster, in order
  std::vector<RequestRow> requests;

  // The measured time, [warmup, duration).
  sim::Duration measured() const { return duration - warmup; }
};

}  // namespace orrery::models
