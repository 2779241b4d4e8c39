// The way of a job through the torture world; what stations do is in torture_stations.cpp.
#include "tests/determinism/driver/torture_world.h"

#include <string>

#include "sim/base/saturating.h"
#include "sim/math/elementary.h"
#include "sim/math/float_environment.h"
#include "sim/random/draws.h"
#include "sim/random/names.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/torture_demand.h"

namespace orrery::sim::determinism {
namespace {

constexpr std::uint32_t kWorkloads = kDemandShapes;
constexpr std::uint32_t kStations = 12;
constexpr std::int64_t kGrid = 4096;  // ns: half of the workloads arrive and end on it
constexpr double kMeanGap = 37e-6;
constexpr std::uint64_t kEndpoint = 0x5eed'0f0e'0d0c'0b0a;  // sites of the paths

// What is added to the demands of a workload: tables of three shapes.
DistributionSpec overhead_of(std::uint32_t workload) {
  constexpr Duration kMean = Duration::microseconds(20);
  switch (workload % 3) {
    case 0:
      return LognormalSpec{.mean = kMean, .p99 = 4 * kMean};
    case 1:
      return HyperexponentialSpec{.mean = kMean, .cv = 3};
    default:
      return GammaSpec{.mean = kMean, .cv = 2};
  }
}

// Every second workload lives on the grid.
Duration on_grid(Duration duration, std::uint32_t workload) {
  if (workload % 2 == 0) return duration;
  return Duration::nanoseconds((duration.nanoseconds() + kGrid / 2) / kGrid * kGrid);
}

}  // namespace

TortureWorld::TortureWorld(RandomKey key)
    : key_(key),
      facts_(Duration::milliseconds(1)),
      timers_(kTimer),
      timeouts_({TimeoutList(Duration::microseconds(1'500), kTimeout, 0),
                 TimeoutList(Duration::nanoseconds(500 * kGrid), kTimeout, 1)}),
      outcomes_(SimTime(), Duration::milliseconds(5)),
      in_system_(SimTime(), Duration::milliseconds(2)) {
  for (std::uint32_t i = 0; i < kWorkloads; ++i) {
    const std::uint64_t name = hash_name("workload/" + std::to_string(i));
    workloads_.push_back({name, laws_.add(overhead_of(i)), 0});
  }
  key_law_ = laws_.add(ZipfSpec{10'000, 0.9});
  stations_.reserve(kStations);
  for (std::uint32_t i = 0; i < kStations; ++i) {
    stations_.emplace_back(hash_name("station/" + std::to_string(i)));
  }
}

void TortureWorld::start(Scheduler& scheduler) {
  for (std::uint32_t i = 0; i < kWorkloads; ++i) {
    scheduler.schedule(SimTime(), Phase::arrival, kArrival, i);
    // Never happens: later than the latest instant.
    scheduler.schedule(SimTime::never(), Phase::arrival, kArrival, i);
  }
  for (std::uint32_t i = 0; i < kStations; ++i) {
    const SimTime first = SimTime() + Duration::nanoseconds(25 * kGrid);
    scheduler.schedule(first, Phase::observation, kSample, i);
    scheduler.schedule(first, Phase::control, kTick, i);
    scheduler.schedule(first, Phase::world_change, kShake, i);
    // Two neighbours fail at one instant, and come back at another.
    const Duration failure = Duration::nanoseconds((i / 2 + 1) * 5'000 * kGrid);
    scheduler.schedule_control(SimTime() + failure, Phase::world_change, {kFailures, 0, i});
    scheduler.schedule_control(SimTime() + failure + Duration::nanoseconds(1'000 * kGrid),
                               Phase::world_change, {kFailures, 1, i});
  }
  for (std::uint64_t storm = 0; storm < 10; ++storm) {
    const SimTime time = SimTime() + Duration::milliseconds(13) * static_cast<std::int64_t>(storm);
    scheduler.schedule_control(time, Phase::control, {kStorms, 150, storm});
  }
}

void TortureWorld::on_event(Scheduler& scheduler, EventKind kind, std::uint32_t index) {
  switch (kind) {
    case kArrival:
      arrive(scheduler, index);
      schedule_next_arrival(scheduler, index);
      break;
    case kBurst:
      arrive(scheduler, index);
      break;
    case kFinish:
      finish(scheduler, index);
      break;
    case kTimer:
      fire_timer(scheduler, index);
      break;
    case kTimeout:
      expire_timeouts(scheduler, index);
      break;
    case kChain:
      chain(scheduler, index);
      break;
    case kTick:
      tick(scheduler, index);
      break;
    case kShake:
      shake(scheduler, index);
      break;
    case kSample:
      sample(scheduler, index);
      break;
    default:
      CHECK(false, "no such kind");
  }
}

void TortureWorld::state_fact(SimTime now, TortureFact kind, std::uint64_t subject,
                              std::uint64_t object) {
  facts_.add({now, kind, subject, object});
}

void TortureWorld::arrive(Scheduler& scheduler, std::uint32_t workload_index) {
  Workload& workload = workloads_[workload_index];
  Job job;
  job.request = request_of(workload.name, workload.arrivals++);
  job.path = Path().child(0, kEndpoint + workload_index, 0);
  job.workload = workload_index;
  job.arrived = scheduler.now();
  const RandomBlock block = random_block(key_, {job.request, Path()}, draw::kDemand.block());
  job.demand =
      draw_demand(workload_index, draw::kDemand.pair_of(block), draw::kDemandSecond.pair_of(block));
  state_fact(scheduler.now(), kArrived, job.request, Digest::bits_of(job.demand));
  in_system_.add(scheduler.now(), 1);
  const std::uint32_t index = jobs_.allocate(job).index();
  job_at(index).deadline =
      timers_.arm(scheduler, scheduler.now() + kJobDeadline, {index, kDeadline});
  dispatch(scheduler, index);
}

void TortureWorld::schedule_next_arrival(Scheduler& scheduler, std::uint32_t workload_index) {
  const Workload& workload = workloads_[workload_index];
  const std::uint64_t request = request_of(workload.name, workload.arrivals);
  const RandomBlock block = random_block(key_, {request, Path()}, draw::kGap.block());
  const double unit = (static_cast<double>(draw::kGap.pair_of(block) >> 11) + 0.5) * 0x1p-53;
  const Duration gap = duration_from_seconds(-kMeanGap * math::log(unit));
  scheduler.schedule_after(on_grid(gap, workload_index), Phase::arrival, kArrival, workload_index);
  if (draw::kFarEvent.word_of(block) % 64 == 0) {
    // Beyond the horizon, at all distances that a run can have.
    const Duration far = Duration::milliseconds(200) * (1 + draw::kFarEvent.word_of(block) / 64);
    scheduler.schedule_after(far, Phase::arrival, kBurst, workload_index);
  }
}

void TortureWorld::dispatch(Scheduler& scheduler, std::uint32_t index) {
  const std::uint32_t station_index = pick_station(job_at(index));
  if (station_index == kStations) {
    retry_later(scheduler, index);
    return;
  }
  Job& job = job_at(index);
  Station& station = stations_[station_index];
  state_fact(scheduler.now(), kPicked, job.request, station.name);
  job.station = station_index;
  job.dispatched = scheduler.now();
  station.in_station.add(scheduler.now(), 1);
  start_timeout(scheduler, index);
  if (station.busy < station.servers) {
    run(scheduler, index);
  } else {
    job.state = JobState::queued;
    station.queue.push_back(index);
  }
}

std::uint32_t TortureWorld::pick_station(const Job& job) const {
  Draws draws = Draws::keyed(key_, {job.request, job.path}, draw::kBalancer);
  const std::uint32_t first = draws.below(kStations);
  const std::uint32_t other = draws.below(kStations - 1);
  const std::uint32_t second = other + (other >= first ? 1 : 0);
  const auto load = [this](std::uint32_t i) { return stations_[i].in_station.level(); };
  if (!stations_[first].is_up) return stations_[second].is_up ? second : kStations;
  if (!stations_[second].is_up) return first;
  return load(second) < load(first) ? second : first;
}

void TortureWorld::run(Scheduler& scheduler, std::uint32_t index) {
  Job& job = job_at(index);
  Station& station = stations_[job.station];
  const RandomBlock block = random_block(key_, {job.request, job.path}, draw::kNoise.block());
  const double noise = 0.75 + static_cast<double>(draw::kNoise.pair_of(block) >> 11) * 0x1p-54;
  const double service = job.demand * noise * (1 + station.pressure / 8) / station.speed;
  station.demands.add(service);
  const RandomBlock more = random_block(key_, {job.request, job.path}, draw::kOverhead.block());
  const DistributionId law = workloads_[job.workload].overhead;
  const std::int64_t overhead = laws_.draw(law, draw::kOverhead.pair_of(more));
  const std::int64_t key = laws_.draw(key_law_, draw::kKey.pair_of(more));
  job.state = JobState::running;
  ++station.busy;
  state_fact(scheduler.now(), kStarted, job.request, Digest::bits_of(service));
  // Popular keys are served at once.
  const Duration time = duration_from_seconds(service) + Duration::nanoseconds(overhead);
  const Duration taken = key < 3 ? Duration() : on_grid(time, job.workload);
  scheduler.schedule_after(taken, Phase::completion, kFinish, index);
}

void TortureWorld::finish(Scheduler& scheduler, std::uint32_t index) {
  Job& job = job_at(index);
  const std::uint32_t station_index = job.station;
  if (job.state == JobState::killed) {
    jobs_.release_at(index);
    return;
  }
  Station& station = stations_[station_index];
  --station.busy;
  station.in_station.add(scheduler.now(), -1);
  if (job.state == JobState::abandoned) {
    jobs_.release_at(index);
  } else {
    stop_timeout(index);
    timers_.stop(job.deadline);
    record_response(scheduler, job);
    const RandomBlock block = random_block(key_, {job.request, job.path}, draw::kDepth.block());
    job.chain_left = draw::kDepth.word_of(block) % 4;
    job.state = JobState::chaining;
    chain(scheduler, index);
  }
  start_next(scheduler, station_index);
}

void TortureWorld::record_response(Scheduler& scheduler, const Job& job) {
  const std::int64_t response = (scheduler.now() - job.arrived).nanoseconds();
  Station& station = stations_[job.station];
  station.responses.record(response);
  station.batches.record(response);
  responses_.record(response);
  outcomes_.record(scheduler.now(), response);
  state_fact(scheduler.now(), kFinished, job.request, job.attempt);
}

// Each link happens at the same instant, behind all that this instant has already brought.
void TortureWorld::chain(Scheduler& scheduler, std::uint32_t index) {
  Job& job = job_at(index);
  Station& station = stations_[job.station];
  station.pressure = math::tanh(0.9 * station.pressure + 40 * job.demand - 0.02 * job.chain_left);
  state_fact(scheduler.now(), kChained, job.request, Digest::bits_of(station.pressure));
  if (job.chain_left == 0) {
    end(scheduler, index);
  } else {
    --job.chain_left;
    scheduler.schedule_after(Duration(), Phase::arrival, kChain, index);
  }
}

void TortureWorld::end(Scheduler& scheduler, std::uint32_t index) {
  in_system_.add(scheduler.now(), -1);
  jobs_.release_at(index);
}

std::uint64_t TortureWorld::state(SimTime now) const {
  Digest digest;
  for (const Station& station : stations_) {
    station.responses.for_each_bucket([&](const LogLinearHistogram::Bucket& bucket) {
      digest.add_signed(bucket.lower);
      digest.add(bucket.count);
    });
    digest.add_wide(station.responses.sum());
    digest.add_wide(station.in_station.area(now));
    digest.add_real(station.in_station.average(now).value_or(-1));
    digest.add_real(station.demands.mean());
    digest.add_real(station.demands.variance());
    digest.add_real(station.pressure);
    if (const auto found = station.batches.interval(0.95, "response")) {
      digest.add_real(found->interval.half_width);
    }
  }
  if (const auto found = responses_.interval(0.9, 0.95, "response")) {
    digest.add_real(found->interval.half_width);
  }
  for (const WindowedSeries::Window& window : outcomes_.windows()) digest.add_wide(window.sum);
  for (const Int128 area : in_system_.areas()) digest.add_wide(area);
  digest.add(jobs_.alive());
  digest.add(jobs_.high_water());
  digest.add(timers_.armed());
  return digest.value();
}

Engine<TortureWorld> make_torture(QueueKind queue, RandomKey key) {
  EngineOptions options;
  options.seed = key.seed;
  options.replication = key.replication;
  options.queue = queue;
  // Tables are built in doubles, outside of any run.
  const math::FloatEnvironmentGuard guard;
  Engine<TortureWorld> engine(TortureWorld(key), options);
  engine.world().start(engine.scheduler());
  return engine;
}

}  // namespace orrery::sim::determinism
