#include "bench/worlds/stations.h"

#include <bit>

namespace orrery::bench {

using sim::Duration;
using sim::Scheduler;
using sim::SimTime;

StationsWorld::StationsWorld(const StationsSpec& spec, sim::RandomKey key)
    : name_(sim::hash_name(spec.name)),
      key_(key),
      gap_(distributions_.add(sim::ExponentialSpec{spec.mean_gap})),
      requests_max_(spec.requests),
      warm_up_(spec.warm_up) {
  CHECK(!spec.tiers.empty());
  for (std::size_t i = 0; i < spec.tiers.size(); ++i) {
    const TierSpec& tier = spec.tiers[i];
    CHECK(std::has_single_bit(tier.stations));
    CHECK(tier.servers > 0);
    tiers_.push_back({sim::Path::root().child(0, i, 0),
                      static_cast<std::uint32_t>(stations_.size()), tier.stations,
                      distributions_.add(sim::ExponentialSpec{tier.mean_service})});
    for (std::uint32_t station = 0; station < tier.stations; ++station) {
      const std::string name = "tier" + std::to_string(i) + "/" + std::to_string(station);
      stations_.push_back({sim::hash_name(name), tier.servers, kNobody, kNobody});
    }
  }
}

void StationsWorld::start(Scheduler& scheduler) {
  if (requests_max_ > 0) scheduler.schedule_after({}, sim::Phase::arrival, kArrival, 0);
}

void StationsWorld::arrive(Scheduler& scheduler) {
  const std::uint64_t number = next_number_++;
  const std::uint64_t id = sim::request_of(name_, number);
  if (next_number_ < requests_max_) {
    const auto block = sim::random_block(key_, {id, sim::Path::root()}, kGap.block());
    const Duration gap = Duration::nanoseconds(distributions_.draw(gap_, kGap.pair_of(block)));
    scheduler.schedule_ahead(scheduler.now() + gap, sim::Phase::arrival, kArrival, 0);
  }
  fingerprint_.add({scheduler.now(), kArrived, id, number});
  in_system_.add(scheduler.now(), 1);
  const auto request = requests_.allocate({scheduler.now(), number, Duration(), kNobody, 0, 0});
  enter(scheduler, request.index());
}

void StationsWorld::enter(Scheduler& scheduler, std::uint32_t index) {
  Request& request = requests_.at_index(index);
  const Tier& tier = tiers_[request.tier];
  const std::uint64_t id = sim::request_of(name_, request.number);
  const sim::RandomBlock block = sim::random_block(key_, {id, tier.path}, kService.block());
  request.service =
      Duration::nanoseconds(distributions_.draw(tier.service, kService.pair_of(block)));
  request.station = tier.first_station + (kPick.word_of(block) & (tier.stations - 1));
  Station& station = stations_[request.station];
  if (tier.stations > 1) {
    fingerprint_.add({scheduler.now(), kPicked, id, station.name});
  }
  if (station.free > 0) {
    --station.free;
    begin_service(scheduler, index);
    return;
  }
  request.next = kNobody;
  if (station.first == kNobody) {
    station.first = index;
  } else {
    requests_.at_index(station.last).next = index;
  }
  station.last = index;
}

void StationsWorld::begin_service(Scheduler& scheduler, std::uint32_t index) {
  const Request& request = requests_.at_index(index);
  fingerprint_.add({scheduler.now(), kStarted, request.number, stations_[request.station].name});
  scheduler.schedule_after(request.service, sim::Phase::completion, kFinish, index);
}

void StationsWorld::finish(Scheduler& scheduler, std::uint32_t index) {
  Request& request = requests_.at_index(index);
  Station& station = stations_[request.station];
  fingerprint_.add({scheduler.now(), kFinished, request.number, station.name});
  if (station.first != kNobody) {
    const std::uint32_t next = station.first;
    station.first = requests_.at_index(next).next;
    begin_service(scheduler, next);
  } else {
    ++station.free;
  }
  if (++request.tier < tiers_.size()) {
    enter(scheduler, index);
  } else {
    leave(scheduler.now(), index);
  }
}

void StationsWorld::leave(SimTime now, std::uint32_t index) {
  const Request& request = requests_.at_index(index);
  const Duration response = now - request.arrived;
  if (request.number >= warm_up_) {
    response_means_.record(response.nanoseconds());
    response_quantiles_.record(response.nanoseconds());
  }
  response_area_ += response.nanoseconds();
  in_system_.add(now, -1);
  ++finished_;
  requests_.release_at(index);
}

StationsSpec mm4(std::uint64_t requests) {
  return {"mm4", Duration::nanoseconds(312'500), requests, 0, {{1, 4, Duration::milliseconds(1)}}};
}

StationsSpec chain(std::uint64_t requests, std::uint32_t scale) {
  const Duration service = Duration::microseconds(1'200);
  return {"chain",
          Duration::nanoseconds(125'000 / scale),
          requests,
          0,
          {{1, 16 * scale, Duration::milliseconds(1)},
           {4 * scale, 4, service},
           {4 * scale, 4, service}}};
}

}  // namespace orrery::bench
