// The cost of one record of each statistic. The values are drawn beforehand, so that the figures
// hold next to nothing but the record itself and one load.
#include <cstdint>
#include <vector>

#include <Random123/philox.h>
#include <benchmark/benchmark.h>

#include "sim/statistics/batch_means.h"
#include "sim/statistics/batch_quantiles.h"
#include "sim/statistics/log_linear_histogram.h"
#include "sim/statistics/moments.h"
#include "sim/statistics/student.h"
#include "sim/statistics/time_weighted.h"
#include "sim/statistics/windowed_level.h"
#include "sim/statistics/windowed_series.h"

namespace orrery::sim {
namespace {

constexpr std::size_t kValues = 4096;  // 32 KiB: stays in the first cache

// Between 2^octave_low and 2^octave_high, each octave equally likely: as response times are.
std::vector<std::int64_t> values_of(unsigned octave_low, unsigned octave_high) {
  std::vector<std::int64_t> values;
  for (std::uint32_t i = 0; i < kValues; ++i) {
    const auto words = r123::Philox4x32()({{i, 0, 0, 0}}, {{1, 1}});
    const unsigned octave = octave_low + words[0] % (octave_high - octave_low);
    const std::uint64_t bits = (std::uint64_t{1} << 32) | words[1];
    values.push_back(static_cast<std::int64_t>((bits << 20) >> (52 - octave)));
  }
  return values;
}

void histogram_record(benchmark::State& state) {
  const auto values = values_of(16, 24);
  LogLinearHistogram histogram;
  std::size_t i = 0;
  for (auto _ : state) histogram.record(values[i++ % kValues]);
  benchmark::DoNotOptimize(histogram);
}
BENCHMARK(histogram_record);

void histogram_merge(benchmark::State& state) {
  LogLinearHistogram from;
  for (std::int64_t value : values_of(16, 24)) from.record(value);
  LogLinearHistogram into;
  for (auto _ : state) into.merge(from);
  benchmark::DoNotOptimize(into);
}
BENCHMARK(histogram_merge);

void histogram_quantile(benchmark::State& state) {
  LogLinearHistogram histogram;
  for (std::int64_t value : values_of(16, 24)) histogram.record(value);
  for (auto _ : state) benchmark::DoNotOptimize(histogram.quantile(0.99));
}
BENCHMARK(histogram_quantile);

void time_weighted_set(benchmark::State& state) {
  const auto values = values_of(4, 12);
  TimeWeighted level;
  SimTime now;
  std::size_t i = 0;
  for (auto _ : state) {
    const std::int64_t value = values[i++ % kValues];
    now += Duration::nanoseconds(value);
    level.set(now, value & 63);
  }
  benchmark::DoNotOptimize(level);
}
BENCHMARK(time_weighted_set);

void moments_add(benchmark::State& state) {
  std::vector<double> values;
  for (std::int64_t value : values_of(16, 24)) values.push_back(static_cast<double>(value));
  Moments moments;
  std::size_t i = 0;
  for (auto _ : state) moments.add(values[i++ % kValues]);
  benchmark::DoNotOptimize(moments);
}
BENCHMARK(moments_add);

void batch_means_record(benchmark::State& state) {
  const auto values = values_of(16, 24);
  BatchMeans batches;
  std::size_t i = 0;
  for (auto _ : state) batches.record(values[i++ % kValues]);
  benchmark::DoNotOptimize(batches);
}
BENCHMARK(batch_means_record);

void batch_quantiles_record(benchmark::State& state) {
  const auto values = values_of(16, 24);
  BatchQuantiles batches;
  std::size_t i = 0;
  for (auto _ : state) batches.record(values[i++ % kValues]);
  benchmark::DoNotOptimize(batches);
}
BENCHMARK(batch_quantiles_record);

// Windows of about 1000 records.
void windowed_series_record(benchmark::State& state) {
  const auto values = values_of(4, 12);
  WindowedSeries series(SimTime(), Duration::nanoseconds(1 << 20));
  SimTime now;
  std::size_t i = 0;
  for (auto _ : state) {
    const std::int64_t value = values[i++ % kValues];
    now += Duration::nanoseconds(value);
    // A second of simulated time over and over: the series stays small.
    series.record(SimTime::from_nanoseconds(now.nanoseconds() & ((1 << 30) - 1)), value);
  }
  benchmark::DoNotOptimize(series);
}
BENCHMARK(windowed_series_record);

void windowed_level_set(benchmark::State& state) {
  const auto values = values_of(4, 12);
  const auto fresh = [] { return WindowedLevel(SimTime(), Duration::nanoseconds(1 << 20)); };
  WindowedLevel level = fresh();
  SimTime now;
  std::size_t i = 0;
  for (auto _ : state) {
    const std::int64_t value = values[i++ % kValues];
    now += Duration::nanoseconds(value);
    if (now.nanoseconds() >= std::int64_t{1} << 40) {
      now = SimTime();
      level = fresh();
    }
    level.set(now, value & 63);
  }
  benchmark::DoNotOptimize(level);
}
BENCHMARK(windowed_level_set);

void student_quantile_of_9(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(student_quantile(0.95, 9));
}
BENCHMARK(student_quantile_of_9);

}  // namespace
}  // namespace orrery::sim
