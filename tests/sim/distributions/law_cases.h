// The distributions that every test walks over: each law in its usual range and at its limits.
// Usable without GoogleTest.
#pragma once

#include <string>
#include <vector>

#include "sim/distributions/specs.h"

namespace orrery::sim {

struct LawCase {
  std::string name;
  DistributionSpec spec;
};

inline Duration ms(std::int64_t count) {
  return Duration::milliseconds(count);
}

inline std::vector<LawCase> time_law_cases() {
  const Duration s100 = Duration::seconds(100);
  std::vector<Duration> samples;
  for (std::int64_t i = 0; i < 1000; ++i) samples.push_back(ms(1 + i * i % 997));
  return {
      {"constant", ConstantSpec{ms(5)}},
      {"uniform", UniformSpec{ms(1), ms(3)}},
      {"exponential", ExponentialSpec{s100}},
      {"exponential_shifted", ExponentialSpec{.mean = ms(2), .shift = ms(1)}},
      {"erlang_3", ErlangSpec{3, s100}},
      {"erlang_1000", ErlangSpec{1000, s100}},
      {"hyperexponential_cv3", HyperexponentialSpec{.mean = s100, .cv = 3}},
      {"hyperexponential_cv20", HyperexponentialSpec{.mean = s100, .cv = 20}},
      {"hyperexponential_branches",
       HyperexponentialSpec{.branches = {{5, ms(1)}, {3, ms(20)}, {0.01, ms(10'000)}}}},
      {"lognormal_p99", LognormalSpec{.mean = s100, .p99 = Duration::seconds(400)}},
      {"lognormal_cv1", LognormalSpec{.mean = s100, .cv = 1}},
      {"lognormal_cv_hundredth", LognormalSpec{.mean = s100, .cv = 0.01}},
      {"lognormal_cv20", LognormalSpec{.mean = ms(1000), .cv = 20}},
      {"lognormal_median_sigma", LognormalSpec{.median = ms(2), .sigma = 0.5}},
      {"lognormal_p50_p99", LognormalSpec{.p99 = ms(30), .p50 = ms(4)}},
      {"normal_cut_at_0", NormalSpec{.mean = ms(10), .standard_deviation = ms(5)}},
      {"normal_window", NormalSpec{ms(10), ms(5), ms(12), ms(14)}},
      {"normal_negative", NormalSpec{ms(0), ms(5), ms(-20), ms(25)}},
      {"normal_tail", NormalSpec{ms(0), s100, Duration::seconds(300)}},
      {"gamma_cv2", GammaSpec{.mean = s100, .cv = 2}},
      {"gamma_shape_4", GammaSpec{.mean = s100, .shape = 4}},
      {"gamma_shape_twentieth", GammaSpec{.mean = s100, .shape = 0.05}},
      {"gamma_cv20", GammaSpec{.mean = s100, .cv = 20}},
      {"gamma_cv_hundredth", GammaSpec{.mean = s100, .cv = 0.01}},
      {"weibull_shape_half", WeibullSpec{.shape = 0.5, .mean = s100}},
      {"weibull_shape_2", WeibullSpec{.shape = 2, .scale = s100}},
      {"weibull_cv_tenth", WeibullSpec{.mean = s100, .cv = 0.1}},
      {"pareto_alpha_5", ParetoSpec{.alpha = 5, .mean = s100}},
      {"pareto_alpha_1.5", ParetoSpec{.alpha = 1.5, .minimum = ms(1)}},
      {"pareto_bounded", ParetoSpec{.alpha = 1.1, .minimum = ms(1), .maximum = ms(10'000)}},
      {"bimodal", BimodalSpec{ms(1), ms(100), 0.1}},
      {"mixture_humps", MixtureSpec({{0.9, LognormalSpec{.mean = ms(10), .cv = 0.1}},
                                     {0.1, LognormalSpec{.mean = ms(1000), .cv = 0.1}}})},
      {"mixture_atom", MixtureSpec({{0.7, ConstantSpec{ms(3)}},
                                    {0.2, ExponentialSpec{ms(5)}},
                                    {0.1, UniformSpec{ms(2), ms(4)}}})},
      {"empirical", EmpiricalSpec{samples}},
      {"histogram", HistogramSpec{{ms(1), ms(2), ms(4), ms(5), ms(50)}, {10, 0, 30, 5}}},
      {"percentiles", PercentilesSpec{{{50, ms(10)}, {90, ms(20)}, {99, ms(50)}}}},
      {"percentiles_min_max",
       PercentilesSpec{{{50, ms(10)}, {90, ms(10)}, {99.9, ms(50)}}, ms(2), ms(80)}},
  };
}

inline std::vector<LawCase> index_law_cases() {
  std::vector<double> weights;
  for (int i = 0; i < 1000; ++i) weights.push_back(i % 7 == 0 ? 0 : i % 13);
  return {
      {"weighted", WeightedSpec{{0, 1, 2.5, 0, 3, 0}}},
      {"weighted_1000", WeightedSpec{weights}},
      {"zipf_100", ZipfSpec{100, 0.9}},
      {"zipf_1e6", ZipfSpec{1'000'000, 1}},
      {"zipf_1e7", ZipfSpec{10'000'000, 0.99}},
      {"zipf_even", ZipfSpec{1000, 0}},
      {"zipf_steep", ZipfSpec{std::uint64_t{1} << 32, 3}},
      {"bernoulli", BernoulliSpec{0.3}},
  };
}

inline std::vector<LawCase> all_law_cases() {
  std::vector<LawCase> cases = time_law_cases();
  for (LawCase& law : index_law_cases()) cases.push_back(std::move(law));
  return cases;
}

}  // namespace orrery::sim
