// A whole scenario: what a file says, with every default filled in. Not yet validated.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/failures/failure_spec.h"
#include "models/network/network_spec.h"
#include "models/platform/platform_spec.h"
#include "models/requests/service_spec.h"
#include "models/requests/traffic_spec.h"
#include "models/workloads/workload_spec.h"
#include "sim/base/limits.h"
#include "sim/base/time.h"

namespace orrery::models {

enum class Study : std::uint8_t {
  incident,      // what happens from the start on; intervals come from replications only
  steady_state,  // long-run behaviour; batches of one run give intervals, warm-up is checked
};

// What an objective or an observation speaks of.
enum class EndpointMetric : std::uint8_t {
  rate,     // requests per second
  success,  // fraction of requests that ended ok, degraded ones too
  mean,     // latencies in seconds: of all requests, a failure counting when the user knew
  p50,
  p90,
  p95,
  p99,
  p999,
  max,
};

enum class Comparison : std::uint8_t { less, less_or_equal, greater, greater_or_equal };

// Which requests an objective speaks of: all that are measured, or those around a failure.
enum class ObjectivePeriod : std::uint8_t { whole, before, during, after };

struct ObjectiveSpec {
  EndpointName endpoint;
  EndpointMetric metric = EndpointMetric::p99;
  Comparison comparison = Comparison::less;
  double bound = 0;  // seconds, a fraction, or requests per second
  ObjectivePeriod period = ObjectivePeriod::whole;
  std::string failure = {};  // its id; empty: the whole measured time
  // Of during and after: it holds in every whole window that begins so long, or longer, after the
  // failure has begun (ended). Metrics: rate, success, mean, p50, p99.
  std::optional<sim::Duration> recovers_within = {};
};

// What the real system measured, by metric, in the units of ObjectiveSpec::bound.
using ObservedSpec = std::map<EndpointMetric, double>;

struct ScenarioSpec {
  std::string name;
  std::string question;
  Study study = Study::incident;
  std::uint32_t seed = 1;
  sim::Duration duration;                            // arrivals happen in [0, duration)
  sim::Duration warmup;                              // metrics are of those in [warmup, duration)
  sim::Duration drain = sim::Duration::seconds(30);  // what is under way may end until then
  sim::Duration window = sim::Duration::seconds(1);  // of series
  std::uint64_t events_per_instant = sim::limits::kEventsPerInstantDefault;
  std::uint64_t requests_in_flight = 100'000'000;  // calls under way at one time

  std::optional<sim::Duration> clock;  // since 1970, UTC, at the start; >= 0

  PlatformSpec platform;
  NetworkSpec network;
  std::map<std::string, ServiceSpec> services;
  TrafficSpec traffic;
  std::map<std::string, WorkloadSpec> workloads;
  std::vector<FailureSpec> failures;  // by id
  std::vector<ObjectiveSpec> objectives;
  std::map<EndpointName, ObservedSpec> observed;
};

}  // namespace orrery::models
