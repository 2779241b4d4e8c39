// Who is next in a queue, worked by hand.
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"

namespace orrery::oracle {
namespace {

using models::DisciplineKind;
using models::DisciplineSpec;

const ToldRequest r0 = told_request(0);
const ToldRequest r1 = told_request(1);
const ToldRequest r2 = told_request(2);
const ToldRequest r3 = told_request(3);

DisciplineSpec discipline(DisciplineKind kind) {
  DisciplineSpec spec;
  spec.kind = kind;
  return spec;
}

// "others" call a.f, of this demand, with this priority.
models::ScenarioSpec with_others(models::ScenarioSpec spec, const std::vector<std::int64_t>& at,
                                 std::int64_t demand, std::int32_t priority = 0) {
  spec.services["a"].endpoints["f"].steps = {compute(ms(demand))};
  models::TimesArrivalsSpec times;
  for (const std::int64_t time : at) times.times.push_back(ms(time));
  models::WorkloadSpec& others = spec.workloads["others"];
  others.mix = {{{"a", "f"}, 1}};
  others.source = models::OpenSpec{times};
  others.priority = priority;
  return spec;
}

HandWorkedCase last_in_first_out() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.arrived(1, r1).worked(15, 20, r1.entry()).ended(20, r1);
  story.arrived(2, r2).worked(10, 15, r2.entry()).ended(15, r2);
  story.arrived(3, r3).worked(5, 10, r3.entry()).ended(10, r3);
  const models::ServiceSpec a =
      with_discipline(threads(1, {compute(ms(5))}), discipline(DisciplineKind::lifo));
  return {"LastInFirstOut", scenario({0, 1, 2, 3}, {{"a", a}}), story};
}

// At 5 three wait, which is more than two: the last one goes. At 10 two do: the first one goes.
HandWorkedCase adaptive() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.arrived(1, r1).worked(10, 15, r1.entry()).ended(15, r1);
  story.arrived(2, r2).worked(15, 20, r2.entry()).ended(20, r2);
  story.arrived(3, r3).worked(5, 10, r3.entry()).ended(10, r3);
  DisciplineSpec lifo = discipline(DisciplineKind::adaptive_lifo);
  lifo.lifo_above = 2;
  const models::ServiceSpec a = with_discipline(threads(1, {compute(ms(5))}), lifo);
  return {"AdaptiveLifo", scenario({0, 1, 2, 3}, {{"a", a}}), story};
}

// o0 overtakes r1, which overtakes nobody: r2 came later.
HandWorkedCase priorities() {
  Story story;
  const ToldRequest o0 = told_request(0, "others");
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.arrived(1, r1).worked(8, 13, r1.entry()).ended(13, r1);
  story.arrived(2, r2).worked(13, 18, r2.entry()).ended(18, r2);
  story.arrived(3, o0).worked(5, 8, o0.entry("a.f")).ended(8, o0);
  const models::ServiceSpec a =
      with_discipline(threads(1, {compute(ms(5))}), discipline(DisciplineKind::priority));
  return {"Priorities", with_others(scenario({0, 1, 2}, {{"a", a}}), {3}, 3, 1), story};
}

// The endpoint's own priority counts, not the workload's.
HandWorkedCase priority_of_the_endpoint() {
  Story story;
  const ToldRequest o0 = told_request(0, "others");
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.arrived(1, o0).worked(10, 13, o0.entry("a.f")).ended(13, o0);
  story.arrived(2, r1).worked(5, 10, r1.entry()).ended(10, r1);
  const models::ServiceSpec a =
      with_discipline(threads(1, {compute(ms(5))}), discipline(DisciplineKind::priority));
  models::ScenarioSpec spec = with_others(scenario({0, 2}, {{"a", a}}), {1}, 3, 7);
  spec.services["a"].endpoints["f"].priority = -1;
  return {"PriorityOfTheEndpoint", spec, story};
}

// At 3 o0 takes the core from r0, which has 7 of 10 ms left; they are done from 13 to 20, before
// r1: r0's ticket is older.
HandWorkedCase preemption() {
  Story story;
  const ToldRequest o0 = told_request(0, "others");
  story.arrived(0, r0).worked(0, 20, r0.entry()).ended(20, r0);
  story.arrived(3, o0).worked(3, 13, o0.entry("a.f")).ended(13, o0);
  story.arrived(4, r1).worked(4, 30, r1.entry()).ended(30, r1);
  DisciplineSpec preemptive = discipline(DisciplineKind::priority);
  preemptive.is_preemptive = true;
  const models::ServiceSpec a = with_discipline(cores(1, {compute(ms(10))}), preemptive);
  return {"Preemption", with_others(scenario({0, 4}, {{"a", a}}), {3}, 10, 1), story};
}

// Two cores, r0 and r1 of equal priority: r1, of the higher ticket, gives way at 2. At 4 o1 finds
// r0 only below it. r0 has 6 ms left and goes first when o0 is done at 12.
HandWorkedCase preemption_of_the_later_one() {
  Story story;
  const ToldRequest o0 = told_request(0, "others");
  const ToldRequest o1 = told_request(1, "others");
  story.arrived(0, r0).worked(0, 18, r0.entry()).ended(18, r0);
  story.arrived(0, r1).worked(0, 22, r1.entry()).ended(22, r1);
  story.arrived(2, o0).worked(2, 12, o0.entry("a.f")).ended(12, o0);
  story.arrived(4, o1).worked(4, 14, o1.entry("a.f")).ended(14, o1);
  DisciplineSpec preemptive = discipline(DisciplineKind::priority);
  preemptive.is_preemptive = true;
  const models::ServiceSpec a = with_discipline(cores(2, {compute(ms(10))}), preemptive);
  return {"PreemptionOfTheLaterOne", with_others(scenario({0, 0}, {{"a", a}}), {2, 4}, 10, 1),
          story};
}

// r0 ends at 10, where o0 comes: there is nothing left to be stopped.
HandWorkedCase nothing_left_to_preempt() {
  Story story;
  const ToldRequest o0 = told_request(0, "others");
  story.arrived(0, r0).worked(0, 10, r0.entry()).ended(10, r0);
  story.arrived(10, o0).worked(10, 20, o0.entry("a.f")).ended(20, o0);
  DisciplineSpec preemptive = discipline(DisciplineKind::priority);
  preemptive.is_preemptive = true;
  const models::ServiceSpec a = with_discipline(cores(1, {compute(ms(10))}), preemptive);
  return {"NothingLeftToPreempt", with_others(scenario({0}, {{"a", a}}), {10}, 10, 1), story};
}

// The least demand that waits goes first; nobody is stopped.
HandWorkedCase shortest_job_first() {
  Story story;
  const ToldRequest o0 = told_request(0, "others");
  story.arrived(0, r0).worked(0, 10, r0.entry()).ended(10, r0);
  story.arrived(1, r1).worked(1, 22, r1.entry()).ended(22, r1);
  story.arrived(2, o0).worked(2, 12, o0.entry("a.f")).ended(12, o0);
  const models::ServiceSpec a =
      with_discipline(cores(1, {compute(ms(10))}), discipline(DisciplineKind::sjf));
  return {"ShortestJobFirst", with_others(scenario({0, 1}, {{"a", a}}), {2}, 2), story};
}

// At 3 r0 has 7 ms left, o0 needs 2 and takes the core. At 4 r1 would need 10. At 11 r0 has 1 left,
// so o1 waits, but goes before r1.
HandWorkedCase shortest_remaining_time() {
  Story story;
  const ToldRequest o0 = told_request(0, "others");
  const ToldRequest o1 = told_request(1, "others");
  story.arrived(0, r0).worked(0, 12, r0.entry()).ended(12, r0);
  story.arrived(3, o0).worked(3, 5, o0.entry("a.f")).ended(5, o0);
  story.arrived(4, r1).worked(4, 24, r1.entry()).ended(24, r1);
  story.arrived(11, o1).worked(11, 14, o1.entry("a.f")).ended(14, o1);
  const models::ServiceSpec a =
      with_discipline(cores(1, {compute(ms(10))}), discipline(DisciplineKind::srpt));
  return {"ShortestRemainingTime", with_others(scenario({0, 4}, {{"a", a}}), {3, 11}, 2), story};
}

// Ten come at once; target 5 ms, interval 20. At 10 r1 is above the target, so at 30 the first one
// may be dropped: r3, and the next is due at 50: r6. Then comes 50 + 20 / sqrt(2) = 64.1, but at 70
// only r9 is left, behind which nobody waits.
HandWorkedCase codel() {
  Story story;
  std::int64_t time = 0;
  for (std::uint64_t n = 0; n < 10; ++n) {
    const ToldRequest r = told_request(n);
    story.arrived(0, r);
    if (n == 3 || n == 6) {
      story.rejected(time, r.entry()).ended(time, r, models::Outcome::rejected);
    } else {
      story.worked(time, time + 10, r.entry()).ended(time + 10, r);
      time += 10;
    }
  }
  DisciplineSpec codel = discipline(DisciplineKind::codel);
  codel.target = ms(5);
  codel.interval = ms(20);
  const models::ServiceSpec a = with_discipline(threads(1, {compute(ms(10))}), codel);
  return {"Codel", scenario({0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, {{"a", a}}), story};
}

}  // namespace

std::vector<HandWorkedCase> hand_worked_queues() {
  return {last_in_first_out(),
          adaptive(),
          priorities(),
          priority_of_the_endpoint(),
          preemption(),
          preemption_of_the_later_one(),
          nothing_left_to_preempt(),
          shortest_job_first(),
          shortest_remaining_time(),
          codel()};
}

}  // namespace orrery::oracle
