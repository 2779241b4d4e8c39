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

// The largest number of runs a batch that some imprecise metric wants and that is allowed.
std::uint32_t runs_wanted(const std::vector<Judgement>& judgements, double runs, double runs_max) {
  double wanted = runs;
  for (const Judgement& judgement : judgements)
    if (judgement.status == Status::imprecise && runs * judgement.more <= runs_max)
      wanted = std::max(wanted, std::ceil(runs * judgement.more));
  return static_cast<std::uint32_t>(wanted);
}

// Grows the batches until every metric is precise, or would need more than is allowed.
std::vector<Judgement> judge_adaptively(const Case& given, const Plan& plan, Batches& batches,
                                        std::uint32_t runs, const RunSettings& settings) {
  const auto& run = std::get<StochasticPlan>(plan.run);
  const double runs_max =
      std::clamp(settings.requests_max / (run.requests_per_run * kBatches), 1.0 * runs, 1e6);
  constexpr int kLooksMax = 4;
  std::vector<Judgement> judgements;
  for (int look = 0; look < kLooksMax; ++look) {
    batches.grow_to(runs, settings.threads);
    judgements = judge_all(given, plan, batches);
    const std::uint32_t wanted = runs_wanted(judgements, runs, runs_max);
    if (wanted == runs) break;
    runs = wanted;
  }
  for (Judgement& judgement : judgements) {
    if (judgement.status != Status::imprecise) continue;
    judgement.status = Status::unsupported;
    judgement.got += " is not precise: about " +
                     number_text(judgement.more * runs * run.requests_per_run * kBatches, 2) +
                     " requests are needed, " + number_text(settings.requests_max, 2) +
                     " are allowed";
  }
  return judgements;
}

CaseResult run_stochastic(const Case& given, const Plan& plan, const RunSettings& settings) {
  const auto& run = std::get<StochasticPlan>(plan.run);
  const app::ValidScenario scenario = app::load_scenario_text(run.scenario, given.id);
  CaseResult result;
  Batches batches(scenario, run, seed_of(given, settings.seed, 0));
  result.metrics = judge_adaptively(given, plan, batches, 1, settings);
  std::uint32_t runs = batches.runs_per_batch();
  const bool failed = std::any_of(result.metrics.begin(), result.metrics.end(),
                                  [](const auto& m) { return m.status == Status::fail; });
  if (failed) {
    Batches again(scenario, run, seed_of(given, settings.seed, 1));
    again.grow_to(4 * runs, settings.threads);
    const std::vector<Judgement> second = judge_all(given, plan, again);
    for (std::size_t i = 0; i < second.size(); ++i) {
      Judgement& first = result.metrics[i];
      if (first.status != Status::fail) continue;
      const std::string before = first.got;
      first = second[i];
      if (first.status == Status::imprecise) first.status = Status::fail;
      first.got += " (second seed; at first " + before + ")";
    }
    runs += 4 * runs;
  }
  result.requests = run.requests_per_run * kBatches * runs;
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
    result.metrics.push_back(found == values.end()
                                 ? Judgement{.got = "the metric is not known for this model"}
                                 : judge_exactly(metric, found->second));
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
    const Plan plan = plan_case(given, settings.requests_max);
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
