#include "tests/vectors/families/breakdowns.h"

#include <algorithm>
#include <cmath>

#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/families/component_times.h"
#include "tests/vectors/families/horizon.h"
#include "tests/vectors/law.h"

namespace orrery::vectors {
namespace {

constexpr std::uint32_t kBreakingServersMax = 200;

double share_up(double up, double down) {
  return up / (up + down);
}

// The pause of a single server stops it where it stands. Of several, a core of a node that whoever
// is there shares goes offline: with exponential work and as many at work as cores are up, that is
// the chain of servers whose work goes on elsewhere.
std::string breaking_scenario(const BreakdownStation& station, const Horizon& run,
                              const TimeScale& scale, const std::string& arrivals) {
  const bool is_single = station.servers == 1;
  const std::string clocks = "clocks: {up: " + exponential_law(station.up).text(scale) +
                             ", down: " + exponential_law(station.down).text(scale) + "}";
  std::string failures;
  for (std::uint32_t i = 0; i < station.servers; ++i)
    failures += "  - {id: server" + std::to_string(i) + ", " + clocks + ", " +
                (is_single ? "slow_cpu: {service: station, factor: 0}"
                           : "cores_offline: {node: default/0, cores: 1}") +
                "}\n";
  const std::string services =
      "  station: {concurrency: {cores: " + std::string(is_single ? "1" : "unlimited") +
      "}, endpoints: {serve: [{compute: " + exponential_law(station.service).text(scale) + "}]}}\n";
  const std::string workloads =
      "  clients: {endpoint: station.serve, arrivals: {" + arrivals + "}}\n";
  return scenario_text(run.warmup, run.duration(), scale, services, workloads) +
         (is_single ? "" : "platform: {node: {cpu: " + std::to_string(station.servers) + "}}\n") +
         "failures:\n" + failures;
}

// Behind observe_run()'s numbers of one service: time by how many are down, where there is work and
// in the run without.
double time_down(Sums sums, const BreakdownStation& station, std::uint32_t down) {
  const std::size_t slot = RunSlots::service(1, down);
  return sums[slot] + sums[slot + station.servers + 1];
}

double share_of(Sums sums, const BreakdownStation& station, std::uint32_t down) {
  double time = 0;
  for (std::uint32_t each = 0; each <= station.servers; ++each)
    time += time_down(sums, station, each);
  return time_down(sums, station, down) / time;
}

std::vector<double> times_down(const models::RunResult& result, std::uint32_t servers,
                               double unit) {
  std::vector<double> times = times_by_components_down(
      result, servers, models::ChangeKind::failure_begins, models::ChangeKind::failure_ends);
  for (double& time : times) time /= unit;
  return times;
}

Observe observe_breakdowns(std::uint32_t servers, double unit) {
  return [=](models::Simulation& simulation) {
    simulation.run();
    models::RunResult result = simulation.result();
    result.calls.clear();
    Observation seen = observe_run(result, unit);
    seen.append({times_down(result, servers, unit), {}});
    return seen;
  };
}

Observe observe_clocks(std::uint32_t servers, double unit) {
  return [=](models::Simulation& simulation) {
    simulation.run();
    return Observation{times_down(simulation.result(), servers, unit), {}};
  };
}

MetricPlan plan_of_breakdown_metric(const std::string& name, const BreakdownStation& station,
                                    double unit) {
  using S = RunSlots;
  const std::uint32_t servers = station.servers;
  const auto mean_up = [station](Sums sums) {
    double up = 0;
    for (std::uint32_t down = 0; down < station.servers; ++down)
      up += (station.servers - down) * share_of(sums, station, down);
    return up;
  };
  if (name == "mean_in_system") return one_element(ratio(vectors::station(S::kPresent), S::kTime));
  if (name == "mean_up") return one_element(FunctionOfSums{mean_up});
  if (name == "availability" && servers == 1) return one_element(FunctionOfSums{mean_up});
  if (name == "p_all_down")
    return one_element(
        FunctionOfSums{[=](Sums sums) { return share_of(sums, station, station.servers); }});
  // As much as is served while servers are up.
  if (name == "stability_limit_lambda")
    return one_element(FunctionOfSums{[=](Sums sums) { return mean_up(sums) / station.service; }});
  MetricPlan plan;
  if (!name.ends_with("wait") && plan_of_times(name, unit, plan)) return plan;
  return unsupported_metric("the metric is not known for this model");
}

}  // namespace

std::optional<BreakdownStation> read_breakdowns(const std::string& model, Parameters& parameters) {
  if (!model.starts_with("M/M/") || model.find("breakdowns") == std::string::npos)
    return std::nullopt;
  BreakdownStation station;
  station.rate = parameters.positive("lambda");
  station.service = 1 / parameters.positive("mu");
  for (const char* name : {"servers", "c"})
    if (parameters.has(name)) station.servers = parameters.count(name, 1, kBreakingServersMax);
  station.up = 1 / parameters.positive("fail_rate");
  station.down = 1 / parameters.positive("repair_rate");
  return station;
}

Plan plan_breakdowns(const Case& given, const BreakdownStation& station) {
  const double load =
      station.rate * station.service / (station.servers * share_up(station.up, station.down));
  const double room = 1 - load;
  if (room <= 0) throw Inexpressible("the load is unstable");
  const TimeScale scale = TimeScale::for_shortest(std::min(station.service, 1 / station.rate));
  // Arrivals of a whole repair, and how long it takes to work them off.
  const double relaxation =
      (station.service + station.down) * (1 + 3 / (room * room)) + station.up / station.servers;
  // That all are down is rare. Clocks go as they go without any work, so as many breakdowns and
  // repairs as there are requests show it in a run of their own, which is longer by this factor.
  const double changes = 2 * station.servers / (station.up + station.down);
  const double events = std::clamp(station.rate / changes, 1.0, 1000.0);
  Plan plan;
  StochasticPlan how;
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_breakdown_metric(metric.name, station, scale.unit()));
    how.requests =
        std::max(how.requests, requests_needed(metric.name == "mean_up" ? "mean" : metric.name,
                                               station.rate * relaxation));
  }
  how.trial = [=](double wanted) {
    const Horizon run = horizon(relaxation, station.rate, wanted / 2);
    Trial trial =
        trial_of(run, 2 * station.rate,
                 breaking_scenario(station, run, scale, "poisson: " + scale.rate(station.rate)),
                 observe_breakdowns(station.servers, scale.unit()));
    const Horizon longer{run.warmup, run.measured * events};
    trial.beside = {breaking_scenario(station, longer, scale, "times: [0s]"),
                    observe_clocks(station.servers, scale.unit())};
    return trial;
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
