// Two M/M/1 queues met by the same customers, by Lindley's recursion, as the known truth of the
// coverage studies: arrivals at rate 0.8, service at rate 1 (system A, load 0.8) and 1.02 (system
// B). Times are in units of A's mean service time; responses are given in millionths of it.
//
// The start is stationary: the first customer waits a draw from the stationary law, P(W > x) = load
// exp(-(mu - lambda) x), so every customer's response has exactly the law the intervals are judged
// by and what is tested is the interval alone. Deletion of a warm-up is tested apart (MSER-5).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "tests/sim/statistics/test_random.h"

namespace orrery::sim::test {

class PairedMm1 {
 public:
  static constexpr double kArrivalRate = 0.8;
  static constexpr double kServiceRateA = 1;
  static constexpr double kServiceRateB = 1.02;
  static constexpr double kUnit = 1e6;

  // The response time of M/M/1 is exponential with rate mu - lambda.
  static constexpr double kMeanA = kUnit / (kServiceRateA - kArrivalRate);
  static constexpr double kMeanB = kUnit / (kServiceRateB - kArrivalRate);
  static double p99_a() { return std::log(100) * kMeanA; }
  static double p99_b() { return std::log(100) * kMeanB; }

  struct Responses {
    std::int64_t a;
    std::int64_t b;
  };

  PairedMm1(std::uint32_t seed, std::uint32_t run) : random_(seed, run) {
    const double u = random_.uniform();
    wait_a_ = stationary_wait(u, kServiceRateA);
    wait_b_ = stationary_wait(u, kServiceRateB);
  }
  // The next customer.
  Responses next() {
    const double service = random_.exponential();
    const double gap = random_.exponential() / kArrivalRate;
    const double a = wait_a_ + service / kServiceRateA;
    const double b = wait_b_ + service / kServiceRateB;
    wait_a_ = std::max(0.0, a - gap);
    wait_b_ = std::max(0.0, b - gap);
    return {to_integer(a), to_integer(b)};
  }

 private:
  // Not saturating_round(): times here are positive and small, and its branches would be half the
  // time of the study.
  static std::int64_t to_integer(double time) {
    return static_cast<std::int64_t>(time * kUnit + 0.5);
  }
  static double stationary_wait(double u, double service_rate) {
    const double load = kArrivalRate / service_rate;
    return u < load ? -std::log(u / load) / (service_rate - kArrivalRate) : 0;
  }

  TestRandom random_;
  double wait_a_;
  double wait_b_;
};

}  // namespace orrery::sim::test
