// What the torture world is made of: its events, facts, draws and records.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "sim/distributions/distribution_set.h"
#include "sim/events/timeout_list.h"
#include "sim/events/timer_slots.h"
#include "sim/random/draw_map.h"
#include "sim/statistics/batch_means.h"
#include "sim/statistics/log_linear_histogram.h"
#include "sim/statistics/moments.h"
#include "sim/statistics/time_weighted.h"

namespace orrery::sim::determinism {

enum TortureEvent : EventKind {
  kArrival,  // index: workload; schedules the next one
  kBurst,    // index: workload; one of many arrivals at one instant
  kFinish,   // index: job
  kTimer,    // index: timer slot
  kTimeout,  // index: timeout list
  kChain,    // index: job; happens without delay
  kTick,     // index: station; all stations at the same instants
  kShake,    // index: station; the same instants, an earlier phase
  kSample,   // index: station; the same instants, the last phase
  kTortureEvents
};

enum TortureComponent : std::uint16_t {
  kFailures,  // code: 0 down, 1 up; argument: station
  kStorms,    // code: how many bursts of how many arrivals; argument: number of the storm
};

// Numbers of the facts that enter the fingerprint.
enum TortureFact : std::uint32_t {
  kArrived = 1,
  kPicked,
  kStarted,
  kFinished,
  kTimedOut,
  kDeadlinePassed,
  kGivenUp,
  kChained,
  kDown,
  kUp,
  kTicked,
  kShaken,
  kSampled,
};

enum TimerCode : std::uint32_t { kDeadline, kRetry };

// After its arrival: some jobs meet it as they wait, some as they queue, some as they run.
inline constexpr Duration kJobDeadline = Duration::microseconds(3'400);

namespace draw {
inline constexpr DrawSlot kGap = DrawSlot::pair(0, 0);
inline constexpr DrawSlot kFarEvent = DrawSlot::word(0, 2);
inline constexpr DrawSlot kDemand = DrawSlot::pair(1, 0);
inline constexpr DrawSlot kDemandSecond = DrawSlot::pair(1, 1);
inline constexpr DrawSlot kNoise = DrawSlot::pair(2, 0);
inline constexpr DrawSlot kDepth = DrawSlot::word(2, 2);
inline constexpr DrawSlot kBackoff = DrawSlot::word(2, 3);
inline constexpr DrawSlot kOverhead = DrawSlot::pair(3, 0);
inline constexpr DrawSlot kKey = DrawSlot::pair(3, 1);
inline constexpr DrawSlot kBalancer = DrawSlot::blocks(16, 4);
static_assert(are_disjoint({kGap, kFarEvent, kDemand, kDemandSecond, kNoise, kDepth, kBackoff,
                            kBalancer}));
}  // namespace draw

enum class JobState : std::uint8_t {
  waiting,    // for its retry
  queued,     // at its station
  running,    // at its station; its finish is pending
  chaining,   // finished; its chain goes on
  abandoned,  // running, but nobody waits for it any more
  killed,     // as abandoned, at a station that has forgotten it
};

struct Job {
  std::uint64_t request = 0;
  Path path;  // of this attempt
  std::uint32_t workload = 0;
  std::uint32_t attempt = 0;
  std::uint32_t station = 0;
  std::uint32_t chain_left = 0;
  SimTime arrived;
  SimTime dispatched;
  double demand = 0;  // seconds
  TimeoutLinks timeout;
  TimerHandle deadline;
  TimerHandle retry;
  JobState state = JobState::waiting;
};

struct Workload {
  std::uint64_t name = 0;
  DistributionId overhead;
  std::uint64_t arrivals = 0;
};

// Built in place with its name, as the stations of a cluster are.
struct Station {
  explicit Station(std::uint64_t station_name) : name(station_name), in_station(SimTime(), 0) {}

  std::uint64_t name;
  TimeWeighted in_station;
  std::deque<std::uint32_t> queue = {};  // jobs
  std::uint32_t servers = 3;
  std::uint32_t busy = 0;
  bool is_up = true;
  double pressure = 0;  // in (-1, 1): a state that remembers the order of what happened
  double speed = 1;
  LogLinearHistogram responses = {};
  BatchMeans batches = {};
  Moments demands = {};
};

}  // namespace orrery::sim::determinism
