#include "sim/statistics/stop_rule.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/base/check.h"
#include "sim/math/elementary.h"
#include "sim/statistics/student.h"

namespace orrery::sim {
namespace {

void require_target(std::string_view name, double value) {
  if (value >= 0 && value - value == 0) return;
  throw std::invalid_argument(std::string(name) + " target " + std::to_string(value) +
                              ": must be a finite number of at least 0");
}

}  // namespace

ReplicationStopRule::ReplicationStopRule(double level, StopTarget target, std::uint64_t maximum)
    : level_(level), target_(target), maximum_(maximum) {
  require_level(level);
  require_level(interval_level());
  require_target("relative", target.relative);
  require_target("absolute", target.absolute);
  if (maximum < kFirstLook) {
    throw std::invalid_argument("maximum of " + std::to_string(maximum) +
                                " replications: must be at least 10");
  }
}

StopVerdict ReplicationStopRule::look(std::uint64_t replications, const Interval& interval) {
  CHECK(replications == next_look_, "not the replications of this look");
  const bool had_look = last_look_ > 0;
  const double shrinkage =
      math::sqrt(static_cast<double>(last_look_) / static_cast<double>(replications));
  const bool foreseen = had_look && meets_target(last_half_width_ * shrinkage, interval.estimate);
  const bool met = meets_target(interval.half_width, interval.estimate);
  last_look_ = replications;
  last_half_width_ = interval.half_width;
  next_look_ = std::min(2 * replications, maximum_);
  if (foreseen && met) return StopVerdict::kReached;
  return replications == maximum_ ? StopVerdict::kExhausted : StopVerdict::kContinue;
}

Interval ReplicationStopRule::reported(Interval interval) const {
  interval.level = level_;
  return interval;
}

bool ReplicationStopRule::meets_target(double half_width, double estimate) const {
  const double magnitude = estimate < 0 ? -estimate : estimate;
  return (target_.absolute > 0 && half_width <= target_.absolute) ||
         (target_.relative > 0 && half_width <= target_.relative * magnitude);
}

}  // namespace orrery::sim
