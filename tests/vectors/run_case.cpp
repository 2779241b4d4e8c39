#include "tests/vectors/run_case.h"

#include <algorithm>
#include <cmath>

#include "app/validate/load_scenario.h"
#include "sim/base/limits.h"
#include "sim/base/mix.h"
#include "sim/random/names.h"
#include "tests/vectors/batches.h"
#include "tests/vectors/parameters.h"

namespace orrery::vectors {
namespace {

// Cases share names of services, hence draws, unless their seeds differ.
std::uint32_t seed_of(const Case& given, std::uint32_t seed, std::uint64_t attempt) {
  return static_cast<std::uint32_t>(
      sim::mix64(sim::mix64(seed, attempt), sim::hash_name(given.id)));
}

std::vector<Judgement> judge_all(const Case& given, const Plan& plan, const Batches& batches) {
  std::vector<Judgement> judgements;
  for (std::size_t i = 0; i < given.metrics.size(); ++i)
    judgements.push_back(judge_metric(given.metrics[i], plan.metrics[i], batches.all()));
  return judgements;
}

// How many requests in all let every imprecise metric be judged that is within reach.
double requests_wanted(const std::vector<Judgement>& judgements, const Batches& batches,
                       double requests_max) {
  double wanted = 0;
  for (const Judgement& judgement : judgements)
    if (judgement.status == Status::imprecise &&
        batches.simulated() * judgement.more <= requests_max)
      wanted = std::max(wanted, batches.measured() * judgement.more);
  return wanted;
}

// Runs a little at first, to learn how large the errors are, then as much as the precision takes.
// What was judged before the last look does not count.
std::vector<Judgement> judge_adaptively(const Case& given, const Plan& plan, Batches& batches,
                                        const RunSettings& settings) {
  const auto& run = std::get<StochasticPlan>(plan.run);
  constexpr int kLooksMax = 6;
  double missing = std::min(0.2 * run.requests, 0.1 * settings.requests_max);
  std::vector<Judgement> judgements;
  for (int look = 0; look < kLooksMax && missing > 0; ++look) {
    batches.add(run.trial(missing), settings.threads);
    judgements = judge_all(given, plan, batches);
    missing = requests_wanted(judgements, batches, settings.requests_max) - batches.measured();
  }
  for (Judgement& judgement : judgements) {
    if (judgement.status != Status::imprecise) continue;
    judgement.status = Status::unsupported;
    judgement.got +=
        " is not precise: about " + number_text(judgement.more * batches.simulated(), 2) +
        " requests are needed, " + number_text(settings.requests_max, 2) + " are allowed";
  }
  return judgements;
}

CaseResult run_stochastic(const Case& given, const Plan& plan, const RunSettings& settings) {
  const auto& run = std::get<StochasticPlan>(plan.run);
  CaseResult result;
  Batches batches(seed_of(given, settings.seed, 0));
  result.metrics = judge_adaptively(given, plan, batches, settings);
  result.requests = batches.simulated();
  const bool failed = std::any_of(result.metrics.begin(), result.metrics.end(),
                                  [](const auto& m) { return m.status == Status::fail; });
  if (!failed) return result;
  Batches again(seed_of(given, settings.seed, 1));
  again.add(run.trial(4 * batches.measured()), settings.threads);
  result.requests += again.simulated();
  const std::vector<Judgement> second = judge_all(given, plan, again);
  for (std::size_t i = 0; i < second.size(); ++i) {
    Judgement& first = result.metrics[i];
    if (first.status != Status::fail) continue;
    const std::string before = first.got;
    first = second[i];
    if (first.status == Status::imprecise) first.status = Status::fail;
    first.got += " (second seed; at first " + before + ")";
  }
  return result;
}

CaseResult run_deterministic(const Case& given, const DeterministicPlan& plan) {
  const app::ValidScenario scenario = app::load_scenario_text(plan.scenario, given.id);
  models::RunOptions options;
  options.record_requests = true;
  models::Simulation simulation(scenario.spec(), options);
  simulation.run();
  const auto values = plan.read(simulation.result());
  CaseResult result;
  for (const Metric& metric : given.metrics) {
    const auto found = values.find(metric.name);
    const auto within = plan.within.find(metric.name);
    result.metrics.push_back(found == values.end()
                                 ? Judgement{.got = "the metric is not known for this model"}
                                 : judge_exactly(metric, found->second,
                                                 within == plan.within.end() ? 0 : within->second));
  }
  return result;
}

CaseResult unsupported(const Case& given, const std::string& reason) {
  CaseResult result;
  result.metrics.assign(std::max<std::size_t>(given.metrics.size(), 1), Judgement{.got = reason});
  return result;
}

CaseResult run(const Case& given, const RunSettings& settings) {
  try {
    const Plan plan = plan_case(given);
    if (const auto* exact = std::get_if<DeterministicPlan>(&plan.run))
      return run_deterministic(given, *exact);
    return run_stochastic(given, plan, settings);
  } catch (const Inexpressible& reason) {
    return unsupported(given, reason.what());
  } catch (const app::ScenarioError& error) {
    return unsupported(given, error.what());
  } catch (const sim::LimitError& error) {
    return unsupported(given, error.what());
  }
}

}  // namespace

CaseResult run_case(const Case& given, const RunSettings& settings) {
  CaseResult result = run(given, settings);
  result.id = given.id;
  for (const Judgement& metric : result.metrics) {
    if (metric.status == Status::pass && result.status == Status::unsupported)
      result.status = Status::pass;
    if (metric.status == Status::fail) result.status = Status::fail;
  }
  return result;
}

void Calibration::add(const CaseResult& result) {
  double squares = 0;
  double count = 0;
  for (const Judgement& metric : result.metrics)
    for (const double z : metric.z) {
      squares += z * z;
      ++count;
    }
  if (count == 0) return;
  sum += squares / count;
  ++cases;
}

double Calibration::root_mean_square() const {
  return cases == 0 ? 0 : std::sqrt(sum / static_cast<double>(cases));
}

}  // namespace orrery::vectors
