// What the stations of the torture world do: serve, fail, and change at the instants of the grid.
#include <algorithm>

#include "sim/math/elementary.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/torture_world.h"

namespace orrery::sim::determinism {
namespace {

constexpr Duration kTickPeriod = Duration::nanoseconds(25 * 4096);

}  // namespace

void TortureWorld::on_control(Scheduler& scheduler, const ControlCall& call) {
  if (call.component == kStorms) {
    for (std::uint32_t i = 0; i < call.code; ++i) {
      const auto workload = static_cast<std::uint32_t>((call.argument + i) % workloads_.size());
      scheduler.schedule_after(Duration::microseconds(i / 100), Phase::arrival, kBurst, workload);
    }
    return;
  }
  const auto index = static_cast<std::uint32_t>(call.argument);
  if (call.code == 0) {
    fail_station(scheduler, index);
  } else {
    stations_[index].is_up = true;
    state_fact(scheduler.now(), kUp, stations_[index].name, 0);
  }
}

void TortureWorld::start_next(Scheduler& scheduler, std::uint32_t index) {
  Station& station = stations_[index];
  while (station.busy < station.servers && !station.queue.empty()) {
    const std::uint32_t job = station.queue.front();
    station.queue.pop_front();
    run(scheduler, job);
  }
}

void TortureWorld::leave_queue(Scheduler& scheduler, std::uint32_t index) {
  Station& station = stations_[job_at(index).station];
  const auto place = std::find(station.queue.begin(), station.queue.end(), index);
  CHECK(place != station.queue.end());
  station.queue.erase(place);
  station.in_station.add(scheduler.now(), -1);
}

// Who queued there and who ran there is sent elsewhere at once, in the order of the slab: each
// finds the loads that those before it have left.
void TortureWorld::fail_station(Scheduler& scheduler, std::uint32_t index) {
  std::vector<std::uint32_t> displaced;
  jobs_.for_each_alive([&](Handle<Job> handle, Job& job) {
    if (job.station != index) return;
    if (job.state == JobState::abandoned) job.state = JobState::killed;
    if (job.state == JobState::queued || job.state == JobState::running) {
      displaced.push_back(handle.index());
    }
  });
  Station& station = stations_[index];
  state_fact(scheduler.now(), kDown, station.name, displaced.size());
  station.is_up = false;
  station.busy = 0;
  station.queue.clear();
  station.in_station.set(scheduler.now(), 0);
  for (std::uint32_t job : displaced) {
    stop_timeout(job);
    if (job_at(job).state == JobState::running) {
      const std::uint32_t successor = make_successor(scheduler, job);
      job_at(job).state = JobState::killed;
      job = successor;
    }
    job_at(job).path = job_at(job).path.child(job_at(job).attempt, station.name, 0);
    job_at(job).state = JobState::waiting;
    dispatch(scheduler, job);
  }
}

void TortureWorld::tick(Scheduler& scheduler, std::uint32_t index) {
  Station& station = stations_[index];
  const double phase = static_cast<double>(scheduler.now().nanoseconds()) * 1e-6 + index;
  station.servers = math::sin(phase) > 0.25 ? 4 : 3;
  station.pressure =
      math::tanh(0.8 * station.pressure + 0.01 * static_cast<double>(station.queue.size()));
  state_fact(scheduler.now(), kTicked, station.name, Digest::bits_of(station.pressure));
  start_next(scheduler, index);
  scheduler.schedule_after(kTickPeriod, Phase::control, kTick, index);
}

// Neighbours pull at each other's speed, one after the other in the order of the events.
void TortureWorld::shake(Scheduler& scheduler, std::uint32_t index) {
  Station& station = stations_[index];
  const Station& neighbour = stations_[(index + 1) % stations_.size()];
  const double pull = math::cbrt(neighbour.speed * (1.1 - 0.2 * neighbour.pressure));
  station.speed = 0.7 * station.speed + 0.3 * pull;
  state_fact(scheduler.now(), kShaken, station.name, Digest::bits_of(station.speed));
  scheduler.schedule_after(kTickPeriod, Phase::world_change, kShake, index);
}

void TortureWorld::sample(Scheduler& scheduler, std::uint32_t index) {
  const Station& station = stations_[index];
  const double average = station.in_station.average(scheduler.now()).value_or(0);
  const auto responses = static_cast<double>(station.responses.count());
  const double seen = math::log10(1 + responses) + average;
  state_fact(scheduler.now(), kSampled, station.name, Digest::bits_of(seen));
  scheduler.schedule_after(kTickPeriod, Phase::observation, kSample, index);
}

}  // namespace orrery::sim::determinism
