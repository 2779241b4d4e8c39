// The torture world as it is and under conditions that must not matter.
#include <array>
#include <cstddef>
#include <thread>
#include <utility>

#include "sim/math/float_environment.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/hostile_float_environment.h"
#include "tests/determinism/driver/part.h"
#include "tests/determinism/driver/torture_world.h"

namespace orrery::sim::determinism {
namespace {

using TortureEngine = Engine<TortureWorld>;

// Appends what a finished run came to, as lines torture/...@condition.
void add_results(const TortureEngine& engine, const std::string& condition, Parts& parts) {
  // Statistics are computed in doubles when they are asked for, outside of any run.
  const math::FloatEnvironmentGuard guard;
  Digest state;
  state.add(engine.world().state(engine.now()));
  Digest events;
  events.add(engine.event_hash());
  events.add(engine.events_executed());
  const std::string suffix = condition.empty() ? "" : "@" + condition;
  parts.push_back({"torture/facts" + suffix, to_text(engine.world().facts().total())});
  parts.push_back({"torture/state" + suffix, to_text(state)});
  parts.push_back({"torture/events" + suffix, to_text(events)});
}

RandomKey key_of(const PartOptions& options) {
  return {options.seed, 0};
}

// Stopped and continued at odd places: horizons between events, bounds on events, single steps.
void add_in_pieces(const PartOptions& options, Parts& parts) {
  TortureEngine engine = make_torture(options.queue, key_of(options));
  for (int i = 0; i < 500; ++i) engine.step();
  for (std::int64_t i = 1; i < 40; ++i) {
    engine.run_until(SimTime::from_nanoseconds(i * 1'234'567));
    engine.run_until(TortureWorld::kHorizon,
                     {.events = 97 * static_cast<std::uint64_t>(i), .interrupt = nullptr});
  }
  engine.run_until(TortureWorld::kHorizon);
  add_results(engine, "in_pieces", parts);
}

// A copy in mid-run and its original go on in turns and end alike.
void add_clone(const PartOptions& options, Parts& parts) {
  TortureEngine original = make_torture(options.queue, key_of(options));
  original.run_until(SimTime::from_nanoseconds(TortureWorld::kHorizon.nanoseconds() / 3));
  TortureEngine clone = original;
  for (int turn = 0; turn < 10; ++turn) {
    clone.run_until(TortureWorld::kHorizon, {.events = 5'000, .interrupt = nullptr});
    original.run_until(TortureWorld::kHorizon, {.events = 3'000, .interrupt = nullptr});
  }
  clone.run_until(TortureWorld::kHorizon);
  original.run_until(TortureWorld::kHorizon);
  add_results(clone, "clone", parts);
  add_results(original, "original_of_clone", parts);
}

void add_hostile_float_environment(const PartOptions& options, Parts& parts) {
  bool is_restored = false;
  std::thread([&] {
    make_float_environment_hostile();
    TortureEngine engine = make_torture(options.queue, key_of(options));
    engine.run_until(TortureWorld::kHorizon);
    is_restored = is_float_environment_hostile();
    add_results(engine, "hostile_float_environment", parts);
  }).join();
  if (!is_restored) parts.back().value = "the caller's float environment was not restored";
}

constexpr std::size_t kReplications = 8;
using Replications = std::array<Digest, kReplications>;

// Runs every `step`-th replication from `first` on.
void run_replications(const PartOptions& options, std::size_t first, std::size_t step,
                      Replications& results) {
  for (std::size_t i = first; i < kReplications; i += step) {
    const RandomKey key = {options.seed, static_cast<std::uint32_t>(i + 1)};
    TortureEngine engine = make_torture(options.queue, key);
    engine.run_until(SimTime::from_nanoseconds(10'000'000));
    const FingerprintSum facts = engine.world().facts().total();
    for (const std::uint64_t word :
         {facts.low, facts.high, engine.event_hash(), engine.world().state(engine.now())}) {
      results[i].add(word);
    }
  }
}

std::string to_text(const Replications& results) {
  Digest digest;
  for (const Digest& result : results) digest.add(result.value());
  return to_text(digest);
}

// Eight replications one after the other, then in two threads at a time.
void add_replications(const PartOptions& options, Parts& parts) {
  Replications sequential;
  run_replications(options, 0, 1, sequential);
  parts.push_back({"torture/replications", to_text(sequential)});
  Replications concurrent;
  std::thread even([&] { run_replications(options, 0, 2, concurrent); });
  std::thread odd([&] { run_replications(options, 1, 2, concurrent); });
  even.join();
  odd.join();
  parts.push_back({"torture/replications@two_threads", to_text(concurrent)});
}

}  // namespace

void add_torture_parts(const PartOptions& options, Parts& parts) {
  TortureEngine engine = make_torture(options.queue, key_of(options));
  engine.run_until(TortureWorld::kHorizon);
  add_results(engine, "", parts);
  add_replications(options, parts);
  add_in_pieces(options, parts);
  add_clone(options, parts);
  add_hostile_float_environment(options, parts);
}

}  // namespace orrery::sim::determinism
