#include <algorithm>
#include <cmath>

#include "tests/vectors/families/horizon.h"
#include "tests/vectors/families/network.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

constexpr double kRounding = 1e-9;
constexpr std::size_t kStationsMax = 500;
// Of one request; the language nests no more calls than these take.
constexpr int kVisitsMax = 2'000;
constexpr double kSettled = 1e-14;

// Names of one length, so that their order is that of their numbers.
std::string visit(std::size_t station) {
  return "visit" + station_name(station).substr(7);
}

// Endpoint visitNNN of the router: the station, then whatever follows.
std::string router_service(const OpenNetwork& network) {
  std::string endpoints;
  for (std::size_t k = 0; k < network.stations.size(); ++k) {
    std::string ways;
    double leaves = 1;
    for (std::size_t j = 0; j < network.stations.size(); ++j) {
      const double probability = network.routing[k][j];
      leaves -= probability;
      if (probability > 0)
        ways += (ways.empty() ? "" : ", ") + ("{weight: " + decimal_text(probability)) +
                ", steps: [{call: router." + visit(j) + "}]}";
    }
    if (leaves > kRounding && !ways.empty())
      ways += ", {weight: " + decimal_text(leaves) + ", steps: []}";
    endpoints += (k > 0 ? ", " : "") + visit(k) + ": [{call: " + station_name(k) + ".serve}" +
                 (ways.empty() ? "" : ", {choose: [" + ways + "]}") + "]";
  }
  return "  router: {concurrency: {threads: unlimited}, endpoints: {" + endpoints + "}}\n";
}

std::string workloads_text(const OpenNetwork& network, const TimeScale& scale) {
  std::string text;
  for (std::size_t k = 0; k < network.stations.size(); ++k)
    if (network.external_rates[k] > 0)
      text += "  clients" + std::to_string(k) + ": {endpoint: router." + visit(k) +
              ", arrivals: {poisson: " + scale.rate(network.external_rates[k]) + "}}\n";
  return text;
}

MetricPlan plan_of_metric(const std::string& name, std::size_t stations) {
  using S = RunSlots;
  std::vector<Estimator> each;
  for (std::size_t k = 0; k < stations; ++k) {
    if (name == "station_rates")
      each.emplace_back(ratio(station_slot(k, S::kServiceArrived), S::kTime));
    if (name == "mean_in_station") each.emplace_back(ratio(station_slot(k, S::kPresent), S::kTime));
    if (name == "mean_response_per_visit")
      each.emplace_back(
          ratio(S::call(stations + 1, k, S::kLatency), S::call(stations + 1, k, S::kCalls)));
  }
  if (!each.empty()) return list_of(std::move(each));
  if (name == "mean_total_in_system")
    return one_element(FunctionOfSums{[=](Sums sums) {
      double present = 0;
      for (std::size_t k = 0; k < stations; ++k) present += sums[station_slot(k, S::kPresent)];
      return present / sums[S::kTime];
    }});
  if (name == "mean_end_to_end" || name == "mean_response")
    return one_element(ratio(S::kResponse, S::kOk));
  return unsupported_metric("the metric is not known for this model");
}

}  // namespace

std::vector<double> OpenNetwork::station_rates() const {
  // The traffic equations, visit by visit: what enters, what has been served once, twice, ...
  std::vector<double> rates = external_rates;
  std::vector<double> moving = external_rates;
  for (int visit = 0; visit < kVisitsMax; ++visit) {
    std::vector<double> next(stations.size());
    double left = 0;
    for (std::size_t k = 0; k < stations.size(); ++k) {
      if (moving[k] == 0) continue;
      for (std::size_t j = 0; j < stations.size(); ++j) next[j] += moving[k] * routing[k][j];
    }
    for (std::size_t j = 0; j < stations.size(); ++j) {
      rates[j] += next[j];
      left = std::max(left, next[j] / (rates[j] > 0 ? rates[j] : 1));
    }
    if (left < kSettled) return rates;
    moving = std::move(next);
  }
  throw Inexpressible("requests hardly ever leave the network");
}

std::optional<OpenNetwork> read_open_network(const std::string& model, Parameters& parameters) {
  if (model != "open Jackson network") return std::nullopt;
  OpenNetwork network;
  network.external_rates = parameters.numbers("external_rates");
  network.routing = parameters.matrix("routing");
  const std::vector<double> speeds = parameters.numbers("mu_per_server");
  const std::vector<double> servers = parameters.numbers("servers");
  const std::size_t count = speeds.size();
  bool fits = count <= kStationsMax && servers.size() == count &&
              network.external_rates.size() == count && network.routing.size() == count;
  for (std::size_t k = 0; fits && k < count; ++k) {
    double sum = 0;
    for (const double probability : network.routing[k]) sum += probability;
    fits = network.routing[k].size() == count && sum <= 1 + kRounding && speeds[k] > 0 &&
           servers[k] >= 1 && servers[k] <= 1e6 && std::floor(servers[k]) == servers[k];
    if (fits) network.stations.push_back({1 / speeds[k], static_cast<std::uint32_t>(servers[k])});
  }
  if (!fits)
    throw Inexpressible("the lists of stations do not fit together, or a number is out of range");
  return network;
}

Plan plan_open_network(const Case& given, const OpenNetwork& network) {
  const std::vector<double> rates = network.station_rates();
  double shortest = HUGE_VAL;
  double relaxation = 0;
  double correlated = 0;
  double visits = 0;
  double entering = 0;
  for (const double rate : network.external_rates) entering += rate;
  for (std::size_t k = 0; k < rates.size(); ++k) {
    const NetworkStation& station = network.stations[k];
    const double room = 1 - rates[k] * station.service / station.servers;
    if (room <= 0) throw Inexpressible("station " + std::to_string(k) + " is unstable");
    if (rates[k] == 0) throw Inexpressible("station " + std::to_string(k) + " is never visited");
    shortest = std::min({shortest, station.service, 1 / rates[k]});
    // Who comes back brings the past along.
    const double returns = std::max(1.0, rates[k] / entering);
    const double own = returns * station.service * (1 + 2 / (room * room * station.servers));
    relaxation = std::max(relaxation, own);
    correlated = std::max(correlated, rates[k] * own);
    visits += rates[k];
  }
  const TimeScale scale = TimeScale::for_shortest(shortest);
  Plan plan;
  double requests = 0;
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_metric(metric.name, network.stations.size()));
    requests = std::max(requests, requests_needed(metric.name, correlated));
  }
  const double calls = 1 + 2 * visits / entering;
  StochasticPlan how;
  how.requests = requests * calls;
  how.trial = [=](double wanted) {
    const Horizon run = horizon(relaxation, entering, wanted / calls);
    return trial_of(
        run, entering * calls,
        scenario_text(run.warmup, run.duration(), scale,
                      station_services(network.stations, scale) + router_service(network),
                      workloads_text(network, scale)),
        observe_network(scale.unit()));
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
