// The engine under Google Benchmark: the hold model on both queues, M/M/4 and the chain as worlds,
// and the parts that every event pays for. Items are events or requests; times are CPU times.
#include <cstdint>

#include <benchmark/benchmark.h>

#include "bench/worlds/hold.h"
#include "bench/worlds/stations.h"
#include "sim/fingerprint/fingerprint.h"
#include "sim/random/draws.h"
#include "sim/random/philox.h"

namespace orrery::bench {
namespace {

constexpr std::uint64_t kEventsPerRound = 1 << 16;

void hold(benchmark::State& state, sim::QueueKind queue) {
  const auto pending = static_cast<std::uint32_t>(state.range(0));
  sim::Engine<HoldWorld> engine(HoldWorld(), {.queue = queue});
  engine.world().start(engine.scheduler(), pending);
  engine.run_until(sim::SimTime::never(), {.events = 2ull * pending});
  for (auto _ : state) engine.run_until(sim::SimTime::never(), {.events = kEventsPerRound});
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kEventsPerRound));
  state.counters["ns_per_event"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * kEventsPerRound * 1e-9,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK_CAPTURE(hold, radix, sim::QueueKind::radix)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK_CAPTURE(hold, heap, sim::QueueKind::heap)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);

void stations(benchmark::State& state, StationsSpec spec) {
  for (auto _ : state) {
    sim::Engine<StationsWorld> engine(StationsWorld(spec, {1, 0}), {.seed = 1});
    engine.world().start(engine.scheduler());
    engine.run_until(sim::SimTime::never());
    benchmark::DoNotOptimize(engine.world().fingerprint().total());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(spec.requests));
}
BENCHMARK_CAPTURE(stations, mm4, mm4(1'000'000))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stations, chain, chain(500'000))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stations, chain_of_2250_stations, chain(500'000, 256))
    ->Unit(benchmark::kMillisecond);

void fingerprint_fact(benchmark::State& state) {
  sim::Fingerprint fingerprint;
  std::int64_t time = 0;
  for (auto _ : state) {
    time += 1'000;
    fingerprint.add({sim::SimTime::from_nanoseconds(time), 3, 0x1234'5678'9abc'def0,
                     static_cast<std::uint64_t>(time)});
  }
  benchmark::DoNotOptimize(fingerprint.total());
}
BENCHMARK(fingerprint_fact);

void random_block(benchmark::State& state) {
  std::uint64_t request = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(sim::random_block({1, 0}, {++request, sim::Path::root()}, 0));
  }
}
BENCHMARK(random_block);

void draws_below(benchmark::State& state) {
  std::uint64_t request = 0;
  for (auto _ : state) {
    sim::Draws draws =
        sim::Draws::keyed({1, 0}, {++request, sim::Path::root()}, sim::DrawSlot::blocks(0, 16));
    benchmark::DoNotOptimize(draws.below(10));
    benchmark::DoNotOptimize(draws.below(9));
  }
}
BENCHMARK(draws_below);

}  // namespace
}  // namespace orrery::bench
