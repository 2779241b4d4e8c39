#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"
#include "tests/vectors/families/network.h"
#include "tests/vectors/planning.h"

namespace orrery::vectors {
namespace {

// What was supported once stays so, with every metric; and what is supported is listed.
TEST(Plan, SupportsEveryMetricOfTheListedCasesAndNoOthers) {
  std::set<std::string> planned;
  for (const Case& given : committed_cases()) {
    if (reason_of(given) != "planned") continue;
    planned.insert(given.id);
    const Plan plan = plan_case(given);
    for (std::size_t i = 0; i < plan.metrics.size(); ++i)
      EXPECT_EQ(plan.metrics[i].unsupported, "") << given.id << ' ' << given.metrics[i].name;
    EXPECT_NO_THROW(app::load_scenario_text(scenario_of(plan), given.id)) << scenario_of(plan);
  }
  EXPECT_EQ(planned, supported_ids());
}

TEST(Plan, GivesReasonsForWhatItCannotRun) {
  EXPECT_EQ(reason_of(changed("mm1-l0.5-m1", "vacation", number(5))),
            "parameter 'vacation' is not understood for this model");
  EXPECT_EQ(reason_of(changed("mm1-l0.5-m1", "lambda", number(1))), "the load of 1 is unstable");
  EXPECT_EQ(reason_of(changed("mm1-l0.5-m1", "lambda", text("fast"))),
            "parameter 'lambda' is fast, not a number");
  EXPECT_EQ(reason_of(changed("rr-n2-rho0.8", "policy", text("jsq"))),
            "the policy 'jsq' is not modelled");
  EXPECT_EQ(reason_of(changed("sched-a-fcfs-c1", "policy", text("round robin"))),
            "the policy 'round robin' is not modelled");
  EXPECT_EQ(reason_of(changed("avail-2of3-per-node", "repair", text("never"))),
            "the repair 'never' is not known");
  EXPECT_EQ(reason_of(changed("cfsquota-20-100-50-1", "quota_ms", number(20.00005))),
            "the limit is no whole number of thousandths of a core");
  EXPECT_EQ(reason_of(changed("md1-l0.8", "service", text("mystery"))),
            "the law 'mystery' is not known");
  EXPECT_EQ(reason_of(changed("mmck-c3-K8-l2.7", "K", number(2))), "fewer places than servers");
  EXPECT_EQ(reason_of(changed("maxexp-n10", "fanout", number(1e6))),
            "parameter 'fanout' is 1000000, allowed are whole numbers from 1 to 10000");
  Case given = committed_case("mm1-l0.5-m1");
  given.model = "M/G/1-LCFS-PR";
  EXPECT_EQ(reason_of(given), "the discipline 'LCFS-PR' is not modelled");
  given.model = "M/M/1 with setup";
  given.needs = {"poisson_arrivals", "cold_start"};
  EXPECT_EQ(reason_of(given),
            "the model 'M/M/1 with setup' is not run: not modelled yet: cold_start");
  EXPECT_EQ(reason_of(committed_case("tandem-block-b0")),
            "the model 'finite-buffer tandem, blocking after service' is not run: not modelled "
            "yet: backpressure, blocking");
}

TEST(Plan, RefusesModelsThatSayMoreThanKendallsNotation) {
  for (const char* model :
       {"M/M/1 with setup", "M/M/c+M (Erlang A)", "M/M/1 LCFS-PR", "M/M/c/setup",
        "M/M/1 multiple vacations", "M/M/1-GPS", "M/M/1/5-PS", "M/M", "M", "", "M/X/1", "M/M/0",
        "X/M/1", "M/M/c/K/N", "M/M/c/setup (staggered off)"}) {
    Case given = committed_case("mm1-l0.5-m1");
    given.model = model;
    EXPECT_NE(reason_of(given), "planned") << model;
  }
}

TEST(Plan, ReadsOtherNumbersAndShapesOfTheSameFormats) {
  const auto scenario = [](const Case& given) { return scenario_of(plan_case(given)); };
  const auto contains = [](const std::string& all, const std::string& part) {
    return all.find(part) != std::string::npos;
  };
  EXPECT_TRUE(contains(scenario(changed("md1-l0.8", "service", text("lognormal SCV 2"))),
                       "lognormal: {mean: 1000000ns, cv: 1.41421356237309"));
  EXPECT_TRUE(contains(scenario(changed("mmck-c3-K8-l2.7", "K", number(3))), "capacity: 0}"));
  EXPECT_TRUE(contains(scenario(changed("mmc-c2-l1.6-m1", "servers", number(7))), "threads: 7}"));
  Case given = committed_case("mm1-l0.5-m1");
  given.model = "M/E3/1 FCFS";
  EXPECT_TRUE(contains(scenario(given), "erlang: {stages: 3, "));
  given.model = "M/M/3";
  EXPECT_TRUE(contains(scenario(given), "threads: 3}"));
}

TEST(Plan, ReadsOtherSpellingsOfTheSameSystems) {
  const auto contains = [](const Case& given, const std::string& part) {
    const std::string text = scenario_of(plan_case(given));
    EXPECT_NE(text.find(part), std::string::npos) << given.model << '\n' << text;
  };
  contains(made("M/M/1 FCFS", {{"rho", number(0.5)}, {"mu", number(1)}}), "poisson: 500/s");
  contains(made("M/M/2 (Erlang C)", {{"lambda", number(1)}, {"mu", number(1)}}), "threads: 2}");
  contains(made("M/E_3/1", {{"lambda", number(0.5)}, {"mu", number(1)}}), "erlang: {stages: 3, ");
  contains(made("Ek/M/1", {{"lambda", number(0.5)}, {"mu", number(1)}, {"k", number(4)}}),
           "renewal: {erlang: {stages: 4, ");
  contains(made("M/Weibull/1", {{"lambda", number(0.5)},
                                {"mean_service", number(1)},
                                {"service", text("weibull shape 0.5")}}),
           "weibull: {shape: 0.5, ");
  contains(made("n x M/M/1 (random)", {{"n", number(4)}, {"rho", number(0.5)}, {"mu", number(1)}}),
           "replicas: 4");
  contains(made("M/E3/inf", {{"lambda", number(5)}, {"mu", number(1)}}, {"mean_in_flight"}),
           "erlang: {stages: 3, ");
  const Value demands{.kind = ValueKind::list, .items = {number(1)}};
  contains(
      made("closed network (interactive)",
           {{"users", number(5)}, {"think_time", text("erlang-3 mean 4")}, {"demands", demands}}),
      "think_time: {erlang: {stages: 3, ");
}

TEST(Plan, KnowsMetricsByOtherLevelsAndNames) {
  const auto unsupported = [](const Case& given) {
    std::string names;
    const Plan plan = plan_case(given);
    for (std::size_t i = 0; i < given.metrics.size(); ++i)
      if (!plan.metrics[i].unsupported.empty()) names += given.metrics[i].name + ' ';
    return names;
  };
  EXPECT_EQ(unsupported(made("M/M/1", {{"lambda", number(0.5)}, {"mu", number(1)}},
                             {"p75_response", "p99.9_response", "p99_9_wait", "p9999_response",
                              "std_response", "std_wait", "p_busy", "p_all_busy", "p_wait_positive",
                              "mean_queue_per_server", "p100", "p9_response"})),
            "p9_response ");
  EXPECT_EQ(unsupported(made("M/M/1/5", {{"lambda", number(0.5)}, {"mu", number(1)}},
                             {"p_loss", "p_block", "p99_response_accepted", "mean_wait_accepted",
                              "p_all_busy", "mean_wait"})),
            "p_all_busy mean_wait ");
}

// A parameter beside others that fix it has to say the same.
TEST(Plan, RefusesParametersThatContradictEachOther) {
  EXPECT_EQ(
      reason_of(made("M/M/1", {{"lambda", number(0.5)}, {"mu", number(1)}, {"rho", number(0.6)}})),
      "'rho' is 0.6, the other parameters make it 0.5");
  EXPECT_EQ(reason_of(made("M/G/1", {{"lambda", number(0.5)},
                                     {"mean_service", number(1)},
                                     {"service", text("exponential mean 1.5")}})),
            "'mean_service' is 1, the other parameters make it 1.5");
  EXPECT_EQ(reason_of(made("M/M/1", {{"lambda", number(0.5)}})),
            "neither 'mu' nor 'mean_service' is given");
}

TEST(Plan, SolvesTheTrafficEquationsOfRequestsThatComeBack) {
  OpenNetwork network;
  network.stations = {{0.1, 1}, {0.25, 1}};
  network.external_rates = {4, 0};
  network.routing = {{0, 0.5}, {0.4, 0}};
  const std::vector<double> rates = network.station_rates();
  EXPECT_NEAR(rates[0], 5, 1e-12);
  EXPECT_NEAR(rates[1], 2.5, 1e-12);
  network.routing = {{0, 1}, {1, 0}};
  EXPECT_THROW(network.station_rates(), Inexpressible) << "nobody ever leaves";
}

// Longer runs differ in their length alone, and a run is not shorter than its memory.
TEST(Plan, RunsAsLongAsIsAskedFor) {
  for (const char* id :
       {"mm1-l0.5-m1", "jackson-3tier", "mva-cores4", "fj8-rho0.5", "mginf-a10", "mtminf-100-50",
        "mlogn1-l0.8-scv2", "mg1ps-l0.8-h2", "prio-exp-0.2-0.5", "bcmp-open-2class",
        "mva2class-3-2", "mmc-breakdown-c3", "avail-3of5-single"}) {
    const Plan plan = plan_case(committed_case(id));
    const auto& trial = std::get<StochasticPlan>(plan.run).trial;
    const double memory = trial(0).measured;
    EXPECT_GT(memory, 0) << id;
    const double wanted = 3 * memory + 1e7;
    EXPECT_NEAR(trial(wanted).measured, wanted, 0.01 * wanted) << id;
    EXPECT_GT(trial(wanted).simulated, trial(wanted).measured) << id;
  }
}

}  // namespace
}  // namespace orrery::vectors
