#include "tests/vectors/run_case.h"

#include <sstream>

#include <gtest/gtest.h>

#include "tests/vectors/committed.h"
#include "tests/vectors/plain_values.h"
#include "tests/vectors/report.h"

namespace orrery::vectors {
namespace {

RunSettings quick() {
  RunSettings settings;
  settings.requests_max = 4e6;
  return settings;
}

std::size_t failures(const CaseResult& result) {
  std::size_t count = 0;
  for (const Judgement& metric : result.metrics) count += metric.status == Status::fail ? 1 : 0;
  return count;
}

TEST(RunCase, PassesWhatIsTrue) {
  for (const char* id :
       {"md1-l0.5", "erlb-c5-a3-exponential", "kofn-3-5", "sched-b-fcfs-c2", "sched-b-ps-c2",
        "cfsquota-150-100-400-2", "maxmin-weights", "fluid-overload-120-100",
        "prio-det-0.3-0.2-0.2", "mva2class-3-2", "mm1-srpt-l0.8"}) {
    const CaseResult result = run_case(committed_case(id), quick());
    EXPECT_EQ(result.status, Status::pass) << id;
    EXPECT_EQ(failures(result), 0U) << id;
  }
}

TEST(RunCase, FailsValuesThatAreThreePercentOff) {
  for (const char* id : {"md1-l0.5", "erlb-c5-a3-exponential", "kofn-3-5", "mva-repairman5",
                         "mm1-srpt-l0.8", "mva2class-3-2", "avail-3of5-single"}) {
    Case given = committed_case(id);
    ASSERT_TRUE(given.metrics[0].value.is(ValueKind::number)) << id;
    given.metrics[0].value.number *= 1.03;
    given.metrics.resize(1);
    const CaseResult result = run_case(given, quick());
    EXPECT_EQ(result.status, Status::fail) << id;
    EXPECT_NE(result.metrics[0].got.find("second seed"), std::string::npos) << id;
  }
}

TEST(RunCase, FailsScheduleThatIsOff) {
  Case given = committed_case("sched-a-fcfs-c1");
  given.metrics[0].value.items[2] = number(8.0001);
  EXPECT_EQ(run_case(given, quick()).status, Status::fail);
}

// Of an overload one request more or less is allowed for, no more.
TEST(RunCase, FailsOverloadThatIsOffByMoreThanARequest) {
  Case given = committed_case("fluid-overload-120-100");
  given.metrics.resize(1);
  ASSERT_EQ(given.metrics[0].name, "peak_backlog");
  given.metrics[0].value.number = 1201;
  EXPECT_EQ(run_case(given, quick()).status, Status::pass);
  given.metrics[0].value.number = 1202;
  EXPECT_EQ(run_case(given, quick()).status, Status::fail);
}

// The values are those of deterministic service: another law must show.
TEST(RunCase, FailsAnotherModel) {
  Case given = committed_case("md1-l0.5");
  for (auto& [name, value] : given.parameters.members)
    if (name == "service") value = {.kind = ValueKind::text, .text = "exponential mean 1"};
  const CaseResult result = run_case(given, quick());
  EXPECT_EQ(result.status, Status::fail);
  EXPECT_GE(failures(result), 4U);
}

// Erlang's loss formula is the same for every law of service.
TEST(RunCase, PassesAnotherLawWhereItMakesNoDifference) {
  Case given = committed_case("erlb-c5-a3-exponential");
  for (auto& [name, value] : given.parameters.members)
    if (name == "service") value.text = "hyperexponential SCV 4";
  EXPECT_EQ(run_case(given, quick()).status, Status::pass);
}

TEST(RunCase, DoesNotDependOnTheNumberOfThreads) {
  const Case given = committed_case("kofn-3-5");
  RunSettings settings = quick();
  const CaseResult two = run_case(given, settings);
  settings.threads = 1;
  const CaseResult one = run_case(given, settings);
  EXPECT_EQ(one.metrics[0].got, two.metrics[0].got);
  settings.seed = 2;
  EXPECT_NE(run_case(given, settings).metrics[0].got, one.metrics[0].got);
}

// What is precise enough within the limit is judged, whatever else the case has.
TEST(RunCase, LeavesOutMetricsThatNeedMoreRequestsThanAllowed) {
  RunSettings settings;
  settings.requests_max = 1e7;
  const Case given = committed_case("mm1-l0.95-m1");
  const CaseResult result = run_case(given, settings);
  EXPECT_LE(result.requests, settings.requests_max);
  ASSERT_EQ(given.metrics.at(4).name, "p_wait");
  EXPECT_EQ(result.metrics.at(4).status, Status::pass);
  ASSERT_EQ(given.metrics.at(9).name, "p999_response");
  EXPECT_EQ(result.metrics.at(9).status, Status::unsupported);
  EXPECT_NE(result.metrics.at(9).got.find("requests are needed, 1e+07 are allowed"),
            std::string::npos);
}

TEST(RunCase, RunsNoMeanThatIsInfinite) {
  Case given = committed_case("mpareto1-l0.6-a3.5");
  for (auto& [name, value] : given.parameters.members)
    if (name == "service") value = {.kind = ValueKind::text, .text = "pareto alpha 1.9 xm 0.4736"};
  const CaseResult result = run_case(given, quick());
  ASSERT_EQ(given.metrics.at(0).name, "mean_wait");
  EXPECT_EQ(result.metrics.at(0).status, Status::unsupported);
  ASSERT_EQ(given.metrics.at(3).name, "p_wait");
  EXPECT_EQ(result.metrics.at(3).status, Status::pass);
}

TEST(RunCase, SaysWhatIsUnsupported) {
  Case given = committed_case("md1-l0.5");
  given.metrics[0].name = "mean_happiness";
  given.metrics[1].value = {.kind = ValueKind::boolean, .boolean = true};
  given.metrics.resize(2);
  const CaseResult result = run_case(given, quick());
  EXPECT_EQ(result.status, Status::unsupported);
  std::ostringstream lines;
  print_case(lines, given, result);
  EXPECT_EQ(lines.str(),
            "UNSUPPORTED md1-l0.5 mean_happiness 0.5 the metric is not known for this model\n"
            "UNSUPPORTED md1-l0.5 mean_response true "
            "the value is not a number, nor a list of numbers\n");
}

}  // namespace
}  // namespace orrery::vectors
