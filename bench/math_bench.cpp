// Time of one call of each function of sim/math: throughput (independent arguments) and, for exp
// and log, latency (each argument depends on the last result).
#include <vector>

#include <benchmark/benchmark.h>

#include "sim/math/elementary.h"
#include "sim/math/float_environment.h"
#include "sim/math/gamma.h"
#include "sim/math/normal.h"

namespace {

namespace math = orrery::sim::math;

constexpr std::size_t kArguments = 1024;

// Evenly spread over [low, high] in an order without a pattern for the branch predictor.
std::vector<double> spread(double low, double high) {
  std::vector<double> values(kArguments);
  for (std::size_t i = 0; i < kArguments; ++i) {
    values[i] = low + (high - low) * static_cast<double>(i * 389 % kArguments) / kArguments;
  }
  return values;
}

void throughput(benchmark::State& state, double (*function)(double), double low, double high) {
  const std::vector<double> values = spread(low, high);
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(function(values[i++ % kArguments]));
}

void latency(benchmark::State& state, double (*function)(double), double low, double high) {
  const std::vector<double> values = spread(low, high);
  std::size_t i = 0;
  double last = 0;
  for (auto _ : state) last = function(values[i++ % kArguments] + last * 0x1p-1000);
  benchmark::DoNotOptimize(last);
}

void pow_throughput(benchmark::State& state) {
  const std::vector<double> bases = spread(0.01, 100);
  const std::vector<double> exponents = spread(-10, 10);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(math::pow(bases[i % kArguments], exponents[i * 7 % kArguments]));
    ++i;
  }
}

// The argument is ten times the shape.
void gamma_quantile(benchmark::State& state) {
  const std::vector<double> probabilities = spread(0.0005, 0.9995);
  const auto shape = static_cast<double>(state.range(0)) / 10;
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(math::gamma_quantile(shape, probabilities[i++ % kArguments]));
  }
}

void float_environment_guard(benchmark::State& state) {
  for (auto _ : state) {
    math::FloatEnvironmentGuard guard;
    benchmark::ClobberMemory();
  }
}

BENCHMARK_CAPTURE(throughput, exp, math::exp, -20, 20);
BENCHMARK_CAPTURE(latency, exp, math::exp, -20, 20);
BENCHMARK_CAPTURE(throughput, log, math::log, 0.001, 1);
BENCHMARK_CAPTURE(latency, log, math::log, 0.001, 1);
BENCHMARK_CAPTURE(throughput, log10, math::log10, 0.001, 1000);
BENCHMARK(pow_throughput);
BENCHMARK_CAPTURE(throughput, cbrt, math::cbrt, -1000, 1000);
BENCHMARK_CAPTURE(throughput, tanh, math::tanh, -3, 3);
BENCHMARK_CAPTURE(throughput, sin, math::sin, -3, 3);
BENCHMARK_CAPTURE(throughput, sin_to_1e5, math::sin, -1e5, 1e5);
BENCHMARK_CAPTURE(throughput, sin_huge, math::sin, -1e300, 1e300);
BENCHMARK_CAPTURE(throughput, normal_cdf, math::normal_cdf, -8, 8);
BENCHMARK_CAPTURE(throughput, normal_quantile, math::normal_quantile, 0.0005, 0.9995);
BENCHMARK_CAPTURE(throughput, log_gamma, math::log_gamma, 0.01, 100);
BENCHMARK(gamma_quantile)
    ->ArgName("shape_times_10")
    ->Arg(1)
    ->Arg(5)
    ->Arg(25)
    ->Arg(1000)
    ->Arg(1000000);
BENCHMARK(float_environment_guard);

}  // namespace

BENCHMARK_MAIN();
