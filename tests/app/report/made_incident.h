// A result made by hand with nodes, failures and changes, beside made_results.h.
#pragma once

#include "tests/app/report/made_results.h"

namespace orrery::app {

inline models::PeriodResult made_period(sim::Duration length, std::uint64_t ok,
                                        std::uint64_t timeouts) {
  models::PeriodResult period;
  period.length = length;
  period.outcomes[static_cast<std::size_t>(models::Outcome::ok)] = ok;
  period.outcomes[static_cast<std::size_t>(models::Outcome::timeout)] = timeouts;
  period.ok.record_many(20'000'000, ok);
  period.failed.record_many(1'000'000'000, timeouts);
  return period;
}

// "b-dark", from 4 min to 6 min, and "calm", which never happens.
inline models::ScenarioSpec incident_spec() {
  models::ScenarioSpec spec = made_spec();
  spec.services["cart"].replicas = 2;
  spec.services["frontend"].replicas = 6;
  spec.platform.zones["a"].nodes = 2;
  spec.platform.zones["b"].nodes = 3;
  models::FailureSpec dark;
  dark.id = "b-dark";
  dark.when = models::TimelineSpec{sim::Duration::minutes(4), sim::Duration::minutes(2), {}, 1};
  dark.kind = models::ZoneOutageSpec{"b"};
  models::FailureSpec calm;
  calm.id = "calm";
  calm.when = models::ClocksSpec{};
  calm.kind = models::PodKillSpec{{"cart", std::nullopt, 1}};
  spec.failures = {dark, calm};
  return spec;
}

inline models::RunResult incident_result() {
  using models::Change;
  using models::ChangeKind;
  models::RunResult result = made_result();
  const models::PeriodResult none;
  result.failures = {
      {"b-dark", "frontend.checkout", made_period(sim::Duration::minutes(3), 72'000, 0),
       made_period(sim::Duration::minutes(2), 30'000, 18'000),
       made_period(sim::Duration::minutes(4), 500, 0)},
      {"calm", "frontend.checkout", made_period(sim::Duration::minutes(9), 216'000, 0), none,
       none}};
  result.nodes = {{"a/0", 4, 540, sim::Int128{54} * 1'000'000'000},
                  {"a/1", 4, 1080, sim::Int128{540} * 1'000'000'000}};
  result.services[1].killed = 12;
  result.services[1].turned_away = 3;
  result.services[1].throttled_area = sim::Int128{324} * 1'000'000'000;
  result.services[1].throttled_periods = 4'000;
  const auto at = [](int minutes) { return sim::SimTime() + sim::Duration::minutes(minutes); };
  Change begins{at(4), ChangeKind::failure_begins};
  begins.failure = models::FailureId(0);
  Change node{at(4), ChangeKind::node_down};
  node.node = models::NodeId(3);
  Change pod{at(4), ChangeKind::pod_down, models::PodId(2), models::ServiceId(1)};
  Change ends{at(6), ChangeKind::failure_ends};
  ends.failure = models::FailureId(0);
  result.changes = {begins, node, pod, ends};
  return result;
}

}  // namespace orrery::app
