// What the next arrival of each kind costs.
#include <benchmark/benchmark.h>

#include "models/workloads/arrival_process.h"
#include "sim/random/names.h"

namespace orrery::models {
namespace {

using sim::Duration;

void next_arrival(benchmark::State& state, const ArrivalsSpec& arrivals, const BatchSpec& batch) {
  sim::DistributionSet distributions;
  const ArrivalProcess start({arrivals, batch}, sim::hash_name("workload/shoppers"), {1, 0},
                             distributions);
  ArrivalProcess process = start;
  for (auto _ : state) {
    const Arrival arrival = process.next(distributions);
    benchmark::DoNotOptimize(arrival);
    if (arrival.requests == 0) process = start;
  }
}

const RateSpec kSteps = StepRateSpec{{{Duration::seconds(0), 1000}, {Duration::seconds(9), 2000}}};
const RateSpec kLines = LinearRateSpec{{{Duration::seconds(0), 0}, {Duration::hours(9), 2000}}};
const RateSpec kSinusoid = SinusoidalRateSpec{1000, 900, Duration::hours(24), {}};
const RateSpec kShortSinusoid = SinusoidalRateSpec{1000, 1000, Duration::milliseconds(10), {}};
const MmppArrivalsSpec kMmpp{
    {{1500, Duration::milliseconds(20)}, {100, Duration::milliseconds(20)}}};

BENCHMARK_CAPTURE(next_arrival, poisson, PoissonArrivalsSpec{ConstantRateSpec{1000}},
                  FixedBatch{1});
BENCHMARK_CAPTURE(next_arrival, poisson_batches, PoissonArrivalsSpec{ConstantRateSpec{1000}},
                  GeometricBatch{8});
BENCHMARK_CAPTURE(next_arrival, poisson_steps, PoissonArrivalsSpec{kSteps}, FixedBatch{1});
BENCHMARK_CAPTURE(next_arrival, poisson_lines, PoissonArrivalsSpec{kLines}, FixedBatch{1});
BENCHMARK_CAPTURE(next_arrival, poisson_sinusoid, PoissonArrivalsSpec{kSinusoid}, FixedBatch{1});
BENCHMARK_CAPTURE(next_arrival, poisson_short_sinusoid, PoissonArrivalsSpec{kShortSinusoid},
                  FixedBatch{1});
BENCHMARK_CAPTURE(next_arrival, deterministic, DeterministicArrivalsSpec{ConstantRateSpec{1000}},
                  FixedBatch{1});
BENCHMARK_CAPTURE(next_arrival, renewal,
                  RenewalArrivalsSpec{sim::GammaSpec{.mean = Duration::milliseconds(1), .cv = 2}},
                  FixedBatch{1});
BENCHMARK_CAPTURE(next_arrival, mmpp, kMmpp, FixedBatch{1});

}  // namespace
}  // namespace orrery::models
