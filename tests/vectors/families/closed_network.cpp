#include <algorithm>
#include <cmath>

#include "tests/vectors/families/horizon.h"
#include "tests/vectors/families/network.h"
#include "tests/vectors/law.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

constexpr std::size_t kStationsMax = 500;

std::string router_service(std::size_t stations) {
  std::string steps;
  for (std::size_t k = 0; k < stations; ++k)
    steps += (k > 0 ? ", " : "") + ("{call: " + station_name(k)) + ".serve}";
  return "  router: {concurrency: {threads: unlimited}, endpoints: {visit: [" + steps + "]}}\n";
}

// What a request asks of a station, measured: busy time over requests served.
double demand(Sums sums, std::size_t station) {
  return sums[station_slot(station, RunSlots::kBusy)] /
         sums[station_slot(station, RunSlots::kFinished)];
}

// min over stations of servers / demand: no more requests can be served.
double throughput_bound(Sums sums, const std::vector<NetworkStation>& stations) {
  double bound = HUGE_VAL;
  for (std::size_t k = 0; k < stations.size(); ++k)
    bound = std::min(bound, stations[k].servers / demand(sums, k));
  return bound;
}

// (Z + sum of demands) x the bound: so many users would saturate the slowest station if nobody ever
// waited. The think time is what is left of the users' cycle: users / throughput - response.
double saturation_population(Sums sums, const ClosedNetwork& network) {
  const double cycle = network.users * sums[RunSlots::kTime] / sums[RunSlots::kOk];
  double idle = cycle - sums[RunSlots::kResponse] / sums[RunSlots::kOk];
  for (std::size_t k = 0; k < network.stations.size(); ++k) idle += demand(sums, k);
  return idle * throughput_bound(sums, network.stations);
}

MetricPlan plan_of_metric(const std::string& name, const ClosedNetwork& network, double unit) {
  using S = RunSlots;
  const std::size_t stations = network.stations.size();
  std::vector<Estimator> each;
  for (std::size_t k = 0; k < stations; ++k) {
    if (name == "station_residence")
      each.emplace_back(
          ratio(S::call(stations + 1, k, S::kLatency), S::call(stations + 1, k, S::kCalls)));
    if (name == "station_mean_jobs")
      each.emplace_back(ratio(station_slot(k, S::kPresent), S::kTime));
    if (name == "station_utilisation")
      each.emplace_back(
          ratio(station_slot(k, S::kBusy), S::kTime, 1.0 / network.stations[k].servers));
  }
  if (!each.empty()) return list_of(std::move(each));
  if (name == "throughput") return one_element(ratio(S::kOk, S::kTime));
  if (name == "asymptotic_throughput_bound")
    return one_element(FunctionOfSums{
        [list = network.stations](Sums sums) { return throughput_bound(sums, list); }});
  if (name == "saturation_population")
    return one_element(
        FunctionOfSums{[network](Sums sums) { return saturation_population(sums, network); }});
  MetricPlan plan;
  if (!name.ends_with("wait") && plan_of_times(name, unit, plan)) return plan;
  return unsupported_metric("the metric is not known for this model");
}

}  // namespace

std::optional<ClosedNetwork> read_closed_network(const std::string& model, Parameters& parameters) {
  if (model != "closed network (interactive)") return std::nullopt;
  ClosedNetwork network;
  network.users = parameters.count("users", 1, 100'000);
  // A bare time is a mean: what is asked for depends on nothing else of the law.
  const Value* think = parameters.find("think_time");
  if (think != nullptr && !think->is(ValueKind::number)) {
    network.think_time = law_of(*think, std::nullopt);
  } else if (const double mean = parameters.not_negative("think_time"); mean > 0) {
    network.think_time = exponential_law(mean);
  }
  const std::vector<double> demands = parameters.numbers("demands");
  const std::vector<double> servers = parameters.has("servers")
                                          ? parameters.numbers("servers")
                                          : std::vector<double>(demands.size(), 1);
  bool fits = demands.size() == servers.size() && demands.size() <= kStationsMax;
  for (std::size_t k = 0; fits && k < demands.size(); ++k) {
    fits = demands[k] > 0 && servers[k] >= 1 && servers[k] <= 1e6 &&
           std::floor(servers[k]) == servers[k];
    network.stations.push_back({demands[k], static_cast<std::uint32_t>(servers[k])});
  }
  if (!fits)
    throw Inexpressible("'demands' and 'servers' do not fit together, or a number is out of range");
  return network;
}

Plan plan_closed_network(const Case& given, const ClosedNetwork& network) {
  const double thinking = network.think_time ? network.think_time->mean : 0;
  double shortest = thinking > 0 ? thinking : HUGE_VAL;
  double slowest = 0;
  double total = thinking;
  for (const NetworkStation& station : network.stations) {
    shortest = std::min(shortest, station.service);
    slowest = std::max(slowest, station.service / station.servers);
    total += station.service;
  }
  const TimeScale scale = TimeScale::for_shortest(shortest);
  // A round of all users is long enough to forget the first; a rate is at most that of the bound.
  const double relaxation = std::max(total, network.users * slowest) + total;
  const double rate = std::min(1 / slowest, network.users / total);
  Plan plan;
  double requests = 0;
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_metric(metric.name, network, scale.unit()));
    requests = std::max(requests, requests_needed(metric.name, 2 * std::sqrt(rate * relaxation)));
  }
  const double calls = 1 + static_cast<double>(network.stations.size());
  const std::string think = network.think_time ? network.think_time->text(scale) : "0s";
  const std::string services =
      station_services(network.stations, scale) + router_service(network.stations.size());
  const std::string clients =
      "  clients: {endpoint: router.visit, users: " + std::to_string(network.users) +
      ", think_time: " + think + "}\n";
  StochasticPlan how;
  how.requests = requests * calls;
  how.trial = [=](double wanted) {
    const Horizon run = horizon(relaxation, rate, wanted / calls);
    return trial_of(run, rate * calls,
                    scenario_text(run.warmup, run.duration(), scale, services, clients),
                    observe_network(scale.unit()));
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
