// A world that is made to be hard to repeat. It uses everything that the core offers, on purpose in
// the ways that go wrong: most instants lie on a grid, so that many events are exactly
// simultaneous; loops without delay; bursts of events at one instant and events far away; timers
// that are nearly always stopped; records that are recycled while events name them; state that
// remembers the order of what happened, in doubles, and decides what happens next.
//
// The model: jobs of six workloads go to twelve stations, picked as the less loaded of two. They
// queue, run, time out, are retried elsewhere and given up; stations fail and come back. Nothing in
// it is meant to be realistic.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/slab.h"
#include "sim/distributions/distribution_set.h"
#include "sim/events/engine.h"
#include "sim/fingerprint/fingerprint.h"
#include "sim/random/philox.h"
#include "sim/statistics/batch_quantiles.h"
#include "sim/statistics/windowed_level.h"
#include "sim/statistics/windowed_series.h"
#include "tests/determinism/driver/torture_model.h"

namespace orrery::sim::determinism {

class TortureWorld {
 public:
  static constexpr EventKind kEventKinds = kTortureEvents;
  static constexpr SimTime kHorizon = SimTime::from_nanoseconds(150'000'000);

  explicit TortureWorld(RandomKey key);

  // Schedules what happens first.
  void start(Scheduler& scheduler);

  void on_event(Scheduler& scheduler, EventKind kind, std::uint32_t index);
  void on_control(Scheduler& scheduler, const ControlCall& call);

  const Fingerprint& facts() const { return facts_; }
  // All that the world remembers at `now`, in one word.
  std::uint64_t state(SimTime now) const;

 private:
  void arrive(Scheduler& scheduler, std::uint32_t workload);
  void schedule_next_arrival(Scheduler& scheduler, std::uint32_t workload);
  void dispatch(Scheduler& scheduler, std::uint32_t job);
  void finish(Scheduler& scheduler, std::uint32_t job);
  void record_response(Scheduler& scheduler, const Job& job);
  void chain(Scheduler& scheduler, std::uint32_t job);
  void end(Scheduler& scheduler, std::uint32_t job);

  void expire_timeouts(Scheduler& scheduler, std::uint32_t list);
  void time_out(Scheduler& scheduler, std::uint32_t job);
  void retry_later(Scheduler& scheduler, std::uint32_t job);
  void fire_timer(Scheduler& scheduler, std::uint32_t slot);
  void pass_deadline(Scheduler& scheduler, std::uint32_t job);
  std::uint32_t make_successor(Scheduler& scheduler, std::uint32_t job);
  void start_timeout(Scheduler& scheduler, std::uint32_t job);
  void stop_timeout(std::uint32_t job);

  std::uint32_t pick_station(const Job& job) const;
  void start_next(Scheduler& scheduler, std::uint32_t station);
  void run(Scheduler& scheduler, std::uint32_t job);
  void leave_queue(Scheduler& scheduler, std::uint32_t job);
  void fail_station(Scheduler& scheduler, std::uint32_t station);
  void tick(Scheduler& scheduler, std::uint32_t station);
  void shake(Scheduler& scheduler, std::uint32_t station);
  void sample(Scheduler& scheduler, std::uint32_t station);

  void state_fact(SimTime now, TortureFact kind, std::uint64_t subject, std::uint64_t object);
  Job& job_at(std::uint32_t job) { return jobs_.at_index(job); }

  RandomKey key_;
  Fingerprint facts_;
  DistributionSet laws_;
  DistributionId key_law_;
  std::vector<Workload> workloads_;
  std::vector<Station> stations_;
  Slab<Job> jobs_;
  TimerSlots timers_;
  std::vector<TimeoutList> timeouts_;
  WindowedSeries outcomes_;
  WindowedLevel in_system_;
  BatchQuantiles responses_;
};

// An engine with a started world in it.
Engine<TortureWorld> make_torture(QueueKind queue, RandomKey key);

}  // namespace orrery::sim::determinism
