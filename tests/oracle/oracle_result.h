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

// The cohort of [warmup, duration), by arrival.
struct EndpointFindings {
  models::OutcomeCounts outcomes = {};
  std::vector<std::int64_t> ok;  // response times in ns
  std::vector<std::int64_t> failed;
};

// In [warmup, duration).
struct ServiceFindings {
  std::uint64_t arrived = 0;
  std::uint64_t rejected = 0;
  std::uint64_t finished = 0;
  sim::Int128 busy_area = 0;
  sim::Int128 queue_area = 0;
  sim::Int128 in_service_area = 0;
  std::size_t queue_max = 0;  // over the whole run
  std::vector<std::int64_t> waits;
};

// Calls inside the cluster, sent in [warmup, duration).
struct CallFindings {
  models::OutcomeCounts outcomes = {};
  std::vector<std::int64_t> latencies;
};

struct OracleResult {
  sim::Fingerprint fingerprint;
  std::vector<sim::Fact> facts;                // in the order in which they happened
  std::map<std::uint64_t, std::string> names;  // of what facts name by number

  // The whole run.
  std::uint64_t arrived = 0;
  std::uint64_t ended = 0;
  std::uint64_t in_flight = 0;

  std::map<std::string, EndpointFindings> endpoints;
  std::map<std::string, ServiceFindings> services;
  std::map<std::pair<std::string, std::string>, CallFindings> calls;  // by caller, callee
};

}  // namespace orrery::oracle
