// Users, timeouts and patience, worked by hand.
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"

namespace orrery::oracle {
namespace {

using models::Outcome;

const ToldRequest r0 = told_request(0);
const ToldRequest r1 = told_request(1);

models::ScenarioSpec with_users(models::ScenarioSpec spec, std::uint32_t users,
                                sim::Duration think) {
  spec.workloads["clients"].source = models::ClosedSpec{users, sim::ConstantSpec{think}};
  return spec;
}

// 10 ms of thinking, 5 of service; the thinking that would end at 55 lies behind the duration.
HandWorkedCase one_user() {
  Story story;
  for (std::uint32_t turn = 0; turn < 3; ++turn) {
    const ToldRequest request = told_request_of_user(0, turn);
    const std::int64_t from = 10 + turn * 15;
    story.arrived(from, request).worked(from, from + 5, request.entry()).ended(from + 5, request);
  }
  models::ScenarioSpec spec =
      with_users(scenario({}, {{"a", threads(1, {compute(ms(5))})}}), 1, ms(10));
  spec.duration = ms(55);
  return {"OneUser", spec, story};
}

// Users take turns at the one thread in the order of their numbers.
HandWorkedCase two_users() {
  Story story;
  // Thinking ends at 10 for both, then at 15 and 20, and at 25 and 30: behind the duration.
  for (std::uint32_t user = 0; user < 2; ++user) {
    const ToldRequest request = told_request_of_user(user, 0);
    const std::int64_t from = 10 + user * 5;
    story.arrived(10, request).worked(from, from + 5, request.entry()).ended(from + 5, request);
  }
  models::ScenarioSpec spec =
      with_users(scenario({}, {{"a", threads(1, {compute(ms(5))})}}), 2, ms(10));
  spec.duration = ms(25);
  return {"TwoUsers", spec, story};
}

// The client leaves at 3, the pod works until 5; then the user thinks from 3 to 13.
HandWorkedCase client_timeout() {
  Story story;
  for (std::uint32_t turn = 0; turn < 2; ++turn) {
    const ToldRequest request = told_request_of_user(0, turn);
    const std::int64_t from = 10 + turn * 13;
    story.arrived(from, request).worked(from, from + 5, request.entry());
    story.ended(from + 3, request, Outcome::client_timeout);
  }
  models::ScenarioSpec spec =
      with_users(scenario({}, {{"a", threads(1, {compute(ms(5))})}}), 1, ms(10));
  spec.duration = ms(30);
  spec.workloads["clients"].client.timeout = ms(3);
  return {"ClientTimeout", spec, story};
}

// Timeout and patience end at one instant. Both are scheduled on arrival, the timeout first.
HandWorkedCase timeout_before_patience() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(3, r0, Outcome::client_timeout);
  models::ScenarioSpec spec = scenario({0}, {{"a", threads(1, {compute(ms(5))})}});
  spec.workloads["clients"].client = {ms(3), sim::ConstantSpec{ms(3)}};
  return {"TimeoutBeforePatience", spec, story};
}

// The same instant again, but now the list's event for 4 is only scheduled when its event for the
// first client comes up at 3 (that one had its answer), behind the patience, scheduled at 1.
HandWorkedCase patience_before_timeout() {
  Story story;
  const ToldRequest other = told_request(0, "others");
  story.arrived(0, r0).worked(0, 1, r0.entry()).ended(1, r0);
  story.arrived(1, other).worked(1, 9, other.entry()).ended(4, other, Outcome::gave_up);
  const models::AttributeValue yes = std::string("yes");
  models::ScenarioSpec spec =
      scenario({0}, {{"a", threads(1, {choose_by({{0, {{"slow", yes}}, {compute(ms(8))}},
                                                  {0, {}, {compute(ms(1))}}})})}});
  spec.workloads["clients"].client.timeout = ms(3);
  models::WorkloadSpec& others = spec.workloads["others"];
  others = spec.workloads["clients"];
  others.source = models::OpenSpec{models::TimesArrivalsSpec{{ms(1)}}};
  others.attributes["slow"] = yes;
  others.client.give_up = sim::ConstantSpec{ms(3)};
  return {"PatienceBeforeTimeout", spec, story};
}

// At 4 patience ends, while the reply, sent at 3, is on its way until 5.
HandWorkedCase gives_up_on_a_reply_under_way() {
  Story story;
  story.arrived(0, r0).worked(2, 3, r0.entry()).ended(4, r0, Outcome::gave_up);
  models::ScenarioSpec spec = scenario({0}, {{"a", threads(1, {compute(ms(1))})}});
  spec.network.outside.latency = ms(2);
  spec.workloads["clients"].client.give_up = sim::ConstantSpec{ms(4)};
  return {"GivesUpOnAReplyUnderWay", spec, story};
}

// The entry call knows no timeout but the client's, whatever traffic says.
HandWorkedCase clients_do_not_use_timeouts_of_calls() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  models::ScenarioSpec spec = scenario({0}, {{"a", threads(1, {compute(ms(5))})}});
  spec.traffic.defaults.timeout = ms(2);
  spec.services["a"].endpoints["e"].timeout = ms(1);
  return {"ClientsDoNotUseTimeoutsOfCalls", spec, story};
}

// Sessions that come at 0 and 4, of two requests each, with 3 ms of thinking between them.
HandWorkedCase sessions() {
  Story story;
  const auto request = [](std::uint32_t session, std::uint32_t turn) {
    return told_request_of_user(session, turn);
  };
  story.arrived(0, request(0, 0)).worked(0, 2, request(0, 0).entry()).ended(2, request(0, 0));
  story.arrived(4, request(1, 0)).worked(4, 6, request(1, 0).entry()).ended(6, request(1, 0));
  // Has thought at 5, waits for the thread until 6.
  story.arrived(5, request(0, 1)).worked(6, 8, request(0, 1).entry()).ended(8, request(0, 1));
  story.arrived(9, request(1, 1)).worked(9, 11, request(1, 1).entry()).ended(11, request(1, 1));
  models::ScenarioSpec spec = scenario({}, {{"a", threads(1, {compute(ms(2))})}});
  models::SessionSpec source;
  source.arrivals.arrivals = models::TimesArrivalsSpec{{ms(0), ms(4)}};
  source.requests = models::FixedBatch{2};
  source.think_time = sim::ConstantSpec{ms(3)};
  spec.workloads["clients"].source = source;
  return {"Sessions", spec, story};
}

// Who is not answered in 3 ms leaves, with two of three requests unsent.
HandWorkedCase sessions_end_at_a_failure() {
  Story story;
  const ToldRequest first = told_request_of_user(0, 0);
  const ToldRequest late = told_request_of_user(1, 0);
  story.arrived(0, first).worked(0, 5, first.entry()).ended(3, first, Outcome::client_timeout);
  story.arrived(11, late).worked(11, 16, late.entry()).ended(14, late, Outcome::client_timeout);
  models::ScenarioSpec spec = scenario({}, {{"a", threads(1, {compute(ms(5))})}});
  spec.duration = ms(13);
  models::SessionSpec source;
  source.arrivals.arrivals = models::TimesArrivalsSpec{{ms(0), ms(11)}};
  source.requests = models::FixedBatch{3};
  source.think_time = sim::ConstantSpec{ms(1)};
  source.leave_on_failure = true;
  spec.workloads["clients"].source = source;
  spec.workloads["clients"].client.timeout = ms(3);
  return {"SessionsEndAtAFailure", spec, story};
}

// Arrivals stop at the duration; what happens at duration + drain does not happen any more.
HandWorkedCase the_end() {
  Story story;
  story.arrived(0, r0).worked(0, 10, r0.entry()).ended(10, r0);
  story.arrived(9, r1).started(10, r1.entry());  // until 20
  models::ScenarioSpec spec = scenario({0, 9, 10}, {{"a", threads(1, {compute(ms(10))})}});
  spec.duration = ms(10);
  spec.drain = ms(10);
  return {"TheEnd", spec, story};
}

}  // namespace

std::vector<HandWorkedCase> hand_worked_clients() {
  return {one_user(),
          two_users(),
          client_timeout(),
          timeout_before_patience(),
          patience_before_timeout(),
          gives_up_on_a_reply_under_way(),
          clients_do_not_use_timeouts_of_calls(),
          sessions(),
          sessions_end_at_a_failure(),
          the_end()};
}

}  // namespace orrery::oracle
