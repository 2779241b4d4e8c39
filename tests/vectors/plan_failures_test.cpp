// Servers and nodes that fail, quotas, shares and overloads: what is run, and what is read off it.
#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"
#include "tests/vectors/families/component_times.h"
#include "tests/vectors/planning.h"

namespace orrery::vectors {
namespace {

void expect_part(const std::string& all, const std::string& part) {
  EXPECT_NE(all.find(part), std::string::npos) << all;
}

models::RunResult with_changes(std::vector<models::Change> changes) {
  models::RunResult result;
  result.warmup = sim::Duration::nanoseconds(10);
  result.duration = sim::Duration::nanoseconds(100);
  result.changes = std::move(changes);
  return result;
}

models::Change change(std::int64_t time, models::ChangeKind kind) {
  models::Change made;
  made.time = sim::SimTime() + sim::Duration::nanoseconds(time);
  made.kind = kind;
  return made;
}

constexpr auto kDown = models::ChangeKind::node_down;
constexpr auto kUp = models::ChangeKind::node_up;

TEST(ComponentTimes, AreOfTheMeasuredTimeAlone) {
  const models::RunResult result =
      with_changes({change(5, kDown), change(20, kDown), change(25, models::ChangeKind::pod_down),
                    change(30, kUp), change(60, kUp), change(90, kDown), change(120, kUp)});
  EXPECT_EQ(times_by_components_down(result, 2, kDown, kUp), (std::vector<double>{30, 50, 10}));
}

TEST(ComponentTimes, CountLossesFromWhereNothingIsDown) {
  const models::RunResult result = with_changes(
      {change(5, kDown), change(20, kDown), change(30, kUp), change(40, kUp), change(50, kDown),
       change(55, kUp), change(70, kDown), change(80, kDown), change(85, kUp), change(90, kUp)});
  const Losses losses = times_to_loss(result, 1, kDown, kUp);
  EXPECT_EQ(losses.count, 1);
  EXPECT_EQ(losses.time, 40);
}

TEST(PlanFailures, StopsOneServerAndTakesCoresOfSeveral) {
  const auto trial = [](const Case& given) {
    const Plan plan = plan_case(given);
    return std::get<StochasticPlan>(plan.run).trial(1e6);
  };
  const Trial one = trial(committed_case("mm1-breakdown-l0.5-xi0.05-eta0.2"));
  expect_part(one.scenario, "slow_cpu: {service: station, factor: 0}");
  const Trial several = trial(committed_case("mmc-breakdown-c3"));
  expect_part(several.scenario, "id: server2, clocks: {up: {exponential: ");
  expect_part(several.scenario, "cores_offline: {node: default/0, cores: 1}");
  // The clocks alone, for longer.
  ASSERT_TRUE(several.beside.has_value());
  expect_part(several.beside->scenario, "arrivals: {times: [0s]}");
  EXPECT_NO_THROW(app::load_scenario_text(several.beside->scenario, "beside"));
  EXPECT_EQ(reason_of(changed("mmc-breakdown-c3", "lambda", number(2.8))), "the load is unstable");
}

TEST(PlanFailures, ReadsWaysOfRepair) {
  const auto scenario = [](Value repair) {
    const Plan plan = plan_case(changed("avail-3of5-single", "repair", std::move(repair)));
    return std::get<StochasticPlan>(plan.run).trial(1e6).scenario;
  };
  expect_part(scenario(text("single")), "crews: 1}");
  expect_part(scenario(number(2)), "crews: 2}");
  EXPECT_EQ(scenario(text("per-node")).find("crews"), std::string::npos);
  EXPECT_EQ(reason_of(changed("avail-3of5-single", "repair", text("magic"))),
            "the repair 'magic' is not known");
}

TEST(PlanFailures, RefusesWhatQuotasSharesAndOverloadsCannotBe) {
  EXPECT_EQ(reason_of(changed("cfsquota-20-100-50-1", "period_ms", number(70))),
            "the limit is no whole number of thousandths of a core");
  EXPECT_EQ(reason_of(changed("fluid-overload-120-100", "after_rate", number(100))),
            "the backlog is never drained");
  EXPECT_EQ(reason_of(changed("fluid-overload-120-100", "burst_rate", number(90))),
            "there is no overload");
  EXPECT_EQ(reason_of(committed_case("maxmin-unequal")),
            "the model 'max-min fairness' is not run: not modelled yet: bandwidth_sharing");
  const Value caps{.kind = ValueKind::list, .items = {number(0.0001), number(1), number(1)}};
  EXPECT_EQ(reason_of(changed("maxmin-weights", "demand_caps", caps)),
            "a cap is no whole number of thousandths of a core");
}

}  // namespace
}  // namespace orrery::vectors
