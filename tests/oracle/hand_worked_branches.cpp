// Parallel steps and choices, worked by hand.
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"

namespace orrery::oracle {
namespace {

using models::Outcome;

const ToldRequest r0 = told_request(0);

std::map<std::string, models::ServiceSpec> with_sleepers(models::StepList steps) {
  return {{"a", cores(1, std::move(steps))},
          {"b", cores(1, {sleep(ms(2))})},
          {"c", cores(1, {sleep(ms(4))})},
          {"d", cores(1, {sleep(ms(6))})},
          {"f", cores(1, {sleep(ms(1)), fail()})}};
}

HandWorkedCase fork_join() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 7, a).ended(7, r0);
  story.worked(0, 2, a.inner("b.e", 1)).worked(0, 6, a.inner("d.e", 2));
  return {"ForkJoin",
          scenario({0}, with_sleepers({parallel({{call("b.e")}, {call("d.e")}}), compute(ms(1))})),
          story};
}

// Two of three suffice; d ends unheard.
HandWorkedCase two_of_three() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 4, a).ended(4, r0);
  story.worked(0, 2, a.inner("b.e", 1)).worked(0, 4, a.inner("c.e", 2));
  story.worked(0, 6, a.inner("d.e", 3));
  return {
      "TwoOfThree",
      scenario({0}, with_sleepers({parallel({{call("b.e")}, {call("c.e")}, {call("d.e")}}, 2)})),
      story};
}

// d would time out at 5; but at 4 the step has what it needs, and nobody waits for d any more.
HandWorkedCase no_timeout_of_what_nobody_waits_for() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 13, a).ended(13, r0);
  story.worked(0, 4, a.inner("c.e", 1)).worked(0, 6, a.inner("d.e", 2));
  return {"NoTimeoutOfWhatNobodyWaitsFor",
          scenario({0}, with_sleepers({parallel({{call("c.e", ms(5))}, {call("d.e", ms(5))}}, 1),
                                       sleep(ms(9))})),
          story};
}

// Of three, two must succeed: with f's second failure at 1 none can any more.
HandWorkedCase too_many_failures() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 1, a, Outcome::error).ended(1, r0, Outcome::error);
  story.worked(0, 1, a.inner("f.e", 1), Outcome::error);
  story.worked(0, 1, a.inner("f.e", 2), Outcome::error).worked(0, 4, a.inner("c.e", 3));
  return {"TooManyFailures",
          scenario({0}, with_sleepers({parallel({{call("f.e")}, {call("f.e")}, {call("c.e")}}, 2),
                                       sleep(ms(9))})),
          story};
}

// A failure that a branch tolerates degrades; one that the step can spare does not.
HandWorkedCase degraded_and_spared() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 4, a, Outcome::ok_degraded).ended(4, r0, Outcome::ok_degraded);
  // Steps: parallel 0, f 1, b 2; parallel 3, its branch's call 4, b 5.
  story.worked(0, 1, a.inner("f.e", 1), Outcome::error).worked(0, 2, a.inner("b.e", 2));
  story.worked(2, 3, a.inner("f.e", 4), Outcome::error).worked(2, 4, a.inner("b.e", 5));
  return {"DegradedAndSpared",
          scenario({0}, with_sleepers({parallel({{call("f.e")}, {call("b.e")}}, 1),
                                       parallel({{ignoring(call("f.e"))}, {call("b.e")}})})),
          story};
}

HandWorkedCase spared_alone() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 2, a).ended(2, r0);
  story.worked(0, 1, a.inner("f.e", 1), Outcome::error).worked(0, 2, a.inner("b.e", 2));
  return {"SparedAlone",
          scenario({0}, with_sleepers({parallel({{call("f.e")}, {call("b.e")}}, 1)})), story};
}

// The branch that lost goes on when its endpoint has finished, and is answered.
HandWorkedCase unheard_branch_goes_on() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 1, a).ended(1, r0);
  // Steps: parallel 0, sleep 1; sleep 2, b 3, c 4.
  story.worked(3, 5, a.inner("b.e", 3)).worked(5, 9, a.inner("c.e", 4));
  return {"UnheardBranchGoesOn",
          scenario({0}, with_sleepers({parallel(
                            {{sleep(ms(1))}, {sleep(ms(3)), call("b.e"), call("c.e")}}, 1)})),
          story};
}

// b's one thread goes to the branch that is a call, although it is written second: the branch of
// steps is run first, but its call comes behind the other in the work list.
HandWorkedCase calls_are_sent_before_branches_run() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 6, a).ended(6, r0);
  // Steps: parallel 0, the first branch's repeat 1 and call 2, the second's call 3.
  story.worked(0, 3, a.inner("b.e", 3)).worked(3, 6, a.inner("b.e", 2, 1));
  return {"CallsAreSentBeforeBranchesRun",
          scenario({0}, {{"a", cores(1, {parallel({{repeat(1, {call("b.e")})}, {call("b.e")}})})},
                         {"b", threads(1, {compute(ms(3))})}}),
          story};
}

// In the order of writing.
HandWorkedCase calls_are_sent_in_order() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 9, a).ended(9, r0);
  for (std::uint32_t i = 0; i < 3; ++i) {
    story.worked(i * 3, i * 3 + 3, a.inner("b.e", i + 1));
  }
  return {"CallsAreSentInOrder",
          scenario({0}, {{"a", cores(1, {parallel({{call("b.e")}, {call("b.e")}, {call("b.e")}})})},
                         {"b", threads(1, {compute(ms(3))})}}),
          story};
}

// An empty branch succeeds at once; the other still runs.
HandWorkedCase empty_branch() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 0, a).ended(0, r0).worked(0, 2, a.inner("b.e", 1, 0));
  return {"EmptyBranch", scenario({0}, with_sleepers({parallel({{}, {call("b.e")}}, 1)})), story};
}

// A fallback of a parallel step is numbered behind its branches, and runs when the step has failed.
HandWorkedCase fallback_of_parallel() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 3, a, Outcome::ok_degraded).ended(3, r0, Outcome::ok_degraded);
  story.worked(0, 1, a.inner("f.e", 1), Outcome::error).worked(0, 4, a.inner("c.e", 2));
  story.worked(1, 3, a.inner("b.e", 3));
  return {"FallbackOfParallel",
          scenario({0}, with_sleepers(
                            {or_else(parallel({{call("f.e")}, {call("c.e")}}), {call("b.e")})})),
          story};
}

// Clients are paid and number 7: the first alternative wants another number, the second holds, the
// third would hold too.
HandWorkedCase choice_by_attributes() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 4, a).ended(4, r0).worked(0, 4, a.inner("c.e", 2));
  const models::AttributeValue seven = std::int64_t{7};
  const models::AttributeValue eight = std::int64_t{8};
  const models::AttributeValue paid = std::string("paid");
  models::ScenarioSpec spec = scenario(
      {0}, with_sleepers({choose_by({{0, {{"tenant", paid}, {"number", eight}}, {call("b.e")}},
                                     {0, {{"tenant", paid}, {"number", seven}}, {call("c.e")}},
                                     {0, {}, {call("d.e")}}})}));
  spec.workloads["clients"].attributes = {{"tenant", paid}, {"number", seven}};
  return {"ChoiceByAttributes", spec, story};
}

}  // namespace

std::vector<HandWorkedCase> hand_worked_branches() {
  return {fork_join(),
          two_of_three(),
          no_timeout_of_what_nobody_waits_for(),
          too_many_failures(),
          degraded_and_spared(),
          spared_alone(),
          unheard_branch_goes_on(),
          calls_are_sent_before_branches_run(),
          calls_are_sent_in_order(),
          empty_branch(),
          fallback_of_parallel(),
          choice_by_attributes()};
}

}  // namespace orrery::oracle
