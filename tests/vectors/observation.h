// What one replication of a case saw, as things that can be added up: replications of a batch are
// merged into one of these, and every estimate is a function of all of them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "models/observation/run_result.h"
#include "sim/statistics/log_linear_histogram.h"

namespace orrery::vectors {

struct Observation {
  std::vector<double> sums;
  std::vector<sim::LogLinearHistogram> histograms;

  // REQUIRES: the same shape, or this is empty.
  void merge(const Observation& other);
  // Puts the numbers of another run of the same batch behind these.
  void append(const Observation& other);
};

using Sums = std::span<const double>;

// Where a run's numbers stand in Observation::sums: times in units of the case, areas in number x
// units. The cohort is that of RunResult: requests that arrived in the measured time.
struct RunSlots {
  // Fixed places.
  static constexpr std::size_t kTime = 0;      // measured
  static constexpr std::size_t kArrived = 1;   // requests of the cohort
  static constexpr std::size_t kOk = 2;        // those that ended ok
  static constexpr std::size_t kResponse = 3;  // the sum of their responses
  static constexpr std::size_t kResponseSquares = 4;
  static constexpr std::size_t kRejected = 5;
  static constexpr std::size_t kClientTimeout = 6;
  static constexpr std::size_t kFixed = 7;
  // For each service, in the order of names.
  static constexpr std::size_t kServiceArrived = 0;
  static constexpr std::size_t kFinished = 1;
  static constexpr std::size_t kBusy = 2;
  static constexpr std::size_t kQueue = 3;
  static constexpr std::size_t kPresent = 4;
  static constexpr std::size_t kWaits = 5;  // how many, those of 0 included
  static constexpr std::size_t kWaitsPositive = 6;
  static constexpr std::size_t kWaited = 7;  // the sum of waits
  static constexpr std::size_t kWaitedSquares = 8;
  static constexpr std::size_t kPerService = 9;
  // For each pair of caller and callee, in the order of RunResult::calls.
  static constexpr std::size_t kCalls = 0;
  static constexpr std::size_t kLatency = 1;  // the sum
  static constexpr std::size_t kPerCall = 2;

  static constexpr std::size_t service(std::size_t index, std::size_t field) {
    return kFixed + index * kPerService + field;
  }
  static constexpr std::size_t call(std::size_t services, std::size_t index, std::size_t field) {
    return kFixed + services * kPerService + index * kPerCall + field;
  }
};

// The histograms of observe_run().
inline constexpr std::size_t kResponseHistogram = 0;  // of requests that ended ok, in ns
inline constexpr std::size_t kWaitHistogram = 1;      // of the first service, in ns

// The numbers of a run by RunSlots. `unit`: ns. Squares are summed by the midpoints of histogram
// buckets, which is within 1e-5 of the truth.
Observation observe_run(const models::RunResult& result, double unit);

}  // namespace orrery::vectors
