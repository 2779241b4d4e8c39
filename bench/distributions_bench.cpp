// Nanoseconds a draw, the word given and the table hot; and the time to build a distribution.
#include <array>
#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "sim/distributions/distribution_set.h"
#include "tests/sim/distributions/law_cases.h"
#include "tests/sim/distributions/test_words.h"

namespace {

using namespace orrery::sim;

void draw(benchmark::State& state, const DistributionSpec& spec) {
  DistributionSet set;
  const DistributionId id = set.add(spec);
  std::array<std::uint64_t, 4096> words;
  SplitMix64 generator(1);
  for (std::uint64_t& word : words) word = generator.next();
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const std::uint64_t word : words) sum += set.draw(id, word);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(words.size()));
  state.counters["ns_per_draw"] = benchmark::Counter(
      static_cast<double>(words.size()) / 1e9,
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  state.counters["table_bytes"] = static_cast<double>(set.memory_bytes());
}

// Each draw waits for the one before it: what a lone draw costs at worst.
void draw_latency(benchmark::State& state) {
  DistributionSet set;
  const DistributionId id = set.add(ExponentialSpec{ms(10)});
  SplitMix64 generator(1);
  std::uint64_t word = generator.next();
  for (auto _ : state) {
    word = (word ^ static_cast<std::uint64_t>(set.draw(id, word))) * 0x9e37'79b9'7f4a'7c15;
  }
  benchmark::DoNotOptimize(word);
}

void build(benchmark::State& state, const DistributionSpec& spec) {
  for (auto _ : state) {
    DistributionSet set;
    benchmark::DoNotOptimize(set.add(spec));
  }
}

}  // namespace

int main(int argument_count, char** arguments) {
  for (const LawCase& law : all_law_cases()) {
    benchmark::RegisterBenchmark(("draw/" + law.name).c_str(), draw, law.spec);
  }
  benchmark::RegisterBenchmark("draw_latency/exponential", draw_latency);
  for (const LawCase& law : all_law_cases()) {
    benchmark::RegisterBenchmark(("build/" + law.name).c_str(), build, law.spec)
        ->Unit(benchmark::kMicrosecond);
  }
  benchmark::Initialize(&argument_count, arguments);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
