#include <algorithm>

#include "tests/vectors/families/breakdowns.h"
#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/families/component_times.h"
#include "tests/vectors/families/horizon.h"
#include "tests/vectors/law.h"

namespace orrery::vectors {
namespace {

constexpr std::uint32_t kQuorumNodesMax = 1'000;

// Sums: time, losses of the quorum and the times to them, then time by how many nodes are down.
constexpr std::size_t kQuorumTime = 0;
constexpr std::size_t kLosses = 1;
constexpr std::size_t kTimeToLoss = 2;
std::size_t nodes_down_slot(std::uint32_t down) {
  return 3 + down;
}

// Nobody sends anything: what is asked for are the nodes themselves.
std::string quorum_scenario(const Quorum& quorum, const Horizon& run, const TimeScale& scale) {
  return scenario_text(run.warmup, run.duration(), scale,
                       "  idle: {endpoints: {serve: [{compute: 1us}]}}\n",
                       "  nobody: {endpoint: idle.serve, arrivals: {times: [0s]}}\n") +
         "platform: {nodes: " + std::to_string(quorum.nodes) +
         "}\nfailures:\n  - {id: crashes, clocks: {up: " + exponential_law(quorum.up).text(scale) +
         ", down: " + exponential_law(quorum.down).text(scale) +
         (quorum.crews > 0 ? ", crews: " + std::to_string(quorum.crews) : "") +
         "}, node_crash: {zone: default}}\n";
}

Observe observe_quorum(const Quorum& quorum, double unit) {
  return [=](models::Simulation& simulation) {
    simulation.run();
    const models::RunResult result = simulation.result();
    const auto down = models::ChangeKind::node_down;
    const auto up = models::ChangeKind::node_up;
    const Losses losses = times_to_loss(result, quorum.nodes - quorum.needed, down, up);
    Observation seen;
    seen.sums = {static_cast<double>(result.measured().nanoseconds()) / unit, losses.count,
                 losses.time / unit};
    for (const double time : times_by_components_down(result, quorum.nodes, down, up))
      seen.sums.push_back(time / unit);
    return seen;
  };
}

double share_of_loss(Sums sums, const Quorum& quorum) {
  double lost = 0;
  for (std::uint32_t down = quorum.nodes - quorum.needed + 1; down <= quorum.nodes; ++down)
    lost += sums[nodes_down_slot(down)];
  return lost / sums[kQuorumTime];
}

MetricPlan plan_of_quorum_metric(const std::string& name, const Quorum& quorum) {
  if (name == "availability")
    return one_element(FunctionOfSums{[=](Sums sums) { return 1 - share_of_loss(sums, quorum); }});
  if (name == "unavailability")
    return one_element(FunctionOfSums{[=](Sums sums) { return share_of_loss(sums, quorum); }});
  if (name == "mean_time_to_quorum_loss" || name == "mttf")
    return one_element(ratio(kTimeToLoss, kLosses));
  if (name == "mean_nodes_up" || name == "mean_up")
    return one_element(FunctionOfSums{[=](Sums sums) {
      double up = 0;
      for (std::uint32_t down = 0; down <= quorum.nodes; ++down)
        up += (quorum.nodes - down) * sums[nodes_down_slot(down)];
      return up / sums[kQuorumTime];
    }});
  if (name == "p_all_down") return one_element(ratio(nodes_down_slot(quorum.nodes), kQuorumTime));
  return unsupported_metric("the metric is not known for this model");
}

}  // namespace

std::optional<Quorum> read_quorum(const std::string& model, Parameters& parameters) {
  if (model != "birth-death availability") return std::nullopt;
  Quorum quorum;
  quorum.nodes = parameters.count("n", 1, kQuorumNodesMax);
  quorum.needed = parameters.count("k", 1, quorum.nodes);
  quorum.up = parameters.positive("mttf");
  quorum.down = parameters.positive("mttr");
  const Value* repair = parameters.find("repair");
  std::string way = repair == nullptr ? "per-node" : to_text(*repair);
  std::replace(way.begin(), way.end(), '_', '-');
  if (repair != nullptr && repair->is(ValueKind::number)) {
    quorum.crews = parameters.count("repair", 1, kQuorumNodesMax);
  } else if (way == "single" || way == "single-crew" || way == "shared") {
    quorum.crews = 1;
  } else if (way != "per-node" && way != "parallel" && way != "independent") {
    throw Inexpressible("the repair '" + way + "' is not known");
  }
  return quorum;
}

Plan plan_quorum(const Case& given, const Quorum& quorum) {
  // A rough time between losses: each further failure has to come before a repair.
  double between = quorum.up / quorum.nodes;
  for (std::uint32_t down = 1; down <= quorum.nodes - quorum.needed; ++down)
    between *= 1 + quorum.up / ((quorum.nodes - down) * quorum.down);
  const double relaxation = quorum.up + quorum.down * quorum.nodes;
  const TimeScale scale = TimeScale::for_shortest(std::min(quorum.down, quorum.up / quorum.nodes));
  // What counts as a request here is a crash.
  const double rate = quorum.nodes / (quorum.up + quorum.down);
  Plan plan;
  StochasticPlan how;
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_quorum_metric(metric.name, quorum));
    const bool is_of_losses = metric.name != "availability" && metric.name != "mean_nodes_up";
    how.requests = std::max(
        how.requests, requests_needed("mean", is_of_losses ? rate * between : rate * relaxation));
  }
  how.trial = [=](double wanted) {
    const Horizon run = horizon(relaxation, rate, wanted);
    return trial_of(run, rate, quorum_scenario(quorum, run, scale),
                    observe_quorum(quorum, scale.unit()));
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
