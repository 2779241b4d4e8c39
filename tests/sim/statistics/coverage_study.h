// How often 95 % intervals cover a known truth: M/M/1 at load 0.8 (mm1.h), every interval made by
// the production classes. Shared by the test of every build and by the long study.
#pragma once

#include <cstdint>
#include <string>

#include "sim/statistics/moments.h"

namespace orrery::sim::test {

inline constexpr double kStudyLevel = 0.95;

struct Coverage {
  int covered = 0;
  int runs = 0;

  void count(bool covers) {
    covered += covers ? 1 : 0;
    ++runs;
  }
  double fraction() const { return static_cast<double>(covered) / runs; }
  void merge(const Coverage& other) {
    covered += other.covered;
    runs += other.runs;
  }
};

// One long run each: batch means, batched quantiles.
struct BatchStudy {
  Coverage mean;
  Coverage p99;
  Coverage difference;  // of mean responses, A - B, common random numbers
  // Negative controls, which take the customers of a run for independent.
  Coverage naive_mean;
  Coverage naive_p99;     // between order statistics
  Coverage uncorrelated;  // batches of `mean` that pass the check of autocorrelation
  Moments relative_half_width_mean;
  Moments relative_half_width_p99;
  Moments relative_bias_p99;  // of the batches' p99, not of the estimate

  void merge(const BatchStudy& other);
};
BatchStudy study_batches(std::uint32_t seed, std::uint32_t runs, std::uint32_t customers);

// Replications of 10,000 customers under the stop rule: half-widths of 5 % for the mean, 10 % for
// p99 and the paired difference; each metric is judged by its interval at its own stop.
struct StopStudy {
  Coverage mean;
  Coverage p99;
  Coverage difference;
  Coverage reached;  // stops that met the target before the maximum, of all metrics
  Moments replications_mean;
  Moments replications_p99;
  Moments replications_difference;
  Moments variance_reduction;

  void merge(const StopStudy& other);
};
StopStudy study_stop_rule(std::uint32_t seed, std::uint32_t experiments);

// "94.6", of a Coverage.
std::string percent(const Coverage& coverage);

}  // namespace orrery::sim::test
