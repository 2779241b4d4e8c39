#include "tests/vectors/families/periodic_server.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/base/saturating.h"
#include "tests/vectors/families/horizon.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

// Looks a cycle; a multiple of 4, so that quarters of the cycle are among them.
constexpr std::size_t kPhases = 48;

constexpr std::size_t kCycles = 0;  // then the sum over cycles of the level at each phase
constexpr std::size_t kFirstPhase = 1;

// The first harmonic of the mean level: level + sine sin(g t) + cosine cos(g t).
struct Harmonic {
  double level = 0;
  double sine = 0;
  double cosine = 0;
  double amplitude() const { return std::sqrt(sine * sine + cosine * cosine); }
};

Harmonic harmonic_of(Sums sums) {
  Harmonic harmonic;
  for (std::size_t phase = 0; phase < kPhases; ++phase) {
    const double mean = sums[kFirstPhase + phase] / sums[kCycles] / kPhases;
    const double angle = 2 * std::numbers::pi * static_cast<double>(phase) / kPhases;
    harmonic.level += mean;
    harmonic.sine += 2 * mean * std::sin(angle);
    harmonic.cosine += 2 * mean * std::cos(angle);
  }
  return harmonic;
}

MetricPlan plan_of_metric(const std::string& name, double frequency) {
  const auto at_phase = [](std::size_t phase) {
    return one_element(ratio(kFirstPhase + phase, kCycles));
  };
  if (name == "mean_at_t0") return at_phase(0);
  if (name == "mean_at_quarter_period") return at_phase(kPhases / 4);
  if (name == "mean_at_half_period") return at_phase(kPhases / 2);
  if (name == "mean_at_three_quarter_period") return at_phase(3 * kPhases / 4);
  if (name == "mean_in_flight")
    return one_element(FunctionOfSums{[](Sums sums) { return harmonic_of(sums).level; }});
  if (name == "amplitude_in_flight")
    return one_element(FunctionOfSums{[](Sums sums) { return harmonic_of(sums).amplitude(); }});
  if (name == "peak")
    return one_element(FunctionOfSums{[](Sums sums) {
      const Harmonic harmonic = harmonic_of(sums);
      return harmonic.level + harmonic.amplitude();
    }});
  // sin(g (t - lag)) = cos(g lag) sin(g t) - sin(g lag) cos(g t).
  if (name == "lag")
    return one_element(FunctionOfSums{[=](Sums sums) {
      const Harmonic harmonic = harmonic_of(sums);
      return std::atan2(-harmonic.cosine, harmonic.sine) / frequency;
    }});
  return unsupported_metric("the metric is not known for this model");
}

// `period`: ns.
Observe observer(double period, double warmup_cycles, double cycles) {
  return [=](models::Simulation& simulation) {
    Observation seen;
    seen.sums.resize(kFirstPhase + kPhases);
    for (double cycle = warmup_cycles; cycle < warmup_cycles + cycles; ++cycle) {
      for (std::size_t phase = 0; phase < kPhases; ++phase) {
        const double time = (cycle + static_cast<double>(phase) / kPhases) * period;
        simulation.run_until(sim::SimTime::from_nanoseconds(sim::saturating_round(time)));
        seen.sums[kFirstPhase + phase] += static_cast<double>(simulation.requests_in_flight());
      }
      seen.sums[kCycles] += 1;
    }
    return seen;
  };
}

}  // namespace

Plan plan_periodic_server(const Case& given, const InfiniteServer& server) {
  const double period = 2 * std::numbers::pi / server.frequency;
  const double shortest = std::min({server.service.mean, 1 / server.rate, period / kPhases});
  const TimeScale scale = TimeScale::for_shortest(shortest);
  Plan plan;
  for (const Metric& metric : given.metrics)
    plan.metrics.push_back(plan_of_metric(metric.name, server.frequency));
  // The phase of the harmonic is the hardest: its variance is 2 level / (amplitude^2 looks).
  const double error = 0.005;
  const double wave = std::max(server.amplitude, server.rate / 100) * server.service.mean;
  const double angle = std::max(std::atan(server.frequency * server.service.mean), 1e-3);
  const double looks =
      2 * server.rate * server.service.mean / (wave * wave) / std::pow(error * angle, 2);
  const double memory = 2 * server.service.mean;
  const std::string services =
      "  delay: {concurrency: {threads: unlimited}, endpoints: {wait: [{sleep: " +
      server.service.text(scale) + "}]}}\n";
  const std::string clients =
      "  clients: {endpoint: delay.wait, arrivals: {poisson: {sinusoidal: {mean: " +
      scale.rate(server.rate) + ", amplitude: " + scale.rate(server.amplitude) +
      ", period: " + scale.time(period) + "}}}}\n";
  StochasticPlan how;
  how.requests = looks * memory * server.rate;
  how.trial = [=](double wanted) {
    // Whole cycles, so that phase 0 is the start of each.
    const double warmup = std::ceil(6 * memory / period);
    const double cycles =
        std::ceil(std::max(horizon(memory, server.rate, wanted).measured / period, 8.0));
    const Horizon run{warmup * period, cycles * period};
    return trial_of(run, server.rate,
                    scenario_text(run.warmup, run.duration(), scale, services, clients),
                    observer(period * scale.unit(), warmup, cycles));
  };
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
