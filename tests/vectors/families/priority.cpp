#include "tests/vectors/families/priority.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/families/horizon.h"

namespace orrery::vectors {
namespace {

constexpr std::size_t kClassesMax = 100;

// Places of the two stations.
constexpr std::size_t kWaits = 0;
constexpr std::size_t kPreempts = 1;
constexpr std::size_t kKinds = 2;
constexpr const char* kStations[kKinds] = {"np", "pr"};
constexpr const char* kStationQueues[kKinds] = {"priority", "{priority: {preemptive: true}}"};

// Names of one length, so that endpoints are in the order of kinds and classes.
std::string class_name(std::size_t index) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "class%03zu", index);
  return text.data();
}

// Sums: requests and responses of each class of each kind.
std::size_t count_slot(std::size_t kind, std::size_t classes, std::size_t index) {
  return 2 * (kind * classes + index);
}

struct ClassMetric {
  std::size_t kind = kWaits;
  bool is_wait = false;
  std::size_t index = 0;
};

// "preemptive_resume_mean_response_class2".
std::optional<ClassMetric> metric_in_name(std::string_view name, std::size_t classes) {
  ClassMetric metric;
  const auto take = [&name](std::string_view beginning) {
    if (!name.starts_with(beginning)) return false;
    name.remove_prefix(beginning.size());
    return true;
  };
  if (take("preemptive_resume_") || take("preemptive_"))
    metric.kind = kPreempts;
  else if (!take("nonpreemptive_") && !take("non_preemptive_"))
    return std::nullopt;
  metric.is_wait = take("mean_wait_class");
  if (!metric.is_wait && !take("mean_response_class")) return std::nullopt;
  std::size_t number = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
  if (read.ec != std::errc() || read.ptr != name.data() + name.size()) return std::nullopt;
  if (number < 1 || number > classes) return std::nullopt;
  metric.index = number - 1;
  return metric;
}

MetricPlan plan_of_metric(const std::string& name, const PriorityStation& station) {
  const std::size_t classes = station.classes.size();
  const auto metric = metric_in_name(name, classes);
  if (!metric) return unsupported_metric("the metric is not known for this model");
  const std::size_t count = count_slot(metric->kind, classes, metric->index);
  if (!metric->is_wait) return one_element(ratio(count + 1, count));
  if (metric->kind == kPreempts)
    return unsupported_metric("with preemption a wait may be the first one, or all of them");
  const double service = station.classes[metric->index].service.mean;
  return one_element(
      FunctionOfSums{[=](Sums sums) { return sums[count + 1] / sums[count] - service; }});
}

std::string priority_scenario(const PriorityStation& station, const Horizon& run,
                              const TimeScale& scale) {
  std::string services;
  std::string workloads;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    const std::string name = kStations[kind];
    std::string endpoints;
    for (std::size_t i = 0; i < station.classes.size(); ++i) {
      const PriorityClass& each = station.classes[i];
      endpoints +=
          (i > 0 ? ", " : "") + class_name(i) + ": [{compute: " + each.service.text(scale) + "}]";
      workloads += "  " + name + class_name(i) + ": {endpoint: " + name + "." + class_name(i) +
                   ", arrivals: {poisson: " + scale.rate(each.rate) + "}, priority: -" +
                   std::to_string(i + 1) + "}\n";
    }
    services += "  " + name + ": {concurrency: {cores: " + std::to_string(station.servers) +
                "}, queue: {discipline: " + kStationQueues[kind] + "}, endpoints: {" + endpoints +
                "}}\n";
  }
  return scenario_text(run.warmup, run.duration(), scale, services, workloads);
}

Observe observe_classes(double unit) {
  return [unit](models::Simulation& simulation) {
    simulation.run();
    Observation seen;
    for (const models::EndpointResult& endpoint : simulation.result().endpoints) {
      seen.sums.push_back(static_cast<double>(endpoint.ok.count()));
      seen.sums.push_back(static_cast<double>(endpoint.ok.sum()) / unit);
    }
    return seen;
  };
}

// "M/G/1" or, with a parameter, "M/M/c".
std::uint32_t servers_of(const std::string& notation, Parameters& parameters) {
  const std::string symbol = notation.substr(notation.rfind('/') + 1);
  std::uint32_t servers = 1;
  const auto read = std::from_chars(symbol.data(), symbol.data() + symbol.size(), servers);
  const bool is_number = read.ec == std::errc() && read.ptr == symbol.data() + symbol.size();
  if (!is_number && symbol != "c") throw Inexpressible("the model has no number of servers");
  for (const char* name : {"servers", "cores", "c"}) {
    if (!parameters.has(name)) continue;
    const std::uint32_t stated = parameters.count(name, 1, 1'000'000);
    if (is_number && stated != servers)
      throw Inexpressible("'" + std::string(name) + "' differs from the model's");
    servers = stated;
  }
  if (servers == 0) throw Inexpressible("there is no server");
  return servers;
}

// A hyperexponential law of which no more is said has an SCV of 4.
Law class_law(const Value* law, double mean) {
  if (law == nullptr) return exponential_law(mean);
  for (const char* name : {"h2", "H2", "hyperexponential", "hyperexponential2"})
    if (law->is(ValueKind::text) && law->text == name) return hyperexponential_law(mean, 4);
  const Law service = law_of(*law, mean);
  if (std::abs(service.mean - mean) > 1e-6 * mean)
    throw Inexpressible("the mean of the law differs from the class's");
  return service;
}

}  // namespace

double PriorityStation::load() const {
  double load = 0;
  for (const PriorityClass& each : classes) load += each.rate * each.service.mean / servers;
  return load;
}

std::optional<PriorityStation> read_priority(const std::string& model, Parameters& parameters) {
  if (!model.ends_with(" priority") || !model.starts_with("M/")) return std::nullopt;
  PriorityStation station;
  station.servers = servers_of(model.substr(0, model.find(' ')), parameters);
  const std::vector<double> rates = parameters.numbers("lambda");
  std::vector<double> means;
  if (parameters.has("mu")) {
    for (const double rate : parameters.numbers("mu")) means.push_back(1 / rate);
  } else {
    means = parameters.numbers("mean_service");
  }
  if (means.size() == 1) means.resize(rates.size(), means[0]);
  const Value* law = parameters.find("service");
  const bool is_each = law != nullptr && law->is(ValueKind::list);
  if (rates.empty() || rates.size() > kClassesMax || means.size() != rates.size() ||
      (is_each && law->items.size() != rates.size()))
    throw Inexpressible("the lists of classes do not fit together");
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (!(rates[i] > 0) || !(means[i] > 0)) throw Inexpressible("a class has no rate, or no work");
    station.classes.push_back({rates[i], class_law(is_each ? &law->items[i] : law, means[i])});
  }
  return station;
}

Plan plan_priority(const Case& given, const PriorityStation& station) {
  const double room = 1 - station.load();
  if (room <= 0) throw Inexpressible("the load is unstable");
  double shortest = HUGE_VAL;
  double longest = 0;
  double scv = 0;
  double rate = 0;
  double rarest = HUGE_VAL;
  for (const PriorityClass& each : station.classes) {
    shortest = std::min({shortest, each.service.mean, 1 / each.rate});
    longest = std::max(longest, each.service.mean);
    scv = std::max(scv, each.service.scv);
    rarest = std::min(rarest, each.rate);
    rate += each.rate;
  }
  const TimeScale scale = TimeScale::for_shortest(shortest);
  const double relaxation = longest * (1 + (1 + scv) / (room * room * station.servers));
  Plan plan;
  StochasticPlan how;
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_metric(metric.name, station));
    how.requests = std::max(
        how.requests, kKinds * rate / rarest * requests_needed(metric.name, rate * relaxation));
  }
  how.trial = [=](double wanted) {
    const Horizon run = horizon(relaxation, rate, wanted / 2);
    return trial_of(run, rate * 2, priority_scenario(station, run, scale),
                    observe_classes(scale.unit()));
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
