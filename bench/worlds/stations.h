// Tiers of stations, each with c servers and one first-come-first-served queue; a request visits
// one station of every tier, in order and without delay. One tier of one station is M/M/c; the
// chain of three tiers is a gateway in front of two services.
//
// It is written as any world should be: dense records, one switch, draws keyed by request and
// place, facts into the fingerprint, integer statistics. Nothing is allocated once the slab has
// grown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/slab.h"
#include "sim/distributions/distribution_set.h"
#include "sim/events/engine.h"
#include "sim/fingerprint/fingerprint.h"
#include "sim/random/draw_map.h"
#include "sim/random/names.h"
#include "sim/random/philox.h"
#include "sim/statistics/batch_means.h"
#include "sim/statistics/batch_quantiles.h"
#include "sim/statistics/time_weighted.h"

namespace orrery::bench {

struct TierSpec {
  std::uint32_t stations = 1;  // a request goes to one of them at random; a power of two
  std::uint32_t servers = 1;   // of each station
  sim::Duration mean_service;  // exponential
};

struct StationsSpec {
  std::string name;
  sim::Duration mean_gap;      // between arrivals, exponential
  std::uint64_t requests = 0;  // so many arrive
  std::uint64_t warm_up = 0;   // of which the first so many are not measured
  std::vector<TierSpec> tiers;
};

class StationsWorld {
 public:
  static constexpr sim::EventKind kEventKinds = 2;

  // REQUIRES: at least one tier, each with at least one station and server.
  StationsWorld(const StationsSpec& spec, sim::RandomKey key);

  void start(sim::Scheduler& scheduler);

  void on_event(sim::Scheduler& scheduler, sim::EventKind kind, std::uint32_t index) {
    switch (kind) {
      case kArrival:
        arrive(scheduler);
        break;
      case kFinish:
        finish(scheduler, index);
        break;
      default:
        CHECK(false, "no such kind");
    }
  }
  void on_control(sim::Scheduler&, const sim::ControlCall&) {}

  std::uint64_t arrived() const { return next_number_; }
  std::uint64_t finished() const { return finished_; }
  std::uint32_t in_flight() const { return requests_.alive(); }
  // Response times behind the warm-up, in ns.
  const sim::BatchMeans& response_means() const { return response_means_; }
  const sim::BatchQuantiles& response_quantiles() const { return response_quantiles_; }
  // Requests in the system since the start, warm-up included.
  const sim::TimeWeighted& in_system() const { return in_system_; }
  // The sum of all response times, warm-up included.
  sim::Int128 response_area() const { return response_area_; }
  const sim::Fingerprint& fingerprint() const { return fingerprint_; }

 private:
  static constexpr sim::EventKind kArrival = 0;
  static constexpr sim::EventKind kFinish = 1;
  static constexpr std::uint32_t kNobody = 0xffff'ffff;

  // The facts of this world.
  enum FactKind : std::uint32_t { kArrived = 1, kPicked = 2, kStarted = 3, kFinished = 4 };

  // Draws of a request in a tier: block 0 of its path.
  static constexpr sim::DrawSlot kService = sim::DrawSlot::pair(0, 0);
  static constexpr sim::DrawSlot kPick = sim::DrawSlot::word(0, 2);
  // And of the request itself.
  static constexpr sim::DrawSlot kGap = sim::DrawSlot::pair(1, 0);
  static_assert(sim::are_disjoint({kService, kPick, kGap}));

  struct Request {
    sim::SimTime arrived;
    std::uint64_t number = 0;
    sim::Duration service;  // in the present tier
    std::uint32_t next = kNobody;
    std::uint32_t station = 0;
    std::uint32_t tier = 0;
  };
  struct Station {
    std::uint64_t name = 0;
    std::uint32_t free = 0;
    std::uint32_t first = kNobody;  // waiting
    std::uint32_t last = kNobody;
  };
  struct Tier {
    sim::Path path;
    std::uint32_t first_station = 0;
    std::uint32_t stations = 0;
    sim::DistributionId service;
  };

  void arrive(sim::Scheduler& scheduler);
  void enter(sim::Scheduler& scheduler, std::uint32_t index);
  void begin_service(sim::Scheduler& scheduler, std::uint32_t index);
  void finish(sim::Scheduler& scheduler, std::uint32_t index);
  void leave(sim::SimTime now, std::uint32_t index);

  std::uint64_t name_;
  sim::RandomKey key_;
  sim::DistributionSet distributions_;
  sim::DistributionId gap_;
  std::uint64_t requests_max_;
  std::uint64_t warm_up_;
  std::vector<Tier> tiers_;
  std::vector<Station> stations_;
  sim::Slab<Request> requests_;
  std::uint64_t next_number_ = 0;
  std::uint64_t finished_ = 0;
  sim::Fingerprint fingerprint_;
  sim::BatchMeans response_means_;
  sim::BatchQuantiles response_quantiles_;
  sim::TimeWeighted in_system_;
  sim::Int128 response_area_ = 0;
};

// M/M/4 at utilisation 0.8: mean response 1.7455 ms (Erlang C).
StationsSpec mm4(std::uint64_t requests);

// A gateway with 16 servers, then one of 4 A, then one of 4 B, with 4 servers each; 8 requests/ms,
// means 1, 1.2, 1.2 ms: mean response 3.8317 ms. Stations and load are multiplied by `scale`.
StationsSpec chain(std::uint64_t requests, std::uint32_t scale = 1);

}  // namespace orrery::bench
