// How a case is run and judged: a scenario, what is read off each run, and for each metric of the
// case the estimates, formulas and rules that decide it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/simulation/simulation.h"
#include "tests/vectors/estimate.h"
#include "tests/vectors/vector_file.h"

namespace orrery::vectors {

enum class Rule : std::uint8_t {
  equal,         // within four standard errors, and precise
  at_most,       // an upper bound of what the run gives
  at_least,      // a lower bound
  near,          // within the metric's relative tolerance
  formula_only,  // a formula without a run's counterpart
};

// One number of a metric.
struct ElementPlan {
  std::optional<Estimator> estimator = {};
  // What the formula that the vector cites gives for the parameters: the vector must agree to 1e-9.
  std::optional<double> formula = {};
  // Precision is relative to the value; where that is 0, to this estimate.
  std::optional<FunctionOfSums> scale = {};
};

struct MetricPlan {
  Rule rule = Rule::equal;
  std::vector<ElementPlan> elements = {};  // as many as the value has numbers
  std::string unsupported = {};            // not empty: the reason, and nothing else counts
  // Requests that the precision asked for is expected to need.
  double requests = 0;
};

// Runs a simulation from its start and reads it off.
using Observe = std::function<Observation(models::Simulation&)>;

struct StochasticPlan {
  std::string scenario;
  Observe observe;
  bool record_requests = false;
  double requests_per_run = 0;  // those that clients send, times the calls each of them makes
};

// One run decides: values of metrics by name, in the order of their elements.
struct DeterministicPlan {
  std::string scenario;
  std::function<std::map<std::string, std::vector<double>>(const models::RunResult&)> read;
};

struct Plan {
  std::variant<StochasticPlan, DeterministicPlan> run;
  std::vector<MetricPlan> metrics;  // as in the case; only of a stochastic plan
};

// ERRORS: Inexpressible, with the reason, where the case needs what is not modelled.
// `requests_max`: metrics that need more requests are not supported.
Plan plan_case(const Case& given, double requests_max);

}  // namespace orrery::vectors
