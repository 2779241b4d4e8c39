// Draws a second, the words given and the table hot; and the time to build a distribution.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "sim/distributions/distribution_set.h"

namespace {

using namespace orrery::sim;

struct BenchedLaw {
  std::string name;
  DistributionSpec spec;
};

Duration ms(std::int64_t count) {
  return Duration::milliseconds(count);
}

std::vector<BenchedLaw> laws() {
  std::vector<Duration> samples;
  for (std::int64_t i = 0; i < 1000; ++i) samples.push_back(ms(1 + i * i % 997));
  return {{"constant", ConstantSpec{ms(5)}},
          {"uniform", UniformSpec{ms(1), ms(3)}},
          {"exponential", ExponentialSpec{ms(10)}},
          {"erlang_3", ErlangSpec{3, ms(10)}},
          {"hyperexponential_cv3", HyperexponentialSpec{.mean = ms(10), .cv = 3}},
          {"lognormal_p99", LognormalSpec{.mean = ms(3), .p99 = ms(12)}},
          {"lognormal_cv20", LognormalSpec{.mean = ms(3), .cv = 20}},
          {"normal", NormalSpec{ms(10), ms(3)}},
          {"gamma_cv2", GammaSpec{.mean = ms(10), .cv = 2}},
          {"gamma_cv_hundredth", GammaSpec{.mean = ms(10), .cv = 0.01}},
          {"weibull_shape_half", WeibullSpec{.shape = 0.5, .mean = ms(10)}},
          {"pareto_alpha_1.5", ParetoSpec{.alpha = 1.5, .minimum = ms(1)}},
          {"pareto_bounded", ParetoSpec{.alpha = 1.1, .minimum = ms(1), .maximum = ms(1000)}},
          {"bimodal", BimodalSpec{ms(1), ms(100), 0.1}},
          {"mixture", MixtureSpec({{0.9, LognormalSpec{.mean = ms(1), .cv = 0.1}},
                                   {0.1, LognormalSpec{.mean = ms(100), .cv = 0.1}}})},
          {"empirical_1000", EmpiricalSpec{samples}},
          {"histogram", HistogramSpec{{ms(1), ms(2), ms(4), ms(5), ms(50)}, {10, 0, 30, 5}}},
          {"percentiles", PercentilesSpec{{{50, ms(10)}, {90, ms(20)}, {99, ms(50)}}}},
          {"weighted", WeightedSpec{{5, 1, 2.5, 4, 3}}},
          {"zipf_1e3", ZipfSpec{1000, 0.99}},
          {"zipf_1e7", ZipfSpec{10'000'000, 0.99}},
          {"bernoulli", BernoulliSpec{0.3}}};
}

// Odd multiples of the golden ratio: spread evenly, without a pattern in their order.
class Words {
 public:
  std::uint64_t next() {
    state_ += 0x9e37'79b9'7f4a'7c15;
    return state_ ^ (state_ * 0xd134'2543'de82'ef95 >> 7);
  }

 private:
  std::uint64_t state_ = 1;
};

void draw(benchmark::State& state, const DistributionSpec& spec) {
  DistributionSet set;
  const DistributionId id = set.add(spec);
  std::array<std::uint64_t, 4096> words;
  Words generator;
  for (std::uint64_t& word : words) word = generator.next();
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const std::uint64_t word : words) sum += set.draw(id, word);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(words.size()));
  state.counters["table_bytes"] = static_cast<double>(set.memory_bytes());
}

// Each draw waits for the one before it: what a lone draw costs at worst.
void draw_latency(benchmark::State& state) {
  DistributionSet set;
  const DistributionId id = set.add(ExponentialSpec{ms(10)});
  Words generator;
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
  for (const BenchedLaw& law : laws()) {
    benchmark::RegisterBenchmark(("draw/" + law.name).c_str(), draw, law.spec);
  }
  benchmark::RegisterBenchmark("draw_latency/exponential", draw_latency);
  for (const BenchedLaw& law : laws()) {
    benchmark::RegisterBenchmark(("build/" + law.name).c_str(), build, law.spec)
        ->Unit(benchmark::kMicrosecond);
  }
  benchmark::Initialize(&argument_count, arguments);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
