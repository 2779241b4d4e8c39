#include "tests/vectors/families/infinite_server.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/base/saturating.h"
#include "tests/vectors/families/horizon.h"
#include "tests/vectors/families/periodic_server.h"
#include "tests/vectors/families/station.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

// The system is the sum of so many independent ones, each with its share of the arrivals, as a
// Poisson stream that is dealt at random is so many Poisson streams. With at most one request in
// each on average, that all are idle (which may be one chance in 10^5, hopeless to see often
// enough) is the product of chances that are seen all the time.
std::size_t parts_of(double load) {
  return static_cast<std::size_t>(std::clamp(std::ceil(load), 1.0, 64.0));
}

std::string name_of(std::size_t part) {
  return "delay" + std::string(part < 10 ? "0" : "") + std::to_string(part);
}

// Places in Observation::sums.
constexpr std::size_t kSamples = 0;
constexpr std::size_t kLevel = 1;
constexpr std::size_t kLevelSquares = 2;
constexpr std::size_t kIdle = 3;  // for each part, then a count for each level

// Looks at the system every `step`, in [warmup, duration).
struct Sampling {
  std::size_t parts;
  std::size_t levels;
  sim::SimTime first;
  sim::SimTime end;
  sim::Duration step;
};

Observation sample(models::Simulation& simulation, const Sampling& how) {
  Observation seen;
  seen.sums.resize(kIdle + how.parts + how.levels);
  for (sim::SimTime now = how.first; now < how.end; now += how.step) {
    simulation.run_until(now);
    const std::uint64_t level = simulation.requests_in_flight();
    const auto height = static_cast<double>(level);
    seen.sums[kSamples] += 1;
    seen.sums[kLevel] += height;
    seen.sums[kLevelSquares] += height * height;
    for (std::size_t part = 0; part < how.parts; ++part)
      seen.sums[kIdle + part] += simulation.service_present(part) == 0 ? 1 : 0;
    seen.sums[kIdle + how.parts + std::min<std::uint64_t>(level, how.levels - 1)] += 1;
  }
  return seen;
}

MetricPlan plan_of_metric(const std::string& name, std::size_t parts, std::size_t levels) {
  if (name == "mean_in_flight") return one_element(ratio(kLevel, kSamples));
  if (name == "var_in_flight") return one_element(variance(kSamples, kLevel, kLevelSquares));
  if (name == "p_idle")
    return one_element(FunctionOfSums{[=](Sums sums) {
      double product = 1;
      for (std::size_t part = 0; part < parts; ++part)
        product *= sums[kIdle + part] / sums[kSamples];
      return product;
    }});
  std::string_view rest;
  if (const auto q = quantile_in_name(name, &rest); q && rest == "_in_flight")
    return one_element(LevelQuantile{kIdle + parts, levels, *q});
  return unsupported_metric("the metric is not known for this model");
}

sim::SimTime instant(double units, const TimeScale& scale) {
  return sim::SimTime::from_nanoseconds(sim::saturating_round(units * scale.unit()));
}

// By a law, or by a symbol and a mean.
Law service_law(const std::string& symbol, Parameters& parameters) {
  auto mean = parameters.positive_if("mean_service");
  if (!mean && parameters.has("mu")) mean = 1 / parameters.positive("mu");
  if (const Value* law = parameters.find("service"); law != nullptr) return law_of(*law, mean);
  if (!mean) throw Inexpressible("neither 'mu' nor 'mean_service' is given");
  // Of a general law nothing but the mean matters for the number in flight.
  return law_of_symbol(symbol, *mean).value_or(exponential_law(*mean));
}

}  // namespace

std::optional<InfiniteServer> read_infinite_server(const std::string& model,
                                                   Parameters& parameters) {
  const bool is_periodic = model.starts_with("M(t)/");
  const std::string beginning = is_periodic ? "M(t)/" : "M/";
  const std::string end = "/inf";
  if (!model.starts_with(beginning) || !model.ends_with(end) ||
      model.size() <= beginning.size() + end.size())
    return std::nullopt;
  const std::string symbol =
      model.substr(beginning.size(), model.size() - beginning.size() - end.size());
  if (symbol != "G" && !law_of_symbol(symbol, 1)) return std::nullopt;
  InfiniteServer server;
  server.rate = parameters.positive(is_periodic ? parameters.first_of({"lambda_bar", "lambda"})
                                                : parameters.first_of({"lambda", "arrival_rate"}));
  server.service = service_law(symbol, parameters);
  if (!is_periodic) return server;
  server.amplitude = parameters.not_negative("amplitude");
  server.frequency = parameters.has("period") ? 2 * std::numbers::pi / parameters.positive("period")
                                              : parameters.positive("angular_frequency");
  if (server.amplitude > server.rate) throw Inexpressible("the rate would be negative at times");
  return server;
}

Plan plan_infinite_server(const Case& given, const InfiniteServer& server) {
  if (server.frequency > 0) return plan_periodic_server(given, server);
  const double load = server.rate * server.service.mean;
  if (load > 1e6) throw Inexpressible("more than a million requests in flight");
  const std::size_t parts = parts_of(load);
  const auto levels = static_cast<std::size_t>(load + 12 * std::sqrt(load) + 20);
  const TimeScale scale = TimeScale::for_shortest(
      std::min(server.service.mean, static_cast<double>(parts) / server.rate));
  Plan plan;
  // Of independent looks, about one a mean service time, which brings `load` requests.
  double looks = 0;
  for (const Metric& metric : given.metrics) {
    plan.metrics.push_back(plan_of_metric(metric.name, parts, levels));
    looks = std::max(looks, requests_needed(metric.name, 2));
  }
  const double memory = server.service.mean * (1 + std::min(server.service.scv, 100.0));
  std::string services;
  std::string workloads;
  for (std::size_t part = 0; part < parts; ++part) {
    services += "  " + name_of(part) + ": {concurrency: {threads: unlimited}, endpoints: {wait: " +
                "[{sleep: " + server.service.text(scale) + "}]}}\n";
    workloads +=
        "  to_" + name_of(part) + ": {endpoint: " + name_of(part) +
        ".wait, arrivals: {poisson: " + scale.rate(server.rate / static_cast<double>(parts)) +
        "}}\n";
  }
  StochasticPlan how;
  how.requests = looks * std::max(load, 1.0);
  how.trial = [=](double wanted) {
    const Horizon run = horizon(memory, server.rate, wanted);
    const Sampling sampling{
        parts, levels, instant(run.warmup, scale), instant(run.duration(), scale),
        sim::Duration() + (instant(server.service.mean / 4, scale) - sim::SimTime())};
    return trial_of(
        run, server.rate, scenario_text(run.warmup, run.duration(), scale, services, workloads),
        [sampling](models::Simulation& simulation) { return sample(simulation, sampling); });
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
