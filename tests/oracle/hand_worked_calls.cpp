// Calls, timeouts, failures, hops and balancers, worked by hand.
#include "sim/random/names.h"
#include "sim/random/philox.h"
#include "tests/oracle/spec_builders.h"
#include "tests/oracle/story.h"

namespace orrery::oracle {
namespace {

using models::Outcome;

const ToldRequest r0 = told_request(0);
const ToldRequest r1 = told_request(1);

// At 4 r0's caller leaves; the work goes on until 10. r1's call waits behind it, is left at 9 and
// still gets the thread at 10.
HandWorkedCase timeout_leaves_work_behind() {
  Story story;
  const ToldCall call0 = r0.entry().inner("b.e", 0);
  const ToldCall call1 = r1.entry().inner("b.e", 0);
  story.arrived(0, r0).worked(0, 4, r0.entry(), Outcome::ok_degraded);
  story.call_timed_out(4, call0).ended(4, r0, Outcome::ok_degraded).worked(0, 10, call0);
  story.arrived(5, r1).worked(5, 9, r1.entry(), Outcome::ok_degraded);
  story.call_timed_out(9, call1).ended(9, r1, Outcome::ok_degraded).worked(10, 20, call1);
  return {"TimeoutLeavesWorkBehind",
          scenario({0, 5}, {{"a", cores(1, {ignoring(call("b.e", ms(4)))})},
                            {"b", threads(1, {compute(ms(10))})}}),
          story};
}

// A reply and a timeout at one instant: the reply is first.
HandWorkedCase reply_beats_timeout() {
  Story story;
  story.arrived(0, r0).worked(0, 4, r0.entry()).worked(0, 4, r0.entry().inner("b.e", 0));
  story.ended(4, r0);
  return {"ReplyBeatsTimeout",
          scenario({0}, {{"a", cores(1, {call("b.e", ms(4))})}, {"b", cores(1, {sleep(ms(4))})}}),
          story};
}

// r0 waits for b until 5 and for c until 10. While b's timeout of r0 is told, the same list gets a
// new member, and r1's, due at 7, must not wait for that one.
HandWorkedCase timeouts_of_one_duration() {
  Story story;
  for (const std::int64_t start : {0, 2}) {
    const ToldRequest& request = start == 0 ? r0 : r1;
    const ToldCall b = request.entry().inner("b.e", 0);
    const ToldCall c = request.entry().inner("c.e", 1);
    story.arrived(start, request).worked(start, start + 10, request.entry(), Outcome::ok_degraded);
    story.worked(start, start + 100, b).call_timed_out(start + 5, b);
    story.worked(start + 5, start + 105, c).call_timed_out(start + 10, c);
    story.ended(start + 10, request, Outcome::ok_degraded);
  }
  return {"TimeoutsOfOneDuration",
          scenario({0, 2},
                   {{"a", cores(1, {ignoring(call("b.e", ms(5))), ignoring(call("c.e", ms(5)))})},
                    {"b", cores(1, {sleep(ms(100))})},
                    {"c", cores(1, {sleep(ms(100))})}}),
          story};
}

// b fails; a ends at once with the same outcome and never sleeps.
HandWorkedCase failure_propagates() {
  Story story;
  story.arrived(0, r0).worked(0, 2, r0.entry(), Outcome::error);
  story.worked(0, 2, r0.entry().inner("b.e", 1, 1), Outcome::error).ended(2, r0, Outcome::error);
  return {"FailurePropagates",
          scenario({0}, {{"a", cores(1, {repeat(3, {call("b.e")}), sleep(ms(9))})},
                         {"b", cores(1, {sleep(ms(2)), fail(), sleep(ms(9))})}}),
          story};
}

// b fails, c is asked instead, then a goes on. The fallback's call is step 1.
HandWorkedCase fallback() {
  Story story;
  story.arrived(0, r0).worked(0, 6, r0.entry(), Outcome::ok_degraded);
  story.worked(0, 2, r0.entry().inner("b.e", 0), Outcome::error);
  story.worked(2, 5, r0.entry().inner("c.e", 1)).ended(6, r0, Outcome::ok_degraded);
  return {"Fallback",
          scenario({0}, {{"a", cores(1, {or_else(call("b.e"), {call("c.e")}), sleep(ms(1))})},
                         {"b", cores(1, {sleep(ms(2)), fail()})},
                         {"c", cores(1, {sleep(ms(3))})}}),
          story};
}

// b is degraded as it tolerates c; a, which only calls b, is then degraded too.
HandWorkedCase degradation_is_inherited() {
  Story story;
  const ToldCall b = r0.entry().inner("b.e", 0);
  story.arrived(0, r0).worked(0, 1, r0.entry(), Outcome::ok_degraded);
  story.worked(0, 1, b, Outcome::ok_degraded);
  story.worked(0, 1, b.inner("c.e", 0), Outcome::error).ended(1, r0, Outcome::ok_degraded);
  return {"DegradationIsInherited",
          scenario({0}, {{"a", cores(1, {call("b.e")})},
                         {"b", cores(1, {ignoring(call("c.e"))})},
                         {"c", cores(1, {sleep(ms(1)), fail()})}}),
          story};
}

// Turns of a loop are iterations 1, 2, ...; those of a loop inside the second turn (iteration 2)
// are 2 * 2654435761 + 1 and so on, modulo 2^32. Steps: repeat 0, call b 1, repeat 2, call c 3.
HandWorkedCase loops_in_loops() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 6, a).ended(6, r0);
  for (std::uint32_t turn = 0; turn < 2; ++turn) {
    const std::uint32_t outer = turn + 1;
    const std::int64_t from = turn * 3;
    story.worked(from, from + 1, a.inner("b.e", 1, outer));
    story.worked(from + 1, from + 2, a.inner("c.e", 3, outer * 2'654'435'761u + 1));
    story.worked(from + 2, from + 3, a.inner("c.e", 3, outer * 2'654'435'761u + 2));
  }
  return {"LoopsInLoops",
          scenario({0}, {{"a", cores(1, {repeat(2, {call("b.e"), repeat(2, {call("c.e")})})})},
                         {"b", cores(1, {sleep(ms(1))})},
                         {"c", cores(1, {sleep(ms(1))})}}),
          story};
}

// r0 leaves b at 3: the run of r1, which gets b's thread, is in the work list before r0's reply, so
// r1's call of c at 3 comes before r0's. Clients call g, which calls b and then c; b calls c first.
HandWorkedCase handover_before_reply() {
  Story story;
  const auto b = [](const ToldRequest& request) { return request.entry().inner("b.e", 0); };
  const auto first_c = [b](const ToldRequest& request) { return b(request).inner("c.e", 0); };
  const auto second_c = [](const ToldRequest& request) { return request.entry().inner("c.e", 1); };
  story.arrived(0, r0).worked(0, 5, r0.entry()).ended(5, r0);
  story.worked(0, 3, b(r0)).worked(0, 1, first_c(r0)).worked(4, 5, second_c(r0));
  story.arrived(0, r1).worked(0, 7, r1.entry()).ended(7, r1);
  story.worked(3, 6, b(r1)).worked(3, 4, first_c(r1)).worked(6, 7, second_c(r1));
  return {"HandoverBeforeReply",
          scenario({0, 0}, {{"a", cores(1, {call("b.e"), call("c.e")})},
                            {"b", threads(1, {call("c.e"), sleep(ms(2))})},
                            {"c", threads(1, {compute(ms(1))})}}),
          story};
}

// One node in one zone: the client's hops take 2 ms each way, those between pods 1 ms.
HandWorkedCase hops() {
  Story story;
  story.arrived(0, r0).worked(2, 9, r0.entry()).worked(3, 8, r0.entry().inner("b.e", 0));
  story.ended(11, r0);
  models::ScenarioSpec spec =
      scenario({0}, {{"a", cores(1, {call("b.e")})}, {"b", cores(1, {compute(ms(5))})}});
  spec.platform.zones["only"].nodes = 1;
  spec.workloads["clients"].from_zone = "only";
  spec.network.same_node.latency = ms(1);
  spec.network.same_zone.latency = ms(2);
  spec.network.outside.latency = ms(50);
  return {"Hops", spec, story};
}

// Three pods take turns from where the balancer's own draw says.
HandWorkedCase round_robin() {
  Story story;
  const std::uint64_t balancer = sim::hash_name("balancer/workload/clients/a");
  const std::uint64_t word =
      sim::random_block({1, 0}, {sim::request_of(balancer, 0), sim::Path::root()}, 0).words[0];
  const auto start = static_cast<std::uint32_t>((word * 3) >> 32);
  std::vector<std::int64_t> times;
  for (std::uint32_t n = 0; n < 7; ++n) {
    const ToldRequest request = told_request(n);
    times.push_back(n);
    story.arrived(n, request).ended(n, request);
    story.worked(n, n, request.entry(), Outcome::ok, (start + n) % 3);
  }
  models::ScenarioSpec spec = scenario(times, {{"a", cores(1, {})}});
  spec.services["a"].replicas = 3;
  return {"RoundRobin", spec, story};
}

// The call site says 3 ms, the endpoint 5, traffic 7 and 9; each holds where the ones before it are
// silent. Four services are called, one after the other.
HandWorkedCase precedence_of_timeouts() {
  Story story;
  const ToldCall a = r0.entry();
  story.arrived(0, r0).worked(0, 24, a, Outcome::ok_degraded).ended(24, r0, Outcome::ok_degraded);
  std::int64_t from = 0;
  const std::vector<std::string> names = {"b.e", "c.e", "d.e", "e.e"};
  for (std::uint32_t step = 0; step < 4; ++step) {
    const ToldCall callee = a.inner(names[step], step);
    story.worked(from, from + 100, callee);
    from += 3 + 2 * step;
    story.call_timed_out(from, callee);
  }
  const models::ServiceSpec slow = cores(1, {sleep(ms(100))});
  models::ScenarioSpec spec =
      scenario({0}, {{"a", cores(1, {ignoring(call("b.e", ms(3))), ignoring(call("c.e")),
                                     ignoring(call("d.e")), ignoring(call("e.e"))})},
                     {"b", slow},
                     {"c", slow},
                     {"d", slow},
                     {"e", slow}});
  for (const char* name : {"b", "c"}) spec.services[name].endpoints["e"].timeout = ms(5);
  for (const char* name : {"b", "c", "d"}) spec.traffic.to[name].timeout = ms(7);
  spec.traffic.defaults.timeout = ms(9);
  return {"PrecedenceOfTimeouts", spec, story};
}

}  // namespace

std::vector<HandWorkedCase> hand_worked_calls() {
  return {timeout_leaves_work_behind(),
          reply_beats_timeout(),
          timeouts_of_one_duration(),
          failure_propagates(),
          fallback(),
          degradation_is_inherited(),
          loops_in_loops(),
          handover_before_reply(),
          hops(),
          round_robin(),
          precedence_of_timeouts()};
}

}  // namespace orrery::oracle
