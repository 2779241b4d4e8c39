// Pods and nodes that go down and come back, worked by hand.
#include "sim/random/names.h"
#include "sim/random/philox.h"
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"

namespace orrery::oracle {
namespace {

using models::ChangeKind;
using models::FailureSpec;
using models::Outcome;
using models::PodKillSpec;

const ToldRequest r0 = told_request(0);
const ToldRequest r1 = told_request(1);
const ToldRequest r2 = told_request(2);
const ToldRequest r3 = told_request(3);

PodKillSpec kill(const std::string& service) {
  PodKillSpec spec;
  spec.pods.service = service;
  return spec;
}

FailureSpec noticed_after(sim::Duration time, FailureSpec spec) {
  spec.noticed_after = time;
  return spec;
}

void in_force(Story& story, std::int64_t from, std::int64_t to, const std::string& id = "f") {
  story.changed(from, "failure/" + id, ChangeKind::failure_begins);
  story.changed(to, "failure/" + id, ChangeKind::failure_ends);
}

// The pod b/0 is killed at 5 and back at 15: r0 was with it, r1 finds nobody, r2 comes later.
HandWorkedCase killed_pod() {
  Story story;
  const ToldCall b0 = r0.entry().inner("b.e", 0);
  story.arrived(0, r0).worked(0, 5, r0.entry(), Outcome::connection_lost);
  story.started(0, b0).killed(5, b0).ended(5, r0, Outcome::connection_lost);
  in_force(story, 5, 15);
  story.changed(5, "pod/b/0", ChangeKind::pod_down);
  story.changed(5, "pod/b/0", ChangeKind::pod_noticed);
  story.arrived(7, r1).worked(7, 7, r1.entry(), Outcome::no_endpoint);
  story.ended(7, r1, Outcome::no_endpoint);
  story.changed(15, "pod/b/0", ChangeKind::pod_ready);
  story.arrived(16, r2).worked(16, 36, r2.entry()).ended(36, r2);
  story.worked(16, 36, r2.entry().inner("b.e", 0));
  models::ScenarioSpec spec =
      scenario({0, 7, 16}, {{"a", cores(1, {call("b.e")})}, {"b", cores(1, {sleep(ms(20))})}});
  spec.failures = {failure("f", ms(5), ms(10), kill("b"))};
  return {"KilledPod", spec, story};
}

// A message takes 1 ms, and r0's reply is on its way when the pod is killed at 5. r1 has the thread
// and r2 waits for it: both are told at 6. r3 and r4 meet a pod that is away; from 9 on nobody
// knows it any more.
HandWorkedCase refused() {
  Story story;
  const ToldRequest r4 = told_request(4);
  const ToldRequest r5 = told_request(5);
  story.arrived(0, r0).worked(1, 4, r0.entry()).ended(5, r0);
  story.arrived(2, r1).started(4, r1.entry()).killed(5, r1.entry());
  story.arrived(3, r2).killed(5, r2.entry());
  for (const ToldRequest& r : {r1, r2}) story.ended(6, r, Outcome::connection_lost);
  story.arrived(6, r3).refused(7, r3.entry()).ended(8, r3, Outcome::connection_refused);
  story.arrived(8, r4).refused(9, r4.entry()).ended(10, r4, Outcome::connection_refused);
  story.arrived(9, r5).ended(9, r5, Outcome::no_endpoint);
  in_force(story, 5, 20);
  story.changed(5, "pod/a/0", ChangeKind::pod_down);
  story.changed(9, "pod/a/0", ChangeKind::pod_noticed);
  story.changed(20, "pod/a/0", ChangeKind::pod_ready);
  models::ScenarioSpec spec = scenario({0, 2, 3, 6, 8, 9}, {{"a", threads(1, {sleep(ms(3))})}});
  spec.network.outside.latency = ms(1);
  spec.failures = {noticed_after(ms(4), failure("f", ms(5), ms(15), kill("a")))};
  return {"Refused", spec, story};
}

// The node is down from 5 to 15, callers notice at 9, and the pod starts until 18. Nobody is told
// anything: clients wait for 6 ms. r1 was sent to it; r2 finds no endpoint, and so does r3 while
// the pod starts.
HandWorkedCase crashed_node() {
  Story story;
  const ToldRequest r4 = told_request(4);
  story.arrived(0, r0).started(0, r0.entry()).killed(5, r0.entry());
  story.ended(6, r0, Outcome::client_timeout);
  story.arrived(7, r1).lost(7, r1.entry()).ended(13, r1, Outcome::client_timeout);
  story.arrived(12, r2).ended(12, r2, Outcome::no_endpoint);
  story.arrived(16, r3).ended(16, r3, Outcome::no_endpoint);
  story.arrived(19, r4).started(19, r4.entry()).ended(25, r4, Outcome::client_timeout);
  story.finished(39, r4.entry());
  in_force(story, 5, 15);
  story.changed(5, "node/z/0", ChangeKind::node_down);
  story.changed(5, "pod/a/0", ChangeKind::pod_down);
  story.changed(9, "pod/a/0", ChangeKind::pod_noticed);
  story.changed(15, "node/z/0", ChangeKind::node_up);
  story.changed(18, "pod/a/0", ChangeKind::pod_ready);
  models::ScenarioSpec spec =
      on_node(scenario({0, 7, 12, 16, 19}, {{"a", cores(1, {sleep(ms(20))})}}), {});
  spec.workloads["clients"].client.timeout = ms(6);
  spec.services["a"].startup = sim::ConstantSpec{ms(3)};
  models::NodeCrashSpec crash;
  crash.nodes.node = "z/0";
  spec.failures = {noticed_after(ms(4), failure("f", ms(5), ms(10), crash))};
  return {"CrashedNode", spec, story};
}

// The run ends while the sleep of b's attempt, which the crash ended, would still go on: one call
// is unfinished, not two.
HandWorkedCase ends_before_the_sleep_of_the_dead() {
  Story story;
  const ToldCall b0 = r0.entry().inner("b.e", 0);
  story.arrived(0, r0);
  for (const ToldCall& call : {r0.entry(), b0}) story.started(0, call).killed(5, call);
  story.changed(5, "failure/f", ChangeKind::failure_begins);
  story.changed(5, "node/z/0", ChangeKind::node_down);
  for (const char* pod : {"pod/a/0", "pod/b/0"}) story.changed(5, pod, ChangeKind::pod_down);
  models::ScenarioSpec spec =
      scenario({0}, {{"a", cores(1, {call("b.e")})}, {"b", event_loop(1, {sleep(ms(20))})}});
  spec.duration = ms(8);
  spec.drain = ms(2);
  spec.failures = {failure("f", ms(5), ms(10), models::NodeCrashSpec{})};
  return {"EndsBeforeTheSleepOfTheDead", on_node(spec, {}), story};
}

// r0's client waits until 10 although what it waits for died at 2; that r1 has its answer at once,
// after the time at which r0's sleep would have ended, is nothing to it.
HandWorkedCase patience_with_the_dead() {
  Story story;
  story.arrived(0, r0).started(0, r0.entry()).killed(2, r0.entry());
  story.ended(10, r0, Outcome::gave_up);
  story.arrived(4, r1).ended(4, r1, Outcome::no_endpoint);
  in_force(story, 2, 20);
  story.changed(2, "node/z/0", ChangeKind::node_down);
  story.changed(2, "pod/a/0", ChangeKind::pod_down);
  story.changed(2, "pod/a/0", ChangeKind::pod_noticed);
  story.changed(20, "node/z/0", ChangeKind::node_up);
  story.changed(20, "pod/a/0", ChangeKind::pod_ready);
  models::ScenarioSpec spec = on_node(scenario({0, 4}, {{"a", cores(1, {sleep(ms(3))})}}), {});
  spec.workloads["clients"].client.give_up = sim::ConstantSpec{ms(10)};
  spec.failures = {noticed_after(ms(0), failure("f", ms(2), ms(18), models::NodeCrashSpec{}))};
  return {"PatienceWithTheDead", spec, story};
}

// Two zones of one node each: a runs in z, b in y. y is away from 5 to 15, which callers do not
// notice for 40 s: those of r0 and r1 wait for their timeout, that of r2 gets its answer.
HandWorkedCase zone_outage() {
  Story story;
  const ToldCall b0 = r0.entry().inner("b.e", 0);
  const ToldCall b1 = r1.entry().inner("b.e", 0);
  story.arrived(0, r0).worked(0, 8, r0.entry(), Outcome::timeout).ended(8, r0, Outcome::timeout);
  story.started(0, b0).killed(5, b0).call_timed_out(8, b0);
  story.arrived(10, r1).worked(10, 18, r1.entry(), Outcome::timeout);
  story.lost(10, b1).call_timed_out(18, b1).ended(18, r1, Outcome::timeout);
  story.arrived(16, r2).worked(16, 22, r2.entry()).ended(22, r2);
  story.worked(16, 22, r2.entry().inner("b.e", 0));
  in_force(story, 5, 15);
  story.changed(5, "node/y/0", ChangeKind::node_down);
  story.changed(5, "pod/b/0", ChangeKind::pod_down);
  story.changed(15, "node/y/0", ChangeKind::node_up);
  story.changed(15, "pod/b/0", ChangeKind::pod_ready);
  models::ScenarioSpec spec = scenario(
      {0, 10, 16}, {{"a", cores(9, {call("b.e", ms(8))})}, {"b", cores(9, {sleep(ms(6))})}});
  spec.platform.zones["y"] = {};
  spec.platform.zones["z"] = {};
  spec.failures = {failure("f", ms(5), ms(10), models::ZoneOutageSpec{"y"})};
  return {"ZoneOutage", spec, story};
}

// The caller's node crashes: the call goes on, its timeout passes without a fact, and the client is
// never told.
HandWorkedCase crashed_caller() {
  Story story;
  story.arrived(0, r0).started(0, r0.entry()).killed(5, r0.entry());
  story.worked(0, 20, r0.entry().inner("b.e", 0));
  in_force(story, 5, 15);
  story.changed(5, "node/z/0", ChangeKind::node_down);
  story.changed(5, "pod/a/0", ChangeKind::pod_down);
  story.changed(15, "node/z/0", ChangeKind::node_up);
  story.changed(15, "pod/a/0", ChangeKind::pod_ready);
  models::ScenarioSpec spec =
      scenario({0}, {{"a", cores(9, {call("b.e", ms(8))})}, {"b", cores(9, {sleep(ms(20))})}});
  spec.platform.zones["y"] = {};
  spec.platform.zones["z"] = {};
  spec.failures = {failure("f", ms(5), ms(10), models::ZoneOutageSpec{"z"})};
  return {"CrashedCaller", spec, story};
}

// Killed from 5 to 15, crashed from 10 to 20: it goes down once, is away until 20, and from 10 on
// what is sent to it is lost instead of refused.
HandWorkedCase crash_of_a_killed_pod() {
  Story story;
  story.arrived(7, r0).refused(7, r0.entry()).ended(7, r0, Outcome::connection_refused);
  story.arrived(12, r1).lost(12, r1.entry());
  story.arrived(17, r2).lost(17, r2.entry());
  story.arrived(21, r3).worked(21, 21, r3.entry()).ended(21, r3);
  in_force(story, 5, 15, "f");
  in_force(story, 10, 20, "g");
  story.changed(5, "pod/a/0", ChangeKind::pod_down);
  story.changed(10, "node/z/0", ChangeKind::node_down);
  story.changed(20, "node/z/0", ChangeKind::node_up);
  story.changed(20, "pod/a/0", ChangeKind::pod_ready);
  models::ScenarioSpec spec = on_node(scenario({7, 12, 17, 21}, {{"a", cores(1, {})}}), {});
  spec.failures = {noticed_after(ms(50), failure("f", ms(5), ms(10), kill("a"))),
                   failure("g", ms(10), ms(10), models::NodeCrashSpec{})};
  return {"CrashOfAKilledPod", spec, story};
}

// Startup takes 6 ms. The first failure is over at 10, but the second comes at 12, so the pod is
// not ready at 16, only at 26. It was down all the time: it does not go down again.
HandWorkedCase killed_while_it_starts() {
  Story story;
  story.arrived(11, r0).refused(11, r0.entry()).ended(11, r0, Outcome::connection_refused);
  story.arrived(18, r1).refused(18, r1.entry()).ended(18, r1, Outcome::connection_refused);
  story.arrived(25, r2).refused(25, r2.entry()).ended(25, r2, Outcome::connection_refused);
  story.arrived(26, r3).worked(26, 26, r3.entry()).ended(26, r3);
  in_force(story, 5, 10, "f");
  in_force(story, 12, 20, "g");
  story.changed(5, "pod/a/0", ChangeKind::pod_down);
  story.changed(26, "pod/a/0", ChangeKind::pod_ready);
  models::ScenarioSpec spec = scenario({11, 18, 25, 26}, {{"a", cores(1, {})}});
  spec.services["a"].startup = sim::ConstantSpec{ms(6)};
  spec.failures = {noticed_after(ms(50), failure("f", ms(5), ms(5), kill("a"))),
                   failure("g", ms(12), ms(8), kill("a"))};
  return {"KilledWhileItStarts", spec, story};
}

// Two pods take turns. While a/0 is away there is a/1 alone, and the balancer's counter is 0 after
// any number of turns. When a/0 is back it is the last of the endpoints: a/1 has the first turn.
HandWorkedCase comes_back_as_the_last() {
  Story story;
  const std::uint64_t balancer = sim::hash_name("balancer/workload/clients/a");
  const std::uint64_t word =
      sim::random_block({1, 0}, {sim::request_of(balancer, 0), sim::Path::root()}, 0).words[0];
  const auto start = static_cast<std::uint32_t>((word * 2) >> 32);
  const std::vector<std::int64_t> times = {0, 1, 7, 16, 17};
  for (std::uint32_t n = 0; n < 5; ++n) {
    const ToldRequest r = told_request(n);
    const std::uint32_t pod = n < 2 ? (start + n) % 2 : n < 4 ? 1 : 0;
    story.arrived(times[n], r).worked(times[n], times[n], r.entry(), Outcome::ok, pod);
    story.ended(times[n], r);
  }
  in_force(story, 5, 15);
  story.changed(5, "pod/a/0", ChangeKind::pod_down);
  story.changed(5, "pod/a/0", ChangeKind::pod_noticed);
  story.changed(15, "pod/a/0", ChangeKind::pod_ready);
  models::ScenarioSpec spec = scenario(times, {{"a", cores(1, {})}});
  spec.services["a"].replicas = 2;
  PodKillSpec one = kill("a");
  one.pods.pod = 0;
  spec.failures = {failure("f", ms(5), ms(10), one)};
  return {"ComesBackAsTheLast", spec, story};
}

// One of three, by the draw of each occurrence: two, 20 ms apart.
HandWorkedCase picked_pods() {
  Story story;
  for (std::uint64_t k = 0; k < 2; ++k) {
    const std::uint64_t failure = sim::hash_name("failure/f");
    const std::uint64_t word =
        sim::random_block({1, 0}, {sim::request_of(failure, k), sim::Path::root()}, 0).words[0];
    const std::string pod = "pod/a/" + std::to_string((word * 3) >> 32);
    const auto begin = static_cast<std::int64_t>(5 + 20 * k);
    in_force(story, begin, begin + 10);
    story.changed(begin, pod, ChangeKind::pod_down);
    story.changed(begin, pod, ChangeKind::pod_noticed);
    story.changed(begin + 10, pod, ChangeKind::pod_ready);
  }
  models::ScenarioSpec spec = scenario({}, {{"a", cores(1, {})}});
  spec.services["a"].replicas = 3;
  PodKillSpec one = kill("a");
  one.pods.pick = 1;
  spec.failures = {failure("f", ms(5), ms(10), one)};
  auto& timeline = std::get<models::TimelineSpec>(spec.failures.front().when);
  timeline.every = ms(20);
  timeline.times = 2;
  return {"PickedPods", spec, story};
}

// Two pods work for 10 ms and take 4 to repair, by one crew. Both fail at 10: a/0 is back at 14,
// a/1 at 18. At 28 a/1 fails, before a/0, which failed at 24, is back.
HandWorkedCase clocks_and_a_crew() {
  Story story;
  const auto away = [&story](const std::string& pod, std::int64_t from, std::int64_t to) {
    story.changed(from, "failure/f", ChangeKind::failure_begins);
    story.changed(from, pod, ChangeKind::pod_down).changed(from, pod, ChangeKind::pod_noticed);
    if (to < 30) {
      story.changed(to, pod, ChangeKind::pod_ready);
      story.changed(to, "failure/f", ChangeKind::failure_ends);
    }
  };
  away("pod/a/0", 10, 14);
  away("pod/a/1", 10, 18);
  away("pod/a/0", 24, 28);
  away("pod/a/1", 28, 32);
  models::ScenarioSpec spec = scenario({}, {{"a", cores(1, {})}});
  spec.duration = ms(20);
  spec.drain = ms(10);
  spec.services["a"].replicas = 2;
  models::ClocksSpec clocks;
  clocks.up = sim::ConstantSpec{ms(10)};
  clocks.down = sim::ConstantSpec{ms(4)};
  clocks.crews = 1;
  spec.failures = {failure("f", ms(0), ms(0), kill("a"))};
  spec.failures.front().when = clocks;
  return {"ClocksAndACrew", spec, story};
}

}  // namespace

std::vector<HandWorkedCase> hand_worked_failures() {
  return {killed_pod(),
          refused(),
          crashed_node(),
          ends_before_the_sleep_of_the_dead(),
          patience_with_the_dead(),
          zone_outage(),
          crashed_caller(),
          crash_of_a_killed_pod(),
          killed_while_it_starts(),
          comes_back_as_the_last(),
          picked_pods(),
          clocks_and_a_crew()};
}

}  // namespace orrery::oracle
