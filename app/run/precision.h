// When all figures that matter are known well enough.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/statistics/interval.h"
#include "sim/statistics/stop_rule.h"

namespace orrery::app {

// One stop rule a figure, looked at together.
class PrecisionRule {
 public:
  // ERRORS: std::invalid_argument as ReplicationStopRule.
  PrecisionRule(std::size_t figures, double level, sim::StopTarget target, std::uint64_t maximum);

  // The level at which intervals given to look() are formed.
  double interval_level() const;
  bool is_look(std::uint64_t replications) const;

  // At a look: the intervals of all figures; none: there is none yet. kReached: all are precise.
  sim::StopVerdict look(std::uint64_t replications,
                        const std::vector<std::optional<sim::Interval>>& intervals);

 private:
  std::vector<sim::ReplicationStopRule> rules_;
};

}  // namespace orrery::app
