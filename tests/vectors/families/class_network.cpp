#include "tests/vectors/families/class_network.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/families/horizon.h"
#include "tests/vectors/families/network.h"

namespace orrery::vectors {
namespace {

std::string visitors(std::size_t index) {
  return "class" + std::string(index < 10 ? "0" : "") + std::to_string(index);
}

// Sums: the time; requests and responses of each class; present and used cores of each station.
constexpr std::size_t kTimeSlot = 0;
std::size_t class_slot(std::size_t index) {
  return 1 + 2 * index;
}
std::size_t network_slot(const ClassNetwork& network, std::size_t station) {
  return 1 + 2 * network.classes.size() + station;
}

// A shared station is one core that whoever is there shares: a pod with a limit of one core on a
// node that has enough for all. Any law of work gives the same means then, so an open network takes
// one that is far from exponential.
std::string class_services(const ClassNetwork& network, const TimeScale& scale) {
  std::string text;
  for (std::size_t k = 0; k < network.stations; ++k) {
    std::string endpoints;
    for (std::size_t i = 0; i < network.classes.size(); ++i) {
      const double demand = network.classes[i].demands[k];
      if (demand <= 0) continue;
      const Law law = network.is_open && network.is_shared ? hyperexponential_law(demand, 4)
                                                           : exponential_law(demand);
      endpoints +=
          (endpoints.empty() ? "" : ", ") + visitors(i) + ": [{compute: " + law.text(scale) + "}]";
    }
    if (endpoints.empty()) throw Inexpressible("nobody goes to a station");
    text += "  " + station_name(k) +
            (network.is_shared ? ": {resources: {limits: {cpu: 1}}, concurrency: {cores: unlimited}"
                               : ": {concurrency: {threads: 1}") +
            ", endpoints: {" + endpoints + "}}\n";
  }
  text += "  router: {concurrency: {threads: unlimited}, endpoints: {";
  for (std::size_t i = 0; i < network.classes.size(); ++i) {
    std::string steps;
    for (std::size_t k = 0; k < network.stations; ++k)
      if (network.classes[i].demands[k] > 0)
        steps +=
            (steps.empty() ? "" : ", ") + ("{call: " + station_name(k)) + "." + visitors(i) + "}";
    text += (i > 0 ? ", " : "") + visitors(i) + ": [" + steps + "]";
  }
  return text + "}}\n";
}

std::string network_clients(const ClassNetwork& network, const TimeScale& scale) {
  std::string text;
  for (std::size_t i = 0; i < network.classes.size(); ++i) {
    const NetworkClass& each = network.classes[i];
    text += "  " + visitors(i) + ": {endpoint: router." + visitors(i) + ", ";
    if (network.is_open) {
      text += "arrivals: {poisson: " + scale.rate(each.rate) + "}}\n";
    } else {
      text += "users: " + std::to_string(each.users) + ", think_time: " +
              (each.think_time > 0 ? exponential_law(each.think_time).text(scale) : "0s") + "}\n";
    }
  }
  return text;
}

Observe observe_network_classes(double unit) {
  return [unit](models::Simulation& simulation) {
    simulation.run();
    const models::RunResult result = simulation.result();
    Observation seen;
    seen.sums.push_back(static_cast<double>(result.measured().nanoseconds()) / unit);
    for (const models::EndpointResult& endpoint : result.endpoints) {
      seen.sums.push_back(static_cast<double>(endpoint.ok.count()));
      seen.sums.push_back(static_cast<double>(endpoint.ok.sum()) / unit);
    }
    for (const models::ServiceResult& service : result.services)
      if (service.name != "router")
        seen.sums.push_back(static_cast<double>(service.in_service_area) / unit);
    return seen;
  };
}

// The number behind `beginning`, from 1 on.
std::optional<std::size_t> number_behind(std::string_view name, std::string_view beginning,
                                         std::size_t most) {
  if (!name.starts_with(beginning)) return std::nullopt;
  name.remove_prefix(beginning.size());
  std::size_t number = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
  if (read.ec != std::errc() || read.ptr != name.data() + name.size()) return std::nullopt;
  return number >= 1 && number <= most ? std::optional(number - 1) : std::nullopt;
}

// Busy a time: each class brings its demand as often as it comes.
double utilisation(Sums sums, const ClassNetwork& network, std::size_t station) {
  double busy = 0;
  for (std::size_t i = 0; i < network.classes.size(); ++i)
    busy += sums[class_slot(i)] * network.classes[i].demands[station];
  return busy / sums[kTimeSlot];
}

MetricPlan plan_of_class_metric(const std::string& name, const ClassNetwork& network) {
  const std::size_t classes = network.classes.size();
  if (const auto i = number_behind(name, "throughput_class", classes))
    return one_element(ratio(class_slot(*i), kTimeSlot));
  for (const char* beginning : {"response_class", "mean_response_class"})
    if (const auto i = number_behind(name, beginning, classes))
      return one_element(ratio(class_slot(*i) + 1, class_slot(*i)));
  for (const char* beginning : {"station_mean_jobs_", "mean_in_station_"})
    if (const auto k = number_behind(name, beginning, network.stations))
      return one_element(ratio(network_slot(network, *k), kTimeSlot));
  std::vector<Estimator> each;
  for (std::size_t k = 0; k < network.stations; ++k) {
    if (name == "utilisation")
      each.emplace_back(FunctionOfSums{[=](Sums sums) { return utilisation(sums, network, k); }});
    if (name == "station_mean_jobs" || name == "mean_in_station")
      each.emplace_back(ratio(network_slot(network, k), kTimeSlot));
  }
  if (!each.empty()) return list_of(std::move(each));
  return unsupported_metric("the metric is not known for this model");
}

}  // namespace

Plan plan_class_network(const Case& given, const ClassNetwork& network) {
  double shortest = HUGE_VAL;
  double relaxation = 0;
  double rate = 0;
  double rarest = HUGE_VAL;
  std::vector<double> load(network.stations);
  for (const NetworkClass& each : network.classes) {
    double total = each.think_time;
    double slowest = 0;
    for (std::size_t k = 0; k < network.stations; ++k) {
      if (each.demands[k] > 0) shortest = std::min(shortest, each.demands[k]);
      total += each.demands[k];
      slowest = std::max(slowest, each.demands[k]);
      load[k] += each.rate * each.demands[k];
    }
    const double own = network.is_open ? each.rate : std::min(1 / slowest, each.users / total);
    rate += own;
    rarest = std::min(rarest, own);
    relaxation += network.is_open ? total : each.users * total;
  }
  double room = 1;
  for (const double each : load) room = std::min(room, 1 - each);
  if (room <= 0) throw Inexpressible("a station is unstable");
  if (network.is_open) relaxation *= 6 / (room * room);
  const TimeScale scale = TimeScale::for_shortest(std::min(shortest, 1 / rate));
  Plan plan;
  StochasticPlan how;
  const double calls = 1 + static_cast<double>(network.stations);
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_class_metric(metric.name, network));
    how.requests = std::max(
        how.requests, calls * rate / rarest * requests_needed(metric.name, rate * relaxation));
  }
  const std::string services = class_services(network, scale);
  const std::string clients = network_clients(network, scale);
  const std::string platform =
      "platform: {node: {cpu: " + std::to_string(network.stations + 1) + "}}\n";
  how.trial = [=](double wanted) {
    const Horizon run = horizon(relaxation, rate, wanted / calls);
    return trial_of(run, rate * calls,
                    scenario_text(run.warmup, run.duration(), scale, services, clients) + platform,
                    observe_network_classes(scale.unit()));
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
