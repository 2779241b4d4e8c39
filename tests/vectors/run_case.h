// A case from its parameters to its verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/vectors/judge.h"

namespace orrery::vectors {

struct RunSettings {
  std::uint32_t seed = 1;
  unsigned threads = 2;
  // Of one case, with all that they call; a metric that needs more is not supported. It lets every
  // metric be judged but the variance and p99.9 at a load of 0.95, which take up to 2e9.
  double requests_max = 5e8;
};

struct CaseResult {
  std::string id;
  Status status = Status::unsupported;  // fails if a metric does, passes if one was judged
  std::vector<Judgement> metrics;       // as in the case
  double requests = 0;                  // simulated
};

// Runs and judges, at a length that the case's own errors ask for. A case with a metric that fails
// is judged once more, with another seed and four times the length, and what failed at first is
// decided by that.
CaseResult run_case(const Case& given, const RunSettings& settings);

// The mean of z^2 over cases, each with the mean over its metrics: metrics of one case are
// correlated, cases are not, as every case has a seed of its own.
struct Calibration {
  std::uint64_t cases = 0;
  double sum = 0;  // of the cases' mean z^2

  void add(const CaseResult& result);
  double root_mean_square() const;
};

}  // namespace orrery::vectors
