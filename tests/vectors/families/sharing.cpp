#include "tests/vectors/families/sharing.h"

#include <algorithm>
#include <charconv>

#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

constexpr std::string_view kSizeMetric = "conditional_mean_response_size_";

// Behind observe_run()'s numbers of one service.
constexpr std::size_t kSaturated = RunSlots::service(1, 0);
constexpr std::size_t kCoreTime = kSaturated + 1;
constexpr std::size_t kSlowdowns = kSaturated + 2;
constexpr std::size_t kSlowed = kSaturated + 3;
constexpr std::size_t kSizes = kSaturated + 4;  // pairs

std::optional<double> size_in_name(const std::string& name) {
  if (!name.starts_with(kSizeMetric)) return std::nullopt;
  double size = 0;
  const char* end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + kSizeMetric.size(), end, size);
  if (read.ec != std::errc() || read.ptr != end || !(size > 0)) return std::nullopt;
  return size;
}

std::string size_name(std::size_t index) {
  return "size" + std::to_string(index);
}

void add_slowdowns(const models::RunResult& result, std::size_t serve, std::vector<double>& sums) {
  double slowdowns = 0;
  double count = 0;
  const sim::SimTime from = sim::SimTime() + result.warmup;
  for (const models::RequestRow& row : result.requests) {
    if (row.endpoint != serve || row.arrived < from) continue;
    if (row.demand <= sim::Duration() || !models::is_ok(row.outcome)) continue;
    slowdowns += static_cast<double>(row.response.nanoseconds()) /
                 static_cast<double>(row.demand.nanoseconds());
    ++count;
  }
  sums.push_back(slowdowns);
  sums.push_back(count);
}

}  // namespace

std::vector<double> sizes_asked_for(const Case& given, const Station& station) {
  std::vector<double> sizes;
  const bool is_insensitive =
      station.discipline == Discipline::sharing && station.pods == 1 && station.is_poisson();
  for (const Metric& metric : given.metrics) {
    // Moments of the mixture would not be those of the others.
    if (metric.name.starts_with("var") || metric.name.starts_with("std")) return {};
    if (const auto size = size_in_name(metric.name); size && is_insensitive) sizes.push_back(*size);
  }
  return sizes;
}

double size_share(std::size_t sizes) {
  return std::min(0.04, 0.4 / static_cast<double>(std::max<std::size_t>(sizes, 1)));
}

std::string platform_of(const Station& station) {
  if (station.discipline != Discipline::sharing) return "";
  return "platform: {node: {cpu: " + std::to_string(station.servers) + "}}\n";
}

std::string station_service(const Station& station, const std::vector<double>& sizes,
                            const TimeScale& scale) {
  const std::string servers = std::to_string(station.servers);
  std::string text = "  station: {replicas: " + std::to_string(station.pods) + ", concurrency: ";
  const std::string capacity =
      station.queue ? "capacity: " + std::to_string(*station.queue) : "capacity: unlimited";
  switch (station.discipline) {
    case Discipline::fcfs:
      text += "{threads: " + servers + "}, queue: {" + capacity + "}";
      break;
    case Discipline::lcfs:
      text += "{threads: " + servers + "}, queue: {" + capacity + ", discipline: lifo}";
      break;
    case Discipline::sjf:
      text += "{cores: " + servers + "}, queue: {" + capacity + ", discipline: sjf}";
      break;
    case Discipline::srpt:
      text += "{cores: " + servers + "}, queue: {" + capacity + ", discipline: srpt}";
      break;
    case Discipline::sharing:
      text += "{cores: unlimited}";
      break;
  }
  text += ", endpoints: {serve: [{compute: " + station.service.text(scale) + "}]";
  for (std::size_t i = 0; i < sizes.size(); ++i)
    text += ", " + size_name(i) + ": [{compute: " + constant_law(sizes[i]).text(scale) + "}]";
  return text + "}}\n";
}

std::string size_clients(const Station& station, const std::vector<double>& sizes,
                         const TimeScale& scale) {
  std::string text;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    text += "  " + size_name(i) + ": {endpoint: station." + size_name(i) +
            ", arrivals: {poisson: " +
            scale.rate(size_share(sizes.size()) * station.rate * station.service.mean / sizes[i]) +
            "}}\n";
  return text;
}

Observe observe_sharing(const Station&, std::size_t sizes, double unit) {
  return [sizes, unit](models::Simulation& simulation) {
    simulation.run();
    models::RunResult result = simulation.result();
    std::vector<models::EndpointResult> classes(sizes);
    std::size_t serve = 0;
    for (std::size_t i = 0; i < result.endpoints.size(); ++i) {
      if (result.endpoints[i].name == "station.serve") serve = i;
      for (std::size_t size = 0; size < sizes; ++size)
        if (result.endpoints[i].name == "station." + size_name(size))
          classes[size] = result.endpoints[i];
    }
    std::vector<double> behind;
    double saturated = 0;
    double used = 0;
    for (const models::NodeResult& node : result.nodes) {
      saturated += static_cast<double>(node.saturated) / unit;
      used += node.core_seconds * 1e9 / unit;
    }
    behind = {saturated, used};
    add_slowdowns(result, serve, behind);
    for (const models::EndpointResult& each : classes) {
      behind.push_back(static_cast<double>(each.ok.count()));
      behind.push_back(static_cast<double>(each.ok.sum()) / unit);
    }
    result.endpoints = {result.endpoints[serve]};
    result.calls.clear();
    Observation seen = observe_run(result, unit);
    seen.sums.insert(seen.sums.end(), behind.begin(), behind.end());
    return seen;
  };
}

std::optional<MetricPlan> plan_of_sharing(const std::string& name, const Station& station,
                                          const std::vector<double>& sizes) {
  const double load = station.utilisation();
  if (name == "mean_slowdown") return one_element(ratio(kSlowdowns, kSlowed));
  if (name == "ratio_to_ps" && station.servers == 1 && station.pods == 1)
    // M/G/1-PS: E[S] / (1 - rho).
    return one_element(
        ratio(RunSlots::kResponse, RunSlots::kOk, (1 - load) / station.service.mean));
  if (const auto size = size_in_name(name)) {
    const auto found = std::find(sizes.begin(), sizes.end(), *size);
    if (found == sizes.end())
      return unsupported_metric(
          "a size is asked for beside a variance, or elsewhere than where all share");
    const auto index = static_cast<std::size_t>(found - sizes.begin());
    return one_element(ratio(kSizes + 2 * index + 1, kSizes + 2 * index));
  }
  if (station.discipline != Discipline::sharing) return std::nullopt;
  if (name == "p_all_cores_busy" || name == "p_all_busy")
    return one_element(ratio(kSaturated, RunSlots::kTime));
  if (name == "utilisation")
    return one_element(ratio(kCoreTime, RunSlots::kTime, 1.0 / station.servers));
  if (name == "mean_busy") return one_element(ratio(kCoreTime, RunSlots::kTime));
  if (name == "p_busy" && station.servers == 1)
    return one_element(ratio(kCoreTime, RunSlots::kTime));
  if (name == "p_idle" && station.servers == 1)
    return one_element(
        FunctionOfSums{[](Sums sums) { return 1 - sums[kCoreTime] / sums[RunSlots::kTime]; }});
  // Who shares does not wait.
  if (name.find("wait") != std::string::npos || name.find("queue") != std::string::npos)
    return unsupported_metric("nobody waits in a station that all share");
  return std::nullopt;
}

}  // namespace orrery::vectors
