// Whether scenario B is better than scenario A, on common random numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/run/figure.h"
#include "app/run/paired_runs.h"
#include "app/run/performance.h"
#include "app/run/replicate.h"
#include "app/run/request_match.h"
#include "sim/statistics/interval.h"
#include "sim/statistics/stop_rule.h"

namespace orrery::app {

enum class Judgement : std::uint8_t {
  equal,   // the same value in each replication
  better,  // the whole interval is on the better side
  worse,
  higher,  // of rates, where neither side is better
  lower,
  undecided,  // the interval holds 0, or there is none
};

constexpr std::string_view to_text(Judgement judgement) {
  constexpr std::string_view kNames[] = {"equal",  "better", "worse",
                                         "higher", "lower",  "undecided"};
  return kNames[static_cast<std::size_t>(judgement)];
}

// One figure of one endpoint: B - A.
struct ComparedFigure {
  Figure of;
  // An objective of A or B speaks of it: its interval holds together with those of all others of
  // which objectives speak, with kLevel. The others hold with kLevel each for itself.
  bool of_objective = false;
  bool enough = true;  // false: some replication has too few values; nothing else is given
  double a = 0;        // means over replications
  double b = 0;
  std::optional<sim::Interval> difference;
  std::optional<double> correlation;         // none: A or B does not vary
  std::optional<double> variance_reduction;  // none: the difference does not vary
  Judgement judgement = Judgement::undecided;
};

struct CompareAnswer {
  std::uint32_t seed = 0;
  std::uint32_t first_replication = 0;
  std::uint64_t replications = 0;
  bool complete = true;                  // false: interrupted
  std::uint64_t equal_replications = 0;  // with the same fingerprint
  std::vector<ComparedFigure> figures;   // by endpoint, then metric; those around failures last
  std::vector<std::string> only_a;       // endpoints
  std::vector<std::string> only_b;
  RequestMatch requests;                 // of the first replication
  std::optional<sim::StopVerdict> stop;  // with a precision
  Performance performance;
};

// Both scenarios run with the same (seed, replication). With a precision the run stops where the
// half-widths of the differences are within that fraction of A's figure.
// ERRORS: as replicate().
CompareAnswer compare(const ValidScenario& a, const ValidScenario& b,
                      const ReplicateOptions& options, const ReplicateControl& control = {});

// What compare() calls; tests give their own runs.
using ComparePair = std::function<std::pair<models::RunResult, models::RunResult>(std::uint32_t)>;
CompareAnswer compare_with(const ComparePair& run, const models::ScenarioSpec& a,
                           const models::ScenarioSpec& b, const ReplicateOptions& options,
                           const ReplicateControl& control = {});

}  // namespace orrery::app
