// What the naive simulator found, in the terms of models::RunResult.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/recording/outcome.h"
#include "sim/base/wide.h"
#include "sim/fingerprint/fingerprint.h"

namespace orrery::oracle {

// One whole window of time before the duration, warm-up or not.
struct EndpointWindowFindings {
  std::uint64_t arrived = 0;
  std::vector<std::int64_t> ok;  // response times in ns of those that ended in it
  std::vector<std::int64_t> failed;
};
struct ServiceWindowFindings {
  sim::Int128 busy_area = 0;
  sim::Int128 queue_area = 0;
  std::uint64_t arrived = 0;
  std::uint64_t rejected = 0;
};

// The cohort of [warmup, duration), by arrival.
struct EndpointFindings {
  models::OutcomeCounts outcomes = {};
  std::vector<std::int64_t> ok;  // response times in ns
  std::vector<std::int64_t> failed;
  std::vector<EndpointWindowFindings> windows;
};

// In [warmup, duration).
struct ServiceFindings {
  std::uint64_t arrived = 0;
  std::uint64_t rejected = 0;
  std::uint64_t finished = 0;
  std::uint64_t killed = 0;
  std::uint64_t turned_away = 0;
  std::uint64_t throttled_periods = 0;
  sim::Int128 throttled_area = 0;
  sim::Int128 busy_area = 0;
  sim::Int128 queue_area = 0;
  sim::Int128 in_service_area = 0;
  std::size_t queue_max = 0;  // over the whole run
  std::vector<std::int64_t> waits;
  std::vector<ServiceWindowFindings> windows;
};

// In [warmup, duration).
struct NodeFindings {
  std::string name;
  double cores = 0;
  sim::Int128 core_area = 0;  // 2^-40 core nanoseconds
  sim::Int128 saturated = 0;
};

// Requests that arrived in one part of the measured time.
struct PeriodFindings {
  sim::Duration length;
  models::OutcomeCounts outcomes = {};
  std::vector<std::int64_t> ok;  // response times in ns
  std::vector<std::int64_t> failed;
};

// Around one failure: before its first begin, while it was in force, and else.
struct FailureFindings {
  PeriodFindings before;
  PeriodFindings during;
  PeriodFindings after;
};

// Calls inside the cluster, sent in [warmup, duration).
struct CallFindings {
  models::OutcomeCounts outcomes = {};
  std::vector<std::int64_t> latencies;
};

struct EndedRequest {
  std::uint64_t request = 0;
  std::string workload;
  std::string endpoint;
  sim::SimTime arrived;
  sim::Duration response;
  models::Outcome outcome = models::Outcome::ok;
  sim::Duration demand;  // of all computations that began to be done for it until it ended
};

struct OracleResult {
  sim::Fingerprint fingerprint;
  std::vector<sim::Fact> facts;                // in the order in which they happened
  std::map<std::uint64_t, std::string> names;  // of what facts name by number

  // The whole run.
  std::uint64_t arrived = 0;
  std::uint64_t ended = 0;
  std::uint64_t in_flight = 0;

  std::size_t windows = 0;             // whole ones before the duration
  std::vector<EndedRequest> requests;  // in the order of ending
  std::map<std::string, EndpointFindings> endpoints;
  std::map<std::string, ServiceFindings> services;
  std::map<std::pair<std::string, std::string>, CallFindings> calls;  // by caller, callee
  std::vector<NodeFindings> nodes;                                    // not the dedicated ones
  // By failure, entry endpoint.
  std::map<std::pair<std::string, std::string>, FailureFindings> failures;
};

}  // namespace orrery::oracle
