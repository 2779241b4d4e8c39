#include "models/recording/failure_periods.h"

#include <algorithm>

namespace orrery::models {

Period FailurePeriods::period_at(const Failure& failure, sim::SimTime time) const {
  const std::vector<sim::SimTime>& changes = failure.changes;
  const auto passed = std::upper_bound(changes.begin(), changes.end(), time) - changes.begin();
  if (passed == 0) return Period::before;
  return passed % 2 == 1 ? Period::during : Period::after;
}

void FailurePeriods::record(std::uint32_t endpoint, sim::SimTime arrived, Outcome outcome,
                            std::int64_t response) {
  for (std::uint32_t failure = 0; failure < failures_.size(); ++failure) {
    const Period period = period_at(failures_[failure], arrived);
    PeriodMeter& meter = meters_[index_of(failure, endpoint)][static_cast<std::size_t>(period)];
    ++meter.outcomes[static_cast<std::size_t>(outcome)];
    (is_ok(outcome) ? meter.ok : meter.failed).record(response);
  }
}

void FailurePeriods::record_unfinished(std::uint32_t endpoint, sim::SimTime arrived) {
  for (std::uint32_t failure = 0; failure < failures_.size(); ++failure) {
    const Period period = period_at(failures_[failure], arrived);
    PeriodMeter& meter = meters_[index_of(failure, endpoint)][static_cast<std::size_t>(period)];
    ++meter.outcomes[static_cast<std::size_t>(Outcome::unfinished)];
  }
}

sim::Duration FailurePeriods::length(std::uint32_t failure, Period period, sim::SimTime from,
                                     sim::SimTime to) const {
  sim::Duration sum;
  sim::SimTime begin = from;
  const auto add_until = [&](sim::SimTime end) {
    if (end > begin && period_at(failures_[failure], begin) == period) sum += end - begin;
    begin = std::max(begin, end);
  };
  for (const sim::SimTime change : failures_[failure].changes) add_until(std::min(change, to));
  add_until(to);
  return sum;
}

}  // namespace orrery::models
