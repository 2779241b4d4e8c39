// The program of each kind of step, as models/requests/program.h describes it.
#include "models/requests/compiler.h"

#include <set>

#include <gtest/gtest.h>

#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "tests/oracle/spec_builders.h"

namespace orrery::models {
namespace {

using oracle::call;
using oracle::choose_by;
using oracle::compute;
using oracle::cores;
using oracle::fail;
using oracle::ignoring;
using oracle::ms;
using oracle::or_else;
using oracle::parallel;
using oracle::repeat;
using oracle::sleep;
using oracle::threads;

// Service "a" does these steps; "b" is there to be called.
struct Compiled {
  explicit Compiled(StepList steps, bool on_threads = true)
      : services{{"a", on_threads ? threads(1, std::move(steps)) : cores(1, std::move(steps))},
                 {"b", threads(1, {})}},
        out(compile_services(services, {}, {}, distributions)) {}

  std::uint32_t entry() const { return out.endpoint({"a", "e"}).entry; }
  const Instruction& at(std::uint32_t offset) const { return out.program.code[entry() + offset]; }

  std::map<std::string, ServiceSpec> services;
  sim::DistributionSet distributions;
  CompiledServices out;
};

TEST(Compiler, EndsEveryEndpoint) {
  const Compiled made({});
  EXPECT_EQ(made.at(0).op, Op::end);
  EXPECT_EQ(made.out.program.code[made.out.endpoint({"b", "e"}).entry].op, Op::end);
  ASSERT_EQ(made.out.endpoints.size(), 2U);
  EXPECT_EQ(made.out.endpoints[1].service, 1U);
}

TEST(Compiler, KnowsHowAServiceComputes) {
  const StepList steps = {compute(ms(1)), sleep(ms(2))};
  const Compiled on_threads(steps, true);
  EXPECT_EQ(on_threads.at(0).op, Op::compute_on_thread);
  EXPECT_EQ(on_threads.at(1).op, Op::sleep);
  EXPECT_EQ(on_threads.at(2).op, Op::end);
  EXPECT_EQ(Compiled(steps, false).at(0).op, Op::compute_on_core);
}

TEST(Compiler, DrawsTheFirstStepAloneFromTheFrame) {
  const Compiled made({compute(sim::ExponentialSpec{ms(1)}), sleep(ms(2))});
  EXPECT_TRUE(made.at(0).draws_stash);
  EXPECT_FALSE(made.at(1).draws_stash);
  EXPECT_NE(made.at(0).step, made.at(1).step) << "draws of two steps have one address";
}

TEST(Compiler, CallsThroughASiteOfItsOwn) {
  const Compiled made({call("b.e"), call("b.e")});
  ASSERT_EQ(made.at(0).op, Op::call);
  ASSERT_EQ(made.at(1).op, Op::call);
  EXPECT_NE(made.at(0).a, made.at(1).a);
  for (const std::uint32_t offset : {0U, 1U}) {
    EXPECT_EQ(made.at(offset).b, kPropagate);
    const CallSite& site = made.out.sites.at(made.at(offset).a);
    EXPECT_EQ(site.caller, "a.e");
    EXPECT_EQ(site.callee, (EndpointName{"b", "e"}));
  }
}

TEST(Compiler, IgnoredErrorsLeadOn) {
  const Compiled made({ignoring(call("b.e")), sleep(ms(1))});
  ASSERT_EQ(made.at(0).op, Op::call);
  EXPECT_EQ(made.at(0).b, made.entry() + 1);
}

// The usual way is a straight line; the fallback stands behind the end and jumps back.
TEST(Compiler, PutsFallbacksBehindTheEnd) {
  const Compiled made({or_else(call("b.e"), {sleep(ms(1))}), compute(ms(2))});
  EXPECT_EQ(made.at(1).op, Op::compute_on_thread);
  EXPECT_EQ(made.at(2).op, Op::end);
  ASSERT_EQ(made.at(0).b, made.entry() + 3);
  EXPECT_EQ(made.at(3).op, Op::sleep);
  EXPECT_EQ(made.at(4).op, Op::jump);
  EXPECT_EQ(made.at(4).a, made.entry() + 1);
}

TEST(Compiler, BranchesAreCallsOrListsThatEnd) {
  const Compiled made({parallel({{call("b.e")}, {sleep(ms(1)), fail()}, {}}, 2)});
  ASSERT_EQ(made.at(0).op, Op::parallel);
  const Fan& fan = made.out.program.fans.at(made.at(0).a);
  ASSERT_EQ(fan.branches, 3U);
  EXPECT_EQ(fan.needed, 2U);
  const Branch* branches = &made.out.program.branches.at(fan.first);
  EXPECT_NE(branches[0].edge, kNoEdge);
  EXPECT_EQ(branches[1].edge, kNoEdge);
  EXPECT_EQ(made.out.program.code.at(branches[1].entry).op, Op::sleep);
  EXPECT_EQ(made.out.program.code.at(branches[1].entry + 1).op, Op::fail);
  EXPECT_EQ(made.out.program.code.at(branches[1].entry + 2).op, Op::end);
  EXPECT_EQ(made.out.program.code.at(branches[2].entry).op, Op::end);
}

TEST(Compiler, NeedsAllBranchesUnlessToldOtherwise) {
  const Compiled made({parallel({{call("b.e")}, {call("b.e")}, {sleep(ms(1))}})});
  EXPECT_EQ(made.out.program.fans.at(0).needed, 3U);
}

TEST(Compiler, ChoicesMeetBehindThemselves) {
  AlternativeSpec often{.weight = 3, .when = {}, .steps = {sleep(ms(1))}};
  AlternativeSpec rarely{.weight = 1, .when = {}, .steps = {compute(ms(2))}};
  const Compiled made({StepSpec{ChooseStepSpec{true, {often, rarely}}}, fail()});
  ASSERT_EQ(made.at(0).op, Op::choose_weighted);
  const auto& targets = made.out.program.targets;
  const auto& code = made.out.program.code;
  EXPECT_EQ(code.at(targets.at(made.at(0).b)).op, Op::sleep);
  EXPECT_EQ(code.at(targets.at(made.at(0).b + 1)).op, Op::compute_on_thread);
  // From each alternative the step behind the choice comes next.
  for (std::uint32_t i = 0; i < 2; ++i) {
    std::uint32_t next = targets.at(made.at(0).b + i) + 1;
    while (code.at(next).op == Op::jump) next = code.at(next).a;
    EXPECT_EQ(code.at(next).op, Op::fail) << i;
  }
}

TEST(Compiler, ConditionsLeadOnWhereTheyDoNotHold) {
  AlternativeSpec paid{.weight = 0, .when = {{"tenant", std::string("paid")}}, .steps = {fail()}};
  AlternativeSpec other{.weight = 0, .when = {}, .steps = {sleep(ms(1))}};
  const Compiled made({choose_by({paid, other})});
  ASSERT_EQ(made.at(0).op, Op::choose_when);
  EXPECT_EQ(made.at(0).b, 1U);
  EXPECT_EQ(made.out.program.conditions.at(made.at(0).a).attribute, "tenant");
  EXPECT_EQ(made.at(1).op, Op::fail);
  std::uint32_t otherwise = made.at(0).c;
  while (made.out.program.code.at(otherwise).op == Op::choose_when) ++otherwise;
  EXPECT_EQ(made.out.program.code.at(otherwise).op, Op::sleep);
}

TEST(Compiler, LoopsComeBackToTheirBody) {
  const Compiled made({repeat(3, {sleep(ms(1))}), fail(0.5)});
  ASSERT_EQ(made.at(0).op, Op::repeat);
  EXPECT_EQ(made.at(0).c, 3U);
  EXPECT_EQ(made.at(1).op, Op::sleep);
  ASSERT_EQ(made.at(2).op, Op::next_turn);
  EXPECT_EQ(made.at(2).a, made.entry() + 1);
  EXPECT_EQ(made.at(0).b, made.entry() + 3);
  EXPECT_EQ(made.at(3).op, Op::fail);
  EXPECT_NE(made.at(3).a, kNoDraw);
  EXPECT_EQ(Compiled({fail()}).at(0).a, kNoDraw) << "a failure for certain draws nothing";
}

TEST(Compiler, NumbersEveryStepOnce) {
  const Compiled made({or_else(call("b.e"), {sleep(ms(1)), sleep(ms(1))}),
                       parallel({{sleep(ms(1))}, {sleep(ms(1)), sleep(ms(1))}}),
                       repeat(2, {sleep(ms(1))}), sleep(ms(1))});
  std::set<std::uint16_t> numbers;
  std::size_t sleeps = 0;
  for (const Instruction& instruction : made.out.program.code)
    if (instruction.op == Op::sleep) {
      ++sleeps;
      numbers.insert(instruction.step);
    }
  EXPECT_EQ(sleeps, 7U);
  EXPECT_EQ(numbers.size(), sleeps);
}

TEST(Compiler, NamesTheLimitOfSteps) {
  const StepList many(65'536, sleep(ms(1)));
  try {
    const Compiled made(many);
    FAIL() << "65,536 steps";
  } catch (const sim::LimitError& error) {
    EXPECT_NE(std::string(error.what()).find("endpoint_steps"), std::string::npos);
  }
}

}  // namespace
}  // namespace orrery::models
