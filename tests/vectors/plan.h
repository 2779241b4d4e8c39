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
};

// Runs a simulation from its start and reads it off.
using Observe = std::function<Observation(models::Simulation&)>;

// A run beside another one: its numbers come behind those of the other.
struct SideRun {
  std::string scenario;
  Observe observe;
};

// A run of some length, done once in each batch.
struct Trial {
  std::string scenario;
  Observe observe;
  bool records_requests = false;  // RunResult::requests
  std::optional<SideRun> beside = {};
  // Of all batches: those that clients send, times the calls of each.
  double measured = 0;
  double simulated = 0;  // with those of the warm-up
};

struct StochasticPlan {
  // The trial in which all batches together measure so many requests, or a few more: a run is not
  // shorter than its memory.
  std::function<Trial(double requests)> trial;
  double requests = 0;  // of all batches, which the precision of all metrics may need
};

// One run decides: values of metrics by name, in the order of their elements.
struct DeterministicPlan {
  std::string scenario;
  std::function<std::map<std::string, std::vector<double>>(const models::RunResult&)> read;
  // By how much a metric may be off where the case says that its values are not exact; by name.
  std::map<std::string, double> within = {};
};

struct Plan {
  std::variant<StochasticPlan, DeterministicPlan> run;
  std::vector<MetricPlan> metrics;  // as in the case; only of a stochastic plan
};

// ERRORS: Inexpressible, with the reason, where the case needs what is not modelled.
Plan plan_case(const Case& given);

}  // namespace orrery::vectors
