// Threads, cores and loops, worked by hand.
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"

namespace orrery::oracle {
namespace {

const ToldRequest r0 = told_request(0);
const ToldRequest r1 = told_request(1);
const ToldRequest r2 = told_request(2);
const ToldRequest r3 = told_request(3);

HandWorkedCase two_on_one_thread() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.arrived(2, r1).worked(5, 10, r1.entry()).ended(10, r1);
  return {"TwoOnOneThread", scenario({0, 2}, {{"a", threads(1, {compute(ms(5))})}}), story};
}

// A thread is held through calls, so the second waits although nobody computes.
HandWorkedCase thread_is_held_through_calls() {
  Story story;
  story.arrived(0, r0).worked(0, 4, r0.entry()).worked(0, 4, r0.entry().inner("b.e", 0));
  story.arrived(1, r1).worked(4, 8, r1.entry()).worked(4, 8, r1.entry().inner("b.e", 0));
  story.ended(4, r0).ended(8, r1);
  return {"ThreadIsHeldThroughCalls",
          scenario({0, 1}, {{"a", threads(1, {call("b.e")})}, {"b", cores(9, {sleep(ms(4))})}}),
          story};
}

HandWorkedCase core_is_held_while_computing_only() {
  Story story;
  story.arrived(0, r0).worked(0, 4, r0.entry()).worked(0, 4, r0.entry().inner("b.e", 0));
  story.arrived(1, r1).worked(1, 5, r1.entry()).worked(1, 5, r1.entry().inner("b.e", 0));
  story.ended(4, r0).ended(5, r1);
  return {"CoreIsHeldWhileComputingOnly",
          scenario({0, 1}, {{"a", cores(1, {call("b.e")})}, {"b", cores(9, {sleep(ms(4))})}}),
          story};
}

// The core goes to the other one before the first goes on with its second computation: 0 to 2 for
// r0, 2 to 4 for r1, 4 to 5 for r0 and 5 to 6 for r1.
HandWorkedCase core_goes_to_the_queue_first() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.arrived(0, r1).worked(0, 6, r1.entry()).ended(6, r1);
  return {"CoreGoesToTheQueueFirst",
          scenario({0, 0}, {{"a", cores(1, {compute(ms(2)), compute(ms(1))})}}), story};
}

// r1 comes while the thread is held; r2 at the instant at which it becomes free, and completions go
// before arrivals.
HandWorkedCase no_queue_at_all() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.arrived(1, r1).rejected(1, r1.entry()).ended(1, r1, models::Outcome::rejected);
  story.arrived(5, r2).worked(5, 10, r2.entry()).ended(10, r2);
  return {"NoQueueAtAll",
          scenario({0, 1, 5}, {{"a", with_capacity(threads(1, {compute(ms(5))}), 0)}}), story};
}

// r1 and r3 meet a busy core and are rejected, r2 a free one although r0 is still there. At 4 r0
// comes back just before r2's first computation ends, and waits, in a queue that lets nobody wait.
HandWorkedCase taken_in_is_never_rejected() {
  Story story;
  story.arrived(0, r0).arrived(1, r1).arrived(2, r2).arrived(3, r3);
  story.rejected(1, r1.entry()).ended(1, r1, models::Outcome::rejected);
  story.rejected(3, r3.entry()).ended(3, r3, models::Outcome::rejected);
  // Computations: r0 from 0 to 2 and from 4 to 5, r2 from 2 to 4 and from 6 to 7.
  story.worked(0, 5, r0.entry()).ended(5, r0).worked(2, 7, r2.entry()).ended(7, r2);
  const models::StepList steps = {compute(ms(2)), sleep(ms(2)), compute(ms(1))};
  return {"TakenInIsNeverRejected",
          scenario({0, 1, 2, 3}, {{"a", with_capacity(cores(1, steps), 0)}}), story};
}

// r0 and r1 are taken in as the core is free; they sleep and come back together.
HandWorkedCase computations_wait_beyond_the_capacity() {
  Story story;
  story.arrived(0, r0).worked(0, 8, r0.entry()).ended(8, r0);
  story.arrived(0, r1).worked(0, 11, r1.entry()).ended(11, r1);
  return {"ComputationsWaitBeyondTheCapacity",
          scenario({0, 0}, {{"a", with_capacity(cores(1, {sleep(ms(5)), compute(ms(3))}), 0)}}),
          story};
}

// Loops 0 and 1 are dealt to five requests in turn; each lets one wait, so the fifth is rejected.
HandWorkedCase loops_in_turn() {
  Story story;
  const ToldRequest r4 = told_request(4);
  for (const ToldRequest& request : {r0, r1, r2, r3, r4}) story.arrived(0, request);
  story.worked(0, 4, r0.entry()).worked(0, 4, r1.entry()).ended(4, r0).ended(4, r1);
  story.worked(0, 8, r2.entry()).worked(0, 8, r3.entry()).ended(8, r2).ended(8, r3);
  story.rejected(0, r4.entry()).ended(0, r4, models::Outcome::rejected);
  models::ScenarioSpec spec =
      scenario({0}, {{"a", with_capacity(event_loop(2, {compute(ms(4))}), 1)}});
  std::get<models::OpenSpec>(spec.workloads["clients"].source).batch = models::FixedBatch{5};
  return {"LoopsInTurn", spec, story};
}

// r0 and r2 share loop 0 although loop 1 is idle when r2 comes back from its sleep.
HandWorkedCase stays_on_its_loop() {
  Story story;
  story.arrived(0, r0).worked(0, 9, r0.entry()).ended(9, r0);
  story.arrived(0, r1).worked(0, 9, r1.entry()).ended(9, r1);
  story.arrived(0, r2).worked(0, 17, r2.entry()).ended(17, r2);
  return {"StaysOnItsLoop",
          scenario({0, 0, 0}, {{"a", event_loop(2, {sleep(ms(1)), compute(ms(8))})}}), story};
}

HandWorkedCase unlimited_threads() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.arrived(0, r1).worked(0, 5, r1.entry()).ended(5, r1);
  return {
      "UnlimitedThreads",
      scenario({0, 0}, {{"a", with_capacity(threads(models::kUnlimited, {compute(ms(5))}), 0)}}),
      story};
}

HandWorkedCase nothing_takes_no_time() {
  Story story;
  story.arrived(3, r0).worked(3, 3, r0.entry()).ended(3, r0);
  return {"NothingTakesNoTime", scenario({3}, {{"a", cores(1, {compute(ms(0)), sleep(ms(0))})}}),
          story};
}

}  // namespace

std::vector<HandWorkedCase> hand_worked_servers() {
  return {two_on_one_thread(),
          thread_is_held_through_calls(),
          core_is_held_while_computing_only(),
          core_goes_to_the_queue_first(),
          no_queue_at_all(),
          taken_in_is_never_rejected(),
          computations_wait_beyond_the_capacity(),
          loops_in_turn(),
          stays_on_its_loop(),
          unlimited_threads(),
          nothing_takes_no_time()};
}

}  // namespace orrery::oracle
