#include "tests/vectors/families/fanout.h"

#include <algorithm>
#include <cmath>

#include "tests/vectors/distribution_function.h"
#include "tests/vectors/families/horizon.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

constexpr std::uint32_t kLeavesMax = 10'000;
constexpr double kFastLeaf = 0.001;

bool is_queueing(const Fanout& fanout) {
  return fanout.rate > 0;
}

// 1 + 1/2 + ... + 1/n: the mean maximum of n exponential times of mean 1.
double harmonic(std::uint32_t n) {
  double sum = 0;
  for (std::uint32_t i = n; i >= 1; --i) sum += 1.0 / i;
  return sum;
}

std::string leaf_law(const Fanout& fanout, const TimeScale& scale) {
  if (fanout.slow_leaf == 0) return fanout.leaf.text(scale);
  return "{bimodal: {low: " + scale.time(kFastLeaf) + ", high: " + scale.time(1) +
         ", probability: " + decimal_text(fanout.slow_leaf) + "}}";
}

std::string services_text(const Fanout& fanout, const TimeScale& scale) {
  std::string branches;
  std::string leaves;
  for (std::uint32_t i = 0; i < fanout.leaves; ++i) {
    const std::string leaf = is_queueing(fanout) ? "leaf" + std::to_string(i) : "leaf";
    branches += (i > 0 ? ", " : "") + ("{call: " + leaf) + ".get}";
    if (is_queueing(fanout))
      leaves += "  " + leaf + ": {concurrency: {threads: 1}, endpoints: {get: [{compute: " +
                leaf_law(fanout, scale) + "}]}}\n";
  }
  if (!is_queueing(fanout))
    leaves = "  leaf: {concurrency: {threads: unlimited}, endpoints: {get: [{sleep: " +
             leaf_law(fanout, scale) + "}]}}\n";
  const std::string wait = fanout.wait_for == 0 ? "all" : std::to_string(fanout.wait_for);
  return leaves +
         "  root: {concurrency: {threads: unlimited}, endpoints: {get: [{parallel: {wait_for: " +
         wait + ", branches: [" + branches + "]}}]}}\n";
}

// Requests that took at least as long as a slow leaf.
MetricPlan plan_of_slow_requests(std::size_t slow) {
  return one_element(ratio(slow, RunSlots::kOk));
}

// The mean over all calls of the latency of one; `first`: the place of the first call.
MetricPlan plan_of_synchronisation(std::size_t first, std::uint32_t leaves) {
  return one_element(FunctionOfSums{[=](Sums sums) {
    double calls = 0;
    double latency = 0;
    for (std::uint32_t i = 0; i < leaves; ++i) {
      calls += sums[first + i * RunSlots::kPerCall + RunSlots::kCalls];
      latency += sums[first + i * RunSlots::kPerCall + RunSlots::kLatency];
    }
    return sums[RunSlots::kResponse] / sums[RunSlots::kOk] - latency / calls;
  }});
}

// Nelson and Tantawi 1988: T_n = (H_n / H_2 + 4 rho / 11 (1 - H_n / H_2)) T_2, with
// T_2 = (12 - rho) / 8 / (mu - lambda) exact.
double nelson_tantawi(const Fanout& fanout) {
  const double load = fanout.rate * fanout.leaf.mean;
  const double pair = (12 - load) / 8 * fanout.leaf.mean / (1 - load);
  const double relative = harmonic(fanout.leaves) / harmonic(2);
  return (relative + 4 * load / 11 * (1 - relative)) * pair;
}

// Whichever is larger: no queueing at all, or one branch alone.
double lower_bound(const Fanout& fanout) {
  const double load = fanout.rate * fanout.leaf.mean;
  return fanout.leaf.mean * std::max(harmonic(fanout.leaves), 1 / (1 - load));
}

MetricPlan plan_of_metric(const std::string& name, const Fanout& fanout, double unit) {
  // Behind all else: the calls of the root, which are the last in the order of callers' names but
  // for the workload's own; see observe().
  const std::size_t extra =
      RunSlots::kFixed + RunSlots::kPerService * (is_queueing(fanout) ? fanout.leaves + 1 : 2);
  if (name == "p_request_slow" && fanout.slow_leaf > 0) return plan_of_slow_requests(extra);
  MetricPlan plan;
  if (fanout.slow_leaf > 0) return unsupported_metric("the metric is not known for this model");
  if (is_queueing(fanout)) {
    if (name == "mean_synchronisation_delay") return plan_of_synchronisation(extra, fanout.leaves);
    plan = one_element(ratio(RunSlots::kResponse, RunSlots::kOk));
    if (name == "nelson_tantawi_approximation") {
      plan.rule = Rule::near;
      plan.elements[0].formula = nelson_tantawi(fanout);
      return plan;
    }
    if (name == "lower_bound_no_sync_cost") {
      plan.rule = Rule::at_least;
      plan.elements[0].formula = lower_bound(fanout);
      return plan;
    }
  }
  if (!name.ends_with("wait") && plan_of_times(name, unit, plan)) return plan;
  return unsupported_metric("the metric is not known for this model");
}

// observe_run(), where calls are those of the root alone; or, with slow leaves, one number instead
// of them: how many requests were slow.
Observe observer(const Fanout& fanout, double unit) {
  return [slow = fanout.slow_leaf > 0, unit](models::Simulation& simulation) {
    simulation.run();
    models::RunResult result = simulation.result();
    std::erase_if(result.calls,
                  [](const models::CallResult& call) { return call.caller != "root.get"; });
    if (slow) result.calls.clear();
    Observation seen = observe_run(result, unit);
    if (slow) {
      const DistributionFunction responses(seen.histograms[kResponseHistogram]);
      seen.sums.push_back(responses.count() - responses.at_most(unit / 2));
    }
    return seen;
  };
}

}  // namespace

std::optional<Fanout> read_fanout(const std::string& model, Parameters& parameters) {
  Fanout fanout;
  const auto leaf = [&] {
    const Value* law = parameters.find("leaf");
    return law == nullptr ? exponential_law(1) : law_of(*law, 1);
  };
  if (model == "parallel fan-out" && parameters.has("p_slow_leaf")) {
    fanout.leaves = parameters.count(parameters.first_of({"fanout", "n"}), 1, kLeavesMax);
    fanout.slow_leaf = parameters.positive("p_slow_leaf");
    if (fanout.slow_leaf >= 1) throw Inexpressible("'p_slow_leaf' is not below 1");
  } else if (model == "parallel fan-out, wait for all" || model == "parallel fan-out") {
    fanout.leaves = parameters.count(parameters.first_of({"fanout", "n"}), 1, kLeavesMax);
    fanout.leaf = leaf();
  } else if (model == "k-of-n quorum") {
    fanout.leaves = parameters.count("n", 1, kLeavesMax);
    fanout.wait_for = parameters.count("k", 1, fanout.leaves);
    fanout.leaf = leaf();
  } else if (model == "fork-join" || model.starts_with("fork-join, n=")) {
    fanout.leaves = parameters.count("n", 1, 1'000);
    fanout.rate = parameters.positive("lambda");
    fanout.leaf = exponential_law(1 / parameters.positive("mu"));
  } else {
    return std::nullopt;
  }
  return fanout;
}

Plan plan_fanout(const Case& given, const Fanout& fanout) {
  const bool queueing = is_queueing(fanout);
  const double load = fanout.rate * fanout.leaf.mean;
  if (load >= 1) throw Inexpressible("the load of " + number_text(load, 4) + " is unstable");
  const double mean = fanout.slow_leaf > 0 ? 1 : fanout.leaf.mean;
  const TimeScale scale = TimeScale::for_shortest(mean);
  const double relaxation = queueing ? mean * (1 + 2 / ((1 - load) * (1 - load))) : mean;
  // Without queues requests are independent, whatever their rate.
  const double rate = queueing ? fanout.rate : 1 / mean;
  const double correlated = queueing ? rate * relaxation : 0;
  Plan plan;
  double requests = 0;
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_metric(metric.name, fanout, scale.unit()));
    requests = std::max(requests, requests_needed(metric.name, correlated));
  }
  const double calls = 1.0 + fanout.leaves;
  StochasticPlan how;
  how.requests = requests * calls;
  how.trial = [=](double wanted) {
    const Horizon run = horizon(relaxation, rate, wanted / calls);
    return trial_of(run, rate * calls,
                    scenario_text(run.warmup, run.duration(), scale, services_text(fanout, scale),
                                  "  clients: {endpoint: root.get, arrivals: {poisson: " +
                                      scale.rate(rate) + "}}\n"),
                    observer(fanout, scale.unit()));
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
