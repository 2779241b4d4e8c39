#include "tests/vectors/families/station.h"

#include <algorithm>
#include <cmath>

#include "tests/vectors/families/heavy_tail.h"
#include "tests/vectors/families/horizon.h"
#include "tests/vectors/families/sharing.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

std::string arrivals_text(const Station& station, const TimeScale& scale) {
  std::string text;
  if (station.gaps && station.gaps->kind == LawKind::constant) {
    text = "deterministic: " + scale.rate(station.rate);
  } else if (station.gaps) {
    text = "renewal: " + station.gaps->text(scale);
  } else if (!station.mmpp_rates.empty()) {
    for (std::size_t i = 0; i < station.mmpp_rates.size(); ++i)
      text += (i > 0 ? ", " : "") + ("{rate: " + scale.rate(station.mmpp_rates[i])) +
              ", mean_sojourn: " + scale.time(station.mmpp_sojourns[i]) + "}";
    text = "mmpp: {states: [" + text + "]}";
  } else {
    text = "poisson: " + scale.rate(station.rate / station.batch_mean);
  }
  if (!station.batch.empty()) text += ", batch: " + station.batch;
  return "{" + text + "}";
}

std::string shared_scenario(const Station& station, const std::vector<double>& sizes,
                            const Horizon& run, const TimeScale& scale) {
  // The others make room for the sizes asked for.
  Station others = station;
  others.rate *= 1 - size_share(sizes.size()) * static_cast<double>(sizes.size());
  const std::string workloads =
      "  clients: {endpoint: station.serve, arrivals: " + arrivals_text(others, scale) + "}\n" +
      size_clients(station, sizes, scale);
  return scenario_text(run.warmup, run.duration(), scale, station_service(station, sizes, scale),
                       workloads) +
         platform_of(station);
}

std::string station_scenario(const Station& station, const Horizon& run, const TimeScale& scale) {
  const std::string queue =
      station.queue ? ", queue: {capacity: " + std::to_string(*station.queue) + "}" : "";
  const std::string work = "{compute: " + station.service.text(scale) + "}";
  const bool traced = station.service.is_heavy();
  const std::string services = "  station: {replicas: " + std::to_string(station.pods) +
                               ", concurrency: {threads: " + std::to_string(station.servers) + "}" +
                               queue + ", endpoints: {serve: [" + (traced ? kTracedCall : work) +
                               "]}}\n" + (traced ? traced_service(work) : "");
  const std::string client =
      station.deadline ? ", client: {timeout: " + scale.time(*station.deadline) + "}" : "";
  const std::string workloads =
      "  clients: {endpoint: station.serve, arrivals: " + arrivals_text(station, scale) + client +
      "}\n";
  return scenario_text(run.warmup, run.duration(), scale, services, workloads) +
         "traffic: {defaults: {load_balancing: " + station.balancing + "}}\n";
}

// Metrics of counts and areas.
std::optional<MetricPlan> plan_of_levels(const std::string& name, const Station& station) {
  using S = RunSlots;
  const auto per_time = [](std::size_t field, double factor = 1) {
    return one_element(ratio(vectors::station(field), S::kTime, factor));
  };
  const double servers = station.servers * station.pods;
  if (name == "mean_in_system") return per_time(S::kPresent);
  if (name == "mean_in_system_per_server") return per_time(S::kPresent, 1.0 / station.pods);
  if (name == "mean_queue") return per_time(S::kQueue);
  if (name == "mean_busy") return per_time(S::kBusy);
  if (name == "utilisation") return per_time(S::kBusy, 1 / servers);
  if (name == "throughput") return per_time(S::kFinished);
  if (name == "mean_rate") return one_element(ratio(S::kArrived, S::kTime));
  if (name == "p_reject" || name == "p_loss" || name == "p_block")
    return one_element(ratio(S::kRejected, S::kArrived));
  if (name == "p_late") return one_element(ratio(S::kClientTimeout, S::kArrived));
  if (name == "goodput") return one_element(ratio(S::kOk, S::kTime));
  const bool is_single = servers == 1;
  if (name == "p_busy" && is_single) return per_time(S::kBusy);
  if (name == "mean_queue_per_server") return per_time(S::kQueue, 1.0 / station.pods);
  // Poisson arrivals see time averages: all servers are busy as often as one has to wait.
  if (name == "p_all_busy" && station.is_poisson() && station.pods == 1 && !station.queue)
    return one_element(ratio(vectors::station(S::kWaitsPositive), vectors::station(S::kWaits)));
  if (name == "p_idle" && is_single)
    return one_element(FunctionOfSums{
        [](Sums sums) { return 1 - sums[vectors::station(S::kBusy)] / sums[S::kTime]; }});
  // A busy period begins with an arrival that does not wait.
  if (name == "mean_busy_period" && is_single && station.batch.empty() && !station.queue)
    return one_element(FunctionOfSums{[](Sums sums) {
      return sums[vectors::station(S::kBusy)] /
             (sums[vectors::station(S::kWaits)] - sums[vectors::station(S::kWaitsPositive)]);
    }});
  return std::nullopt;
}

// Bounds and formulas for GI/GI/1, and what depends on other systems.
std::optional<MetricPlan> plan_of_comparisons(const std::string& name, const Station& station) {
  const double load = station.utilisation();
  const double mean = station.service.mean;
  const double gap_scv = station.gaps ? station.gaps->scv : 1;
  const FunctionOfSums wait =
      ratio(vectors::station(RunSlots::kWaited), vectors::station(RunSlots::kWaits));
  if (name == "mean_wait_upper_bound") {
    // Kingman 1962: l (var(A) + var(S)) / (2 (1 - rho)).
    MetricPlan plan = one_element(wait, Rule::at_most);
    const double gap = 1 / station.rate;
    plan.elements[0].formula =
        station.rate * (gap_scv * gap * gap + station.service.scv * mean * mean) / (2 * (1 - load));
    return plan;
  }
  if (name == "heavy_traffic_approx_wait") {
    // Kingman 1961: rho / (1 - rho) (ca^2 + cs^2) / 2 E[S]; it bounds nothing.
    MetricPlan plan = one_element(wait, Rule::formula_only);
    plan.elements[0].formula = load / (1 - load) * (gap_scv + station.service.scv) / 2 * mean;
    return plan;
  }
  // Behind random routing each server is M/M/1: 1 / (mu - lambda).
  if (name == "ratio_vs_random_routing" && station.servers == 1)
    return one_element(
        ratio(RunSlots::kResponse, RunSlots::kOk, 1 / mean - station.rate / station.pods));
  return std::nullopt;
}

Observe observe(double unit) {
  return [unit](models::Simulation& simulation) {
    simulation.run();
    return observe_run(simulation.result(), unit);
  };
}

MetricPlan plan_of_metric(const std::string& name, const Station& station,
                          const std::vector<double>& sizes, double unit) {
  if (station.discipline != Discipline::fcfs) {
    if (auto plan = plan_of_sharing(name, station, sizes)) return *plan;
  }
  // E[W] = lambda E[S^2] / (2 (1 - rho)).
  if (!station.service.has_moment(2) &&
      (name.starts_with("mean_") && name != "mean_busy" && name != "mean_rate"))
    return unsupported_metric(
        station.discipline == Discipline::fcfs
            ? "the mean is infinite, as the variance of the service time is"
            : "its error is not known, as the variance of the service time is infinite");
  // Heavy tails need more than a sample to know their variance.
  const bool is_traced = station.discipline == Discipline::fcfs && station.service.is_heavy();
  if (is_traced && (name.starts_with("var_") || name.starts_with("std_")))
    return plan_of_heavy_variance(name, station, unit);
  if (auto plan = plan_of_levels(name, station)) return *plan;
  if (auto plan = plan_of_comparisons(name, station)) return *plan;
  const bool is_censored = station.deadline.has_value();
  MetricPlan plan;
  // Responses are of those that ended ok, waits of those that were taken in.
  const std::string_view accepted = "_accepted";
  if (name.ends_with(accepted) && !is_censored &&
      plan_of_times(name.substr(0, name.size() - accepted.size()), unit, plan))
    return plan;
  // With a bound on the queue these words leave open whether rejected requests count.
  if (!station.queue && !is_censored && plan_of_times(name, unit, plan)) return plan;
  return unsupported_metric("the metric is not known for this model");
}

}  // namespace

double Station::relaxation() const {
  const double variability = dispersion + std::min(service.scv, 100.0);
  const double room = 1 - utilisation();
  double units = room > 0 ? variability / (room * room) : HUGE_VAL;
  if (queue) units = std::min(units, std::pow(*queue + servers + 1.0, 2) / servers);
  double longest = 0;
  for (const double sojourn : mmpp_sojourns) longest = std::max(longest, sojourn);
  return service.mean * (1 + units / servers) + longest;
}

Plan plan_station(const Case& given, const Station& station) {
  if (!station.queue && station.utilisation() >= 1)
    throw Inexpressible("the load of " + number_text(station.utilisation(), 4) + " is unstable");
  if (station.discipline != Discipline::fcfs && station.deadline)
    throw Inexpressible("a deadline is only for who is first come, first served");
  if (station.discipline == Discipline::sharing && station.queue)
    throw Inexpressible("nobody waits in a station that all share, so no place is left for some");
  const TimeScale scale = TimeScale::for_shortest(std::min(station.service.mean, 1 / station.rate));
  const double correlated = station.rate / station.pods * station.relaxation();
  const std::vector<double> sizes = sizes_asked_for(given, station);
  const bool has_slowdown =
      std::any_of(given.metrics.begin(), given.metrics.end(),
                  [](const Metric& metric) { return metric.name == "mean_slowdown"; });
  Plan plan;
  StochasticPlan how;
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_metric(metric.name, station, sizes, scale.unit()));
    const MetricPlan& one = plan.metrics.back();
    if (one.unsupported.empty() && one.rule != Rule::formula_only)
      how.requests = std::max(how.requests, requests_needed(metric.name, correlated));
  }
  if (station.discipline != Discipline::fcfs) {
    how.trial = [=](double wanted) {
      const Horizon run = horizon(station.relaxation(), station.rate, wanted);
      Trial trial = trial_of(run, station.rate, shared_scenario(station, sizes, run, scale),
                             observe_sharing(station, sizes.size(), scale.unit()));
      trial.records_requests = has_slowdown;
      return trial;
    };
    plan.run = std::move(how);
    return plan;
  }
  const bool traced = station.service.is_heavy();
  how.trial = [=](double wanted) {
    const double calls = traced ? 2 : 1;
    const Horizon run = horizon(station.relaxation(), station.rate, wanted / calls);
    return trial_of(run, station.rate * calls, station_scenario(station, run, scale),
                    traced ? observe_heavy(station, scale.unit()) : observe(scale.unit()));
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
