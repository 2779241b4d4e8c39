// Who sends requests, when, and how long they wait.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/requests/step_spec.h"
#include "models/workloads/cron_schedule.h"
#include "models/workloads/rate_spec.h"
#include "models/workloads/trace_spec.h"
#include "sim/distributions/specs.h"

namespace orrery::models {

// Exponential gaps of mean 1 in integrated rate.
struct PoissonArrivalsSpec {
  RateSpec rate;
};
// Gaps of exactly 1 in integrated rate: evenly spaced where the rate is constant. The first arrival
// is one gap after the start.
struct DeterministicArrivalsSpec {
  RateSpec rate;
};
// Independent gaps of this law of times.
struct RenewalArrivalsSpec {
  sim::DistributionSpec gap;
};
// A Markov chain in continuous time modulates the rate of a Poisson process. It starts in the
// first state's place of its stationary law: a draw decides.
struct MmppState {
  Rate rate = 0;
  sim::Duration mean_sojourn;     // exponential
  std::vector<double> next = {};  // weights of the states that follow, its own 0; empty: the
                                  // next one in the list, round and round
};
struct MmppArrivalsSpec {
  std::vector<MmppState> states;  // in [2, 64]
};
// A Poisson process that is on and off in turn, on at first.
struct OnOffArrivalsSpec {
  sim::DistributionSpec on;  // how long it is on, of mean > 0; times >= 0
  sim::DistributionSpec off;
  Rate rate = 0;  // while it is on
};
// Exactly these instants, ascending, equal ones allowed.
struct TimesArrivalsSpec {
  std::vector<sim::Duration> times;
};
// Requests by the clock: a batch at each instant of a schedule, later by a draw of the jitter.
struct CronArrivalsSpec {
  CronSchedule schedule;
  std::uint32_t requests = 1;  // in [1, 1'000'000], each time
  std::optional<sim::DistributionSpec> jitter;
};
using ArrivalsSpec = std::variant<PoissonArrivalsSpec, DeterministicArrivalsSpec,
                                  RenewalArrivalsSpec, MmppArrivalsSpec, OnOffArrivalsSpec,
                                  TimesArrivalsSpec, TraceArrivalsSpec, CronArrivalsSpec>;

// How many requests one arrival brings.
struct FixedBatch {
  std::uint32_t size = 1;  // in [1, 1'000'000]
};
struct UniformBatch {
  std::uint32_t min = 1;
  std::uint32_t max = 1;
};
struct GeometricBatch {
  double mean = 1;  // >= 1; sizes from 1 on
};
using BatchSpec = std::variant<FixedBatch, UniformBatch, GeometricBatch>;

struct OpenSpec {
  ArrivalsSpec arrivals;
  BatchSpec batch = FixedBatch{};
  double multiplier = 1;  // in [0, 1e6], of the rate or of the counts
};
// Users who think, send, wait for the answer (or give up), and think again. A user thinks first.
struct ClosedSpec {
  std::uint32_t users = 1;  // in [1, 10'000'000]
  sim::DistributionSpec think_time;
};

// Users who come, send one request after the other, each once the one before has its outcome and
// they have thought, and go.
struct SessionSpec {
  OpenSpec arrivals;                 // of sessions; a batch is several at once
  BatchSpec requests;                // how many each sends
  std::vector<EndpointName> visits;  // or the endpoint of each in turn, all of the mix
  sim::DistributionSpec think_time;  // before each request but the first
  bool leave_on_failure = false;     // behind a request that failed
};

struct AttributeWeight {
  AttributeValue value;
  double weight = 1;
};
// Always the same value; one of several by weight; or a number in [0, keys) by Zipf's law.
using AttributeSpec = std::variant<AttributeValue, std::vector<AttributeWeight>, sim::ZipfSpec>;

struct ClientSpec {
  std::optional<sim::Duration> timeout;          // outcome client_timeout
  std::optional<sim::DistributionSpec> give_up;  // patience; outcome gave_up
};

struct MixEntry {
  EndpointName endpoint;
  double weight = 1;
};

struct WorkloadSpec {
  std::vector<MixEntry> mix;  // one at least; ordered by name
  std::variant<OpenSpec, ClosedSpec, SessionSpec> source;
  std::optional<std::string> from_zone;  // none: from outside
  std::map<std::string, AttributeSpec> attributes;
  ClientSpec client;
  std::int32_t priority = 0;  // of its requests in queues with priorities; higher goes first
  bool probe = false;         // measured for itself: its requests are none of the endpoint's users
};

}  // namespace orrery::models
