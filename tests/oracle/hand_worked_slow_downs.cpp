// Failures that slow processors or trouble endpoints, worked by hand.
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"

namespace orrery::oracle {
namespace {

using models::ChangeKind;
using models::Outcome;

const ToldRequest r0 = told_request(0);
const ToldRequest r1 = told_request(1);
const ToldRequest r2 = told_request(2);
const ToldRequest r3 = told_request(3);

void in_force(Story& story, std::int64_t from, std::int64_t to, const std::string& id) {
  story.changed(from, "failure/" + id, ChangeKind::failure_begins);
  story.changed(to, "failure/" + id, ChangeKind::failure_ends);
}

// Half as fast from 4 to 10, and standing still from 6 to 8: done are 4 ms by 4, 5 by 6 and by 8, 6
// by 10, and all 10 by 14.
HandWorkedCase slow_node_and_pod() {
  Story story;
  story.arrived(0, r0).worked(0, 14, r0.entry()).ended(14, r0);
  in_force(story, 4, 10, "node");
  in_force(story, 6, 8, "pod");
  models::ScenarioSpec spec = on_node(scenario({0}, {{"a", cores(1, {compute(ms(10))})}}), {});
  models::SlowCpuSpec half;
  half.where = models::NodeChoice{"z/0", "", 0};
  models::SlowCpuSpec still;
  still.where = models::PodChoice{"a", 0, 0};
  still.factor = 0;
  spec.failures = {failure("node", ms(4), ms(6), half), failure("pod", ms(6), ms(2), still)};
  return {"SlowNodeAndPod", spec, story};
}

// A pod that stands still wants no processor: b has the core for itself from 4 to 8, and is done
// with its 7 ms at 10. a has done 3 by then, one of them from 8 to 10, and ends at 15.
HandWorkedCase still_pod_leaves_its_share() {
  Story story;
  const ToldRequest other = told_request(0, "others");
  story.arrived(0, r0).worked(0, 15, r0.entry()).ended(15, r0);
  story.arrived(0, other).worked(0, 10, other.entry("b.e")).ended(10, other);
  in_force(story, 4, 8, "f");
  models::ScenarioSpec spec =
      scenario({0}, {{"a", cores(1, {compute(ms(8))})}, {"b", cores(1, {compute(ms(7))})}});
  spec.workloads["others"] = spec.workloads["clients"];
  spec.workloads["others"].mix = {{{"b", "e"}, 1}};
  models::SlowCpuSpec still;
  still.where = models::PodChoice{"a", {}, 0};
  still.factor = 0;
  spec.failures = {failure("f", ms(4), ms(4), still)};
  return {"StillPodLeavesItsShare", on_node(spec, shared_node(1)), story};
}

// One core of two from 4 to 10: both have done 4 ms by 4, 7 by 10 and 10 by 13.
HandWorkedCase core_offline() {
  Story story;
  for (const ToldRequest& r : {r0, r1}) {
    story.arrived(0, r).worked(0, 13, r.entry()).ended(13, r);
  }
  in_force(story, 4, 10, "f");
  models::ScenarioSpec spec =
      on_node(scenario({0, 0}, {{"a", cores(2, {compute(ms(10))})}}), shared_node(2));
  spec.failures = {failure("f", ms(4), ms(6), models::CoresOfflineSpec{})};
  return {"CoreOffline", spec, story};
}

// Errors are in force from 5 to 10, a latency of 3 ms from 8 to 20. r0 and r1 fail at once: errors
// come first. r2 sleeps before its work, r3 does not.
HandWorkedCase errors_and_latency() {
  Story story;
  for (const ToldRequest& r : {r0, r1}) {
    const std::int64_t time = r.id == r0.id ? 5 : 8;
    story.arrived(time, r).worked(time, time, r.entry(), Outcome::error);
    story.ended(time, r, Outcome::error);
  }
  story.arrived(10, r2).worked(10, 18, r2.entry()).ended(18, r2);
  story.arrived(20, r3).worked(20, 25, r3.entry()).ended(25, r3);
  in_force(story, 5, 10, "errors");
  in_force(story, 8, 20, "latency");
  models::ScenarioSpec spec = scenario({5, 8, 10, 20}, {{"a", threads(1, {compute(ms(5))})}});
  models::ErrorsSpec errors;
  errors.endpoint = {"a", "e"};
  const models::LatencySpec latency = {{"a", "e"}, sim::ConstantSpec{ms(3)}};
  spec.failures = {failure("errors", ms(5), ms(5), errors),
                   failure("latency", ms(8), ms(12), latency)};
  return {"ErrorsAndLatency", spec, story};
}

// A latency holds the thread until 3. Errors are in force when their turn comes then, though not
// when r0 began; r1 meets no latency any more.
HandWorkedCase latency_holds_the_thread() {
  Story story;
  story.arrived(0, r0).worked(0, 3, r0.entry(), Outcome::error).ended(3, r0, Outcome::error);
  story.arrived(1, r1).worked(3, 3, r1.entry(), Outcome::error).ended(3, r1, Outcome::error);
  in_force(story, 0, 2, "a");
  in_force(story, 2, 20, "b");
  models::ScenarioSpec spec = scenario({0, 1}, {{"a", threads(1, {sleep(ms(5))})}});
  models::ErrorsSpec errors;
  errors.endpoint = {"a", "e"};
  const models::LatencySpec latency = {{"a", "e"}, sim::ConstantSpec{ms(3)}};
  spec.failures = {failure("a", ms(0), ms(2), latency), failure("b", ms(2), ms(18), errors)};
  return {"LatencyHoldsTheThread", spec, story};
}

}  // namespace

std::vector<HandWorkedCase> hand_worked_slow_downs() {
  return {slow_node_and_pod(), still_pod_leaves_its_share(), core_offline(), errors_and_latency(),
          latency_holds_the_thread()};
}

}  // namespace orrery::oracle
