#include "app/run/precision.h"

#include <limits>

#include "sim/base/check.h"

namespace orrery::app {

PrecisionRule::PrecisionRule(std::size_t figures, double level, sim::StopTarget target,
                             std::uint64_t maximum)
    // Without figures nothing is ever precise: one rule that is given nothing runs to the maximum.
    : rules_(figures == 0 ? 1 : figures, sim::ReplicationStopRule(level, target, maximum)) {}

double PrecisionRule::interval_level() const {
  return rules_.front().interval_level();
}

bool PrecisionRule::is_look(std::uint64_t replications) const {
  return replications == rules_.front().next_look();
}

sim::StopVerdict PrecisionRule::look(std::uint64_t replications,
                                     const std::vector<std::optional<sim::Interval>>& intervals) {
  sim::Interval unknown;
  unknown.half_width = std::numeric_limits<double>::max();
  bool all_reached = true;
  bool goes_on = false;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const bool known = i < intervals.size() && intervals[i].has_value();
    const sim::StopVerdict verdict = rules_[i].look(replications, known ? *intervals[i] : unknown);
    all_reached = all_reached && verdict == sim::StopVerdict::kReached;
    goes_on = goes_on || verdict == sim::StopVerdict::kContinue;
  }
  if (goes_on) return sim::StopVerdict::kContinue;
  return all_reached ? sim::StopVerdict::kReached : sim::StopVerdict::kExhausted;
}

}  // namespace orrery::app
