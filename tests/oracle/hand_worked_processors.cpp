// Shared processors, worked by hand.
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"

namespace orrery::oracle {
namespace {

using models::CpuModel;
using models::NodeSpec;
using sim::Duration;

const ToldRequest r0 = told_request(0);
const ToldRequest r1 = told_request(1);
const ToldRequest r2 = told_request(2);

NodeSpec quota_node(double cpu) {
  NodeSpec node;
  node.cpu = cpu;
  node.cpu_model = CpuModel::cfs_quota;
  node.quota_phase = models::QuotaPhase::aligned;
  return node;
}

// r0 has the core for itself until 5, and half of it until 15, when its 10 ms are done. r1 has had
// 5 ms by then; the other 5 it does alone.
HandWorkedCase two_on_one_shared_core() {
  Story story;
  story.arrived(0, r0).worked(0, 15, r0.entry()).ended(15, r0);
  story.arrived(5, r1).worked(5, 20, r1.entry()).ended(20, r1);
  return {"TwoOnOneSharedCore",
          on_node(scenario({0, 5}, {{"a", cores(4, {compute(ms(10))})}}), shared_node(1)), story};
}

// Threads share the processor as cores do; what sleeps takes no part. r0 computes alone from 2 to
// 4, the other one from 4 on too, so r0's last 2 ms take until 8. The other one has done 2 of its 6
// ms by then.
HandWorkedCase sleepers_take_no_part() {
  Story story;
  const ToldRequest other = told_request(0, "others");
  story.arrived(0, r0).worked(0, 8, r0.entry()).ended(8, r0);
  story.arrived(0, other).worked(0, 12, other.entry("a.f")).ended(12, other);
  models::ScenarioSpec spec = scenario({0}, {{"a", threads(9, {sleep(ms(2)), compute(ms(4))})}});
  spec.services["a"].endpoints["f"].steps = {sleep(ms(4)), compute(ms(6))};
  spec.workloads["others"] = spec.workloads["clients"];
  spec.workloads["others"].mix = {{{"a", "f"}, 1}};
  return {"SleepersTakeNoPart", on_node(spec, shared_node(1)), story};
}

// 4 cores for b (request 0.5, 4 computations), c (request 1, 4 computations) and d (request 1 but
// limited to 1, 2 computations): weights 512, 1024, 1024. By m / w: d wants 1 and gets it, of
// 1.6 that it could have; c wants 4 and gets 3 * 1024 / 1536 = 2; b gets the last core. So the
// computations of b go at 1/4, those of c and d at 1/2. c's 2 ms are done at 4. b has 1.5 of 2.5 ms
// left, and 3 cores: 3/4 each, so until 6, when d's 3 ms are done too.
HandWorkedCase weights_and_a_limit() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 6, a).ended(6, r0);
  std::vector<models::StepList> branches;
  for (std::uint32_t step = 1; step <= 10; ++step) {
    const std::string callee = step <= 4 ? "b.e" : step <= 8 ? "c.e" : "d.e";
    branches.push_back({call(callee)});
    story.worked(0, callee == "c.e" ? 4 : 6, a.inner(callee, step));
  }
  const models::ScenarioSpec spec = scenario(
      {0}, {{"a", cores(1, {parallel(branches)})},
            {"b", with_resources(cores(4, {compute(Duration::microseconds(2'500))}), 500, 0)},
            {"c", with_resources(cores(4, {compute(ms(2))}), 1'000, 0)},
            {"d", with_resources(cores(2, {compute(ms(3))}), 1'000, 1'000)}});
  return {"WeightsAndALimit", on_node(spec, shared_node(4)), story};
}

// What else runs takes 1.5 of 2 cores; the node is half as fast again as demands say: r0 alone gets
// half a core, 3/4 ms of work each ms.
HandWorkedCase background_and_speed() {
  Story story;
  story.arrived(0, r0).worked(0, 8, r0.entry()).ended(8, r0);
  NodeSpec node = shared_node(2);
  node.background = 1.5;
  node.speed = 1.5;
  return {"BackgroundAndSpeed", on_node(scenario({0}, {{"a", cores(1, {compute(ms(6))})}}), node),
          story};
}

// Of 20 ms each 100: r0's 50 ms are done from 0 to 20, 100 to 120 and 200 to 210. r1 has 10 ms left
// of that period, from 215 to 225, then 300 to 320 and 400 to 420, where quota and work end at
// once. r2 has to wait for the next period.
HandWorkedCase quota() {
  Story story;
  story.arrived(0, r0).worked(0, 210, r0.entry()).ended(210, r0);
  story.arrived(215, r1).worked(215, 420, r1.entry()).ended(420, r1);
  story.arrived(430, r2).worked(430, 710, r2.entry()).ended(710, r2);
  return {
      "Quota",
      on_node(scenario({0, 215, 430}, {{"a", with_resources(cores(1, {compute(ms(50))}), 0, 200)}}),
              quota_node(4)),
      story};
}

// Four threads use the quota of 200 ms at once: it lasts until 50, with 10 of 60 ms of each left.
// They are done in the next period.
HandWorkedCase quota_of_several_threads() {
  Story story;
  for (std::uint64_t n = 0; n < 4; ++n) {
    const ToldRequest r = told_request(n);
    story.arrived(0, r).worked(0, 110, r.entry()).ended(110, r);
  }
  return {"QuotaOfSeveralThreads",
          on_node(scenario({0, 0, 0, 0},
                           {{"a", with_resources(threads(4, {compute(ms(60))}), 0, 2'000)}}),
                  quota_node(8)),
          story};
}

// A quota that ends at the boundary of a period is none that was missing: with a limit of 1 core
// one thread is never throttled.
HandWorkedCase quota_that_just_suffices() {
  Story story;
  story.arrived(0, r0).worked(0, 250, r0.entry()).ended(250, r0);
  return {"QuotaThatJustSuffices",
          on_node(scenario({0}, {{"a", with_resources(cores(1, {compute(ms(250))}), 0, 1'000)}}),
                  quota_node(1)),
          story};
}

// A demand of 10 ms at speed 2, and nothing that could slow it.
HandWorkedCase fast_node() {
  Story story;
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  NodeSpec node;
  node.speed = 2;
  return {"FastNode", on_node(scenario({0}, {{"a", cores(1, {compute(ms(10))})}}), node), story};
}

// Both of b's computations are done at 8. r0's began first, so it ends first, and all that follows
// without delay does too: its second computation has a's one core when r1's asks for it.
HandWorkedCase ends_in_the_order_of_starting() {
  Story story;
  story.arrived(0, r0).worked(0, 10, r0.entry()).ended(10, r0);
  story.arrived(0, r1).worked(0, 12, r1.entry()).ended(12, r1);
  for (const ToldRequest& r : {r0, r1}) story.worked(0, 8, r.entry().inner("b.e", 0));
  return {"EndsInTheOrderOfStarting",
          on_node(scenario({0, 0}, {{"a", cores(1, {call("b.e"), compute(ms(2))})},
                                    {"b", cores(2, {compute(ms(4))})}}),
                  shared_node(1)),
          story};
}

}  // namespace

std::vector<HandWorkedCase> hand_worked_processors() {
  return {two_on_one_shared_core(),
          sleepers_take_no_part(),
          weights_and_a_limit(),
          background_and_speed(),
          quota(),
          quota_of_several_threads(),
          quota_that_just_suffices(),
          fast_node(),
          ends_in_the_order_of_starting()};
}

}  // namespace orrery::oracle
