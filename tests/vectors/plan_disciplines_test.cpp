// What scenarios say of stations, networks and processors that are not first come, first served.
#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"
#include "tests/vectors/planning.h"

namespace orrery::vectors {
namespace {

void expect_contains(const Case& given, const std::string& part) {
  const std::string scenario = scenario_of(plan_case(given));
  EXPECT_NO_THROW(app::load_scenario_text(scenario, given.id)) << scenario;
  EXPECT_NE(scenario.find(part), std::string::npos) << given.model << '\n' << scenario;
}

Case station(const std::string& model, const std::vector<std::string>& metrics) {
  return made(
      model,
      {{"lambda", number(0.5)}, {"mean_service", number(1)}, {"service", text("lognormal SCV 2")}},
      metrics);
}

TEST(PlanDisciplines, SaysWhoIsServed) {
  for (const char* model : {"M/G/1-PS", "M/G/1 PS", "M/G/1 (PS)", "M/G/1-PS (processor sharing)"})
    expect_contains(station(model, {"mean_response"}), "cores: unlimited");
  expect_contains(station("M/G/1-SRPT", {"mean_response"}), "discipline: srpt");
  expect_contains(station("M/G/1-SJF", {"mean_response"}), "discipline: sjf");
  expect_contains(station("M/G/1-LCFS", {"mean_response"}), "discipline: lifo");
  Case cores = station("M/G/c-PS (multi-core time sharing)", {"p_all_cores_busy"});
  cores.parameters.members.emplace_back("cores", number(3));
  expect_contains(cores, "platform: {node: {cpu: 3}}");
}

// What a size takes is asked of clients of that size, which take a part of the load.
TEST(PlanDisciplines, SendsRequestsOfTheSizesAskedFor) {
  const Case given = station("M/G/1-PS", {"conditional_mean_response_size_2"});
  expect_contains(given, "size0: [{compute: {constant: 2000000ns}}]");
  expect_contains(given, "size0, arrivals: {poisson: 10/s}");
  expect_contains(given, "station.serve, arrivals: {poisson: 480/s}");
  const auto unsupported = [](const Case& of) { return plan_case(of).metrics.at(0).unsupported; };
  EXPECT_EQ(unsupported(given), "");
  EXPECT_NE(unsupported(station("M/G/1-SRPT", {"conditional_mean_response_size_2"})), "");
  EXPECT_NE(unsupported(station("M/G/1-PS", {"conditional_mean_response_size_2", "var_response"})),
            "")
      << "a variance is that of the requests alone";
  EXPECT_NE(unsupported(station("M/G/1-PS", {"mean_wait"})), "");
}

TEST(PlanDisciplines, RefusesWhatItWouldRunAsAnotherModel) {
  Case given = station("M/G/1-PS", {"mean_response"});
  given.parameters.members.emplace_back("deadline", number(4));
  EXPECT_EQ(reason_of(given), "a deadline is only for who is first come, first served");
  EXPECT_NE(reason_of(station("M/G/1/5-PS", {"p_reject"})), "planned");
  EXPECT_EQ(reason_of(station("M/G/1-FB", {"mean_response"})),
            "the discipline 'FB' is not modelled");
}

TEST(PlanDisciplines, ReadsPriorityClasses) {
  const Value rates = list({number(0.2), number(0.1)});
  const Value means = list({number(1), number(2)});
  const auto parameters = [&](Value service) -> std::vector<std::pair<std::string, Value>> {
    return {{"lambda", rates}, {"mean_service", means}, {"service", std::move(service)}};
  };
  const auto priority = [&](Value service) {
    return made("M/G/1 head-of-line priority", parameters(std::move(service)),
                {"nonpreemptive_mean_response_class2"});
  };
  expect_contains(priority(text("deterministic")), "class001: [{compute: {constant: 2000000ns}}]");
  expect_contains(priority(text("h2")), "hyperexponential");
  expect_contains(
      priority(list({text("deterministic"), text("exponential")})),
      "class000: [{compute: {constant: 1000000ns}}], class001: [{compute: {exponential: ");
  expect_contains(priority(text("exponential")), "discipline: {priority: {preemptive: true}}");
  expect_contains(made("M/M/3 priority", {{"lambda", rates}, {"mean_service", means}},
                       {"nonpreemptive_mean_response_class1"}),
                  "cores: 3}");
  EXPECT_EQ(reason_of(priority(list({text("exponential")}))),
            "the lists of classes do not fit together");
  EXPECT_EQ(reason_of(priority(text("exponential mean 1"))),
            "the mean of the law differs from the class's");
}

TEST(PlanDisciplines, ReadsNetworksOfClasses) {
  const auto closed = [](double demand, const char* discipline) {
    return made("closed multi-class network (BCMP)",
                {{"users", list({number(2), number(3)})},
                 {"think_time", list({number(0), number(1)})},
                 {"demands_by_class",
                  list({list({number(0.5), number(0)}), list({number(demand), number(0.25)})})},
                 {"discipline", text(discipline)}},
                {"throughput_class1", "station_mean_jobs_2"});
  };
  expect_contains(closed(0.1, "PS"), "limits: {cpu: 1}");
  expect_contains(closed(0.5, "FCFS"), "threads: 1}");
  EXPECT_EQ(reason_of(closed(0.1, "FCFS")),
            "first come, first served has no product form with unequal means");
  EXPECT_EQ(reason_of(closed(0.1, "LCFS")), "the discipline 'LCFS' is not modelled here");
}

TEST(PlanDisciplines, KnowsPoliciesOfSchedulesByOtherNames) {
  const auto schedule = [](const char* policy) {
    const Value jobs =
        list({list({text("0"), text("5/3"), number(2)}), list({text("1"), text("2"), number(1)})});
    return made(
        "deterministic schedule",
        {{"jobs_arrival_size_prio", jobs}, {"policy", text(policy)}, {"servers", number(1)}},
        {"completion"});
  };
  for (const char* name :
       {"priority", "prio_np", "nonpreemptive-priority", "head-of-line priority"})
    expect_contains(schedule(name), "discipline: priority}");
  for (const char* name : {"prio-pr", "Priority (preemptive resume)", "preemptive_priority"})
    expect_contains(schedule(name), "discipline: {priority: {preemptive: true}}}");
  expect_contains(schedule("LCFS-PR"), "preemptive: true");
  expect_contains(schedule("lcfs"), "discipline: lifo}");
  EXPECT_EQ(reason_of(schedule("rr")), "the policy 'rr' is not modelled");
  // In units so fine that thirds of them do not show.
  expect_contains(schedule("ps"), "compute: 1999999980000ns");
}

}  // namespace
}  // namespace orrery::vectors
