#include "app/run/failure_summary.h"

#include "app/spec/failure_kinds.h"

namespace orrery::app {

namespace {

PeriodSummary summarize_period(const models::PeriodResult& period) {
  PeriodSummary summary{period.length, 0, period.outcomes, metrics_of(period)};
  for (const std::uint64_t count : period.outcomes) summary.requests += count;
  return summary;
}

}  // namespace

std::vector<FailureSummary> summarize_failures(const models::ScenarioSpec& spec,
                                               const models::RunResult& result) {
  std::vector<FailureSummary> failures;
  for (const models::FailureSpec& failure : spec.failures) {
    FailureSummary& summary = failures.emplace_back();
    summary.id = failure.id;
    summary.kind = kind_name(failure.kind);
    for (const models::FailureEffect& effect : result.failures) {
      if (effect.failure != failure.id) continue;
      summary.endpoints.push_back({effect.endpoint, summarize_period(effect.before),
                                   summarize_period(effect.during),
                                   summarize_period(effect.after)});
    }
  }
  for (const models::Change& change : result.changes) {
    if (change.kind != models::ChangeKind::failure_begins || change.failure.is_none()) continue;
    if (change.failure.index() < failures.size()) ++failures[change.failure.index()].occurrences;
  }
  return failures;
}

}  // namespace orrery::app
