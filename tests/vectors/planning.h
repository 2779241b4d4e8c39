// Cases made for tests, and what becomes of them.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tests/vectors/committed.h"
#include "tests/vectors/parameters.h"
#include "tests/vectors/plain_values.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

inline Value list(std::vector<Value> items) {
  return {.kind = ValueKind::list, .items = std::move(items)};
}

inline Case made(const std::string& model, std::vector<std::pair<std::string, Value>> parameters,
                 const std::vector<std::string>& metrics = {"mean_response"}) {
  Case given;
  given.id = "made";
  given.model = model;
  given.parameters = {.kind = ValueKind::object, .members = std::move(parameters)};
  for (const std::string& name : metrics) {
    Metric metric;
    metric.name = name;
    metric.kind = "exact";
    metric.value = number(1);
    given.metrics.push_back(std::move(metric));
  }
  return given;
}

// A committed case with one parameter changed, or added.
inline Case changed(const std::string& id, const std::string& parameter, Value value) {
  Case given = committed_case(id);
  for (auto& [name, member] : given.parameters.members)
    if (name == parameter) {
      member = std::move(value);
      return given;
    }
  given.parameters.members.emplace_back(parameter, std::move(value));
  return given;
}

// Why a case cannot be planned, or "planned".
inline std::string reason_of(const Case& given) {
  try {
    plan_case(given);
  } catch (const Inexpressible& reason) {
    return reason.what();
  }
  return "planned";
}

inline std::string scenario_of(const Plan& plan) {
  const auto* exact = std::get_if<DeterministicPlan>(&plan.run);
  return exact != nullptr ? exact->scenario
                          : std::get<StochasticPlan>(plan.run).trial(1e6).scenario;
}

}  // namespace orrery::vectors
