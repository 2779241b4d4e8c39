// Stop rules against independent data of known mean: what ReplicationStopRule was chosen from.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/statistics/interval.h"
#include "sim/statistics/stop_rule.h"
#include "sim/statistics/student.h"
#include "tests/sim/statistics/test_random.h"

namespace orrery::sim::test {

inline constexpr std::uint64_t kStopMaximum = 160;

// Data with mean 0 and variance 1.
enum class Law : std::uint8_t { kNormal, kGamma4, kLognormal, kExponential };

inline double draw(Law law, TestRandom& random) {
  switch (law) {
    case Law::kNormal:
      return random.normal();
    case Law::kGamma4: {  // skewness 1
      double sum = 0;
      for (int i = 0; i < 4; ++i) sum += random.exponential();
      return (sum - 4) / 2;
    }
    case Law::kLognormal: {  // exp(z / 2): skewness 1.75
      const double mean = std::exp(0.125);
      return (std::exp(0.5 * random.normal()) - mean) / (mean * std::sqrt(std::expm1(0.25)));
    }
    case Law::kExponential:
      return random.exponential() - 1;  // skewness 2
  }
  return 0;
}

// A way to stop: looks are at n = 10 and at every doubling (or every n), `foreseen` and `met` as in
// stop_rule.h; `slack` times the half-width is what must meet the target.
struct StopCandidate {
  const char* name;
  double level;
  double slack;
  bool foreseen;
  bool met;
  bool every_n;
};

// Mean and standard error of the first n values for every n, so that all rules see the same data.
struct Prefixes {
  std::vector<double> mean{0, 0};
  std::vector<double> error{0, 0};

  Prefixes(Law law, TestRandom& random) {
    Moments moments;
    moments.add(draw(law, random));
    for (std::uint64_t n = 2; n <= kStopMaximum; ++n) {
      moments.add(draw(law, random));
      mean.push_back(moments.mean());
      error.push_back(moments.standard_error());
    }
  }
};

struct StopOutcome {
  bool covers;
  std::uint64_t replications;
};

class StopCandidateRunner {
 public:
  explicit StopCandidateRunner(const StopCandidate& candidate) : candidate_(candidate) {
    quantiles_.assign(2, 0.0);
    for (std::uint64_t n = 2; n <= kStopMaximum; ++n) {
      quantiles_.push_back(student_quantile(candidate.level, n - 1));
    }
  }

  StopOutcome run(const Prefixes& data, double target) const {
    const auto half_width = [&](std::uint64_t n) { return quantiles_[n] * data.error[n]; };
    std::uint64_t n = 10;
    while (n < kStopMaximum) {
      const bool met = !candidate_.met || candidate_.slack * half_width(n) <= target;
      const bool foreseen =
          !candidate_.foreseen || (n > 10 && half_width(n / 2) * std::sqrt(0.5) <= target);
      if (met && foreseen) break;
      n = candidate_.every_n ? n + 1 : 2 * n;
    }
    return {std::abs(data.mean[n]) <= half_width(n), n};
  }

 private:
  StopCandidate candidate_;
  std::vector<double> quantiles_;
};

// The production rule on the same data.
inline StopOutcome run_production_rule(const Prefixes& data, double level, double target) {
  ReplicationStopRule rule(level, {0, target}, kStopMaximum);
  for (;;) {
    const std::uint64_t n = rule.next_look();
    const double half_width = student_quantile(rule.interval_level(), n - 1) * data.error[n];
    const Interval interval{data.mean[n], half_width, rule.interval_level(), n - 1, ""};
    if (rule.look(n, interval) != StopVerdict::kContinue) return {interval.covers(0), n};
  }
}

// Targets from one never reached over the critical ones to one met at once, in standard deviations.
inline std::vector<double> stop_targets() {
  return {1e-9, 0.16, 0.2, 0.25, 0.28, 0.31, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 1, 5};
}

}  // namespace orrery::sim::test
