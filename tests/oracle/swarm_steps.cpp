// Endpoints of the swarm's scenarios.
#include <algorithm>
#include <utility>

#include "tests/oracle/swarm_maker.h"

namespace orrery::oracle {

using models::OnError;
using models::StepList;
using models::StepSpec;

namespace {

constexpr std::uint32_t kDepthMax = 3;

}  // namespace

StepList SwarmMaker::make_steps(Budget& budget, std::uint32_t times, std::uint32_t depth) {
  StepList steps;
  const std::uint32_t count = dice_.chance(10) ? 0 : dice_.between(1, depth == 0 ? 4 : 2);
  for (std::uint32_t i = 0; i < count; ++i) steps.push_back(make_step(budget, times, depth));
  return steps;
}

StepSpec SwarmMaker::make_step(Budget& budget, std::uint32_t times, std::uint32_t depth) {
  const std::uint32_t kind = dice_.below(100);
  const bool may_nest = depth < kDepthMax;
  if (kind < (budget.service == 0 ? 45u : 30u)) return make_call(budget, times, depth);
  if (kind < 58 && has_.parallel && may_nest) return make_parallel(budget, times, depth);
  if (kind < 66 && has_.choose && may_nest) return make_choose(budget, times, depth);
  if (kind < 72 && has_.repeat && may_nest) return make_repeat(budget, times, depth);
  if (kind < 78 && has_.fail) {
    return {models::FailStepSpec{dice_.one_of({0.0, 0.02, 0.1, 0.5, 1.0})}};
  }
  return make_work();
}

StepSpec SwarmMaker::make_work() {
  const sim::DistributionSpec law = make_law(units(0, 6));
  if (dice_.chance(60)) return {models::ComputeStepSpec{law}};
  return {models::SleepStepSpec{law}};
}

// Something else where nobody is left to be called.
StepSpec SwarmMaker::make_call(Budget& budget, std::uint32_t times, std::uint32_t depth) {
  std::vector<models::EndpointName> callees;
  for (std::size_t i = budget.service + 1; has_.calls && i < services_.size(); ++i) {
    for (const auto& [name, endpoint] : spec_.services[services_[i]].endpoints) {
      const models::EndpointName callee = {services_[i], name};
      if (calls_of_[callee] * times <= budget.calls_left) callees.push_back(callee);
    }
  }
  if (callees.empty()) return make_work();
  dice_.shuffle(callees);
  budget.calls_left -= calls_of_[callees.front()] * times;
  models::CallStepSpec step;
  step.to = callees.front();
  if (dice_.chance(40)) step.policy = make_policy();
  if (has_.tolerance && dice_.chance(70)) {
    step.on_error = dice_.chance(50) ? OnError::ignore : OnError::steps;
    if (step.on_error == OnError::steps && depth < kDepthMax) {
      step.fallback = make_steps(budget, times, depth + 1);
    }
  }
  return {step};
}

StepSpec SwarmMaker::make_parallel(Budget& budget, std::uint32_t times, std::uint32_t depth) {
  models::ParallelStepSpec step;
  const std::uint32_t branches = dice_.between(1, 5);
  for (std::uint32_t i = 0; i < branches; ++i) {
    if (dice_.chance(60)) {
      step.branches.push_back({make_call(budget, times, kDepthMax)});
    } else {
      step.branches.push_back(make_steps(budget, times, depth + 1));
    }
  }
  if (dice_.chance(50)) step.wait_for = dice_.between(1, branches);
  if (has_.tolerance && dice_.chance(70)) {
    step.on_error = dice_.chance(50) ? OnError::ignore : OnError::steps;
    if (step.on_error == OnError::steps) step.fallback = make_steps(budget, times, depth + 1);
  }
  return {step};
}

StepSpec SwarmMaker::make_choose(Budget& budget, std::uint32_t times, std::uint32_t depth) {
  models::ChooseStepSpec step;
  step.is_weighted = !has_.attributes || dice_.chance(50);
  const std::uint32_t alternatives = dice_.between(1, 3);
  for (std::uint32_t i = 0; i < alternatives; ++i) {
    models::AlternativeSpec alternative;
    alternative.steps = make_steps(budget, times, depth + 1);
    const bool is_otherwise = i + 1 == alternatives && dice_.chance(50);
    if (step.is_weighted) {
      alternative.weight = dice_.one_of({0.25, 1.0, 2.0, 9.0});
    } else if (!is_otherwise) {
      for (const char* name : {"number", "region", "tenant"}) {
        if (dice_.chance(50)) alternative.when[name] = attribute_value(name);
      }
      if (alternative.when.empty()) alternative.when["tenant"] = attribute_value("tenant");
    }
    step.alternatives.push_back(std::move(alternative));
  }
  return {step};
}

StepSpec SwarmMaker::make_repeat(Budget& budget, std::uint32_t times, std::uint32_t depth) {
  models::RepeatStepSpec step;
  step.times_min = dice_.below(3);
  step.times_max = step.times_min + (dice_.chance(50) ? 0 : dice_.below(3));
  step.steps = make_steps(budget, times * std::max(1u, step.times_max), depth + 1);
  return {step};
}

models::AttributeValue SwarmMaker::attribute_value(const std::string& name) {
  if (name == "number") return std::int64_t{dice_.below(3)};
  if (name == "region") return std::string("eu");
  return std::string(dice_.chance(50) ? "paid" : "free");
}

}  // namespace orrery::oracle
