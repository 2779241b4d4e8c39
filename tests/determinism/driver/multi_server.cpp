// M/M/4, the smallest simulation that means something: one queue, four servers, exponential gaps
// and services keyed by the customer's number.
#include <cstdint>
#include <deque>

#include "sim/base/saturating.h"
#include "sim/events/engine.h"
#include "sim/fingerprint/fingerprint.h"
#include "sim/math/elementary.h"
#include "sim/random/draw_map.h"
#include "sim/random/names.h"
#include "sim/statistics/log_linear_histogram.h"
#include "sim/statistics/time_weighted.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/part.h"

namespace orrery::sim::determinism {
namespace {

constexpr DrawSlot kGap = DrawSlot::pair(0, 0);
constexpr DrawSlot kService = DrawSlot::pair(0, 1);
static_assert(are_disjoint({kGap, kService}));

constexpr std::uint32_t kCustomers = 60'000;
constexpr std::uint32_t kServers = 4;
constexpr double kMeanGap = 1e-3 / 3.2;
constexpr double kMeanService = 1e-3;

enum FactKind : std::uint32_t { kArrived = 1, kStarted = 2, kLeft = 3 };

// Seconds, by inversion; the bits stand for a number in (0, 1).
double exponential(double mean, std::uint64_t bits) {
  return -mean * math::log((static_cast<double>(bits >> 11) + 0.5) * 0x1p-53);
}

struct MultiServer {
  static constexpr EventKind kEventKinds = 2;
  static constexpr EventKind kArrival = 0;
  static constexpr EventKind kDeparture = 1;

  RandomKey key;
  std::uint64_t name = hash_name("workload/customers");
  Fingerprint facts = Fingerprint(Duration::milliseconds(100));
  LogLinearHistogram waits;
  TimeWeighted in_system;
  std::deque<std::uint32_t> queue = {};
  std::deque<SimTime> queued_since = {};
  std::uint32_t busy = 0;

  void on_event(Scheduler& scheduler, EventKind kind, std::uint32_t customer) {
    if (kind == kArrival) {
      arrive(scheduler, customer);
    } else {
      depart(scheduler, customer);
    }
  }
  void on_control(Scheduler&, const ControlCall&) {}

  void arrive(Scheduler& scheduler, std::uint32_t customer) {
    facts.add({scheduler.now(), kArrived, request_of(name, customer), busy});
    in_system.add(scheduler.now(), 1);
    if (customer + 1 < kCustomers) {
      const double gap = exponential(kMeanGap, kGap.pair_of(block_of(customer + 1)));
      scheduler.schedule_after(duration_from_seconds(gap), Phase::arrival, kArrival, customer + 1);
    }
    if (busy < kServers) {
      start(scheduler, customer, scheduler.now());
    } else {
      queue.push_back(customer);
      queued_since.push_back(scheduler.now());
    }
  }

  void start(Scheduler& scheduler, std::uint32_t customer, SimTime since) {
    ++busy;
    const Duration wait = scheduler.now() - since;
    waits.record(wait.nanoseconds());
    const double service = exponential(kMeanService, kService.pair_of(block_of(customer)));
    facts.add({scheduler.now(), kStarted, request_of(name, customer), Digest::bits_of(service)});
    scheduler.schedule_after(duration_from_seconds(service), Phase::completion, kDeparture,
                             customer);
  }

  void depart(Scheduler& scheduler, std::uint32_t customer) {
    facts.add({scheduler.now(), kLeft, request_of(name, customer), queue.size()});
    in_system.add(scheduler.now(), -1);
    --busy;
    if (queue.empty()) return;
    const std::uint32_t next = queue.front();
    const SimTime since = queued_since.front();
    queue.pop_front();
    queued_since.pop_front();
    start(scheduler, next, since);
  }

  RandomBlock block_of(std::uint32_t customer) const {
    return random_block(key, {request_of(name, customer), Path()}, kGap.block());
  }
};

}  // namespace

void add_multi_server_parts(const PartOptions& options, Parts& parts) {
  MultiServer world;
  world.key = {options.seed, 1};
  EngineOptions engine_options;
  engine_options.seed = options.seed;
  engine_options.replication = 1;
  engine_options.queue = options.queue;
  Engine<MultiServer> engine(world, engine_options);
  engine.scheduler().schedule(SimTime(), Phase::arrival, MultiServer::kArrival, 0);
  engine.run_until(SimTime::never());

  const MultiServer& end = engine.world();
  Digest state;
  state.add_wide(end.waits.sum());
  state.add_signed(end.waits.quantile(0.99).value_or(-1));
  state.add_real(end.waits.mean().value_or(-1));
  state.add_wide(end.in_system.area(engine.now()));
  state.add_real(end.in_system.average(engine.now()).value_or(-1));
  Digest events;
  events.add(engine.event_hash());
  events.add(engine.events_executed());
  parts.push_back({"multi_server/facts", to_text(end.facts.total())});
  parts.push_back({"multi_server/state", to_text(state)});
  parts.push_back({"multi_server/events", to_text(events)});
}

}  // namespace orrery::sim::determinism
