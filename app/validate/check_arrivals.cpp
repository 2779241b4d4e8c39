#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>

#include "app/schema/limits.h"
#include "app/schema/reader.h"
#include "app/schema/units/rate.h"
#include "app/validate/checks.h"
#include "sim/base/time_text.h"
#include "sim/distributions/moments.h"
#include "sim/distributions/number_text.h"
#include "sim/distributions/validate.h"

namespace orrery::app {
namespace {

constexpr double kMeanBatchMax = 1e6;
constexpr std::size_t kStatesMin = 2;
constexpr std::size_t kStatesMax = 64;

void check_points(const std::vector<models::RatePoint>& points, const std::string& path,
                  Findings& findings) {
  if (findings.is_damaged(path)) return;
  if (points.empty()) findings.add(path, "is empty; one point at least is needed");
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].at > points[i - 1].at) continue;
    findings.add(path + item_step(i) + ".at", "is " + to_text(points[i].at) +
                                                  ", not behind the point before it, " +
                                                  to_text(points[i - 1].at));
    return;
  }
}

double highest(const std::vector<models::RatePoint>& points) {
  double rate = 0;
  for (const models::RatePoint& point : points) rate = point.rate > rate ? point.rate : rate;
  return rate;
}

// Checks a rate and gives an upper bound of it.
struct CheckRate {
  const std::string& path;
  Findings& findings;

  double operator()(const models::ConstantRateSpec& rate) const { return rate.rate; }
  double operator()(const models::StepRateSpec& rate) const {
    check_points(rate.points, path + ".steps", findings);
    return highest(rate.points);
  }
  double operator()(const models::LinearRateSpec& rate) const {
    check_points(rate.points, path + ".linear", findings);
    return highest(rate.points);
  }
  double operator()(const models::StagedRateSpec& rate) const {
    if (rate.stages.empty())
      findings.add(path + ".stages", "is empty; one stage at least is needed");
    double most = 0;
    for (const models::RateStage& stage : rate.stages) most = std::max(most, stage.rate);
    return most;
  }
  double operator()(const models::SinusoidalRateSpec& rate) const {
    if (!findings.is_damaged(path) && rate.amplitude > rate.mean) {
      findings.add(path + ".sinusoidal.amplitude",
                   "is " + rate_text(rate.amplitude) + ", above the mean, " + rate_text(rate.mean));
    }
    return rate.mean + rate.amplitude;
  }
};

void check_next(const models::MmppState& state, std::size_t index, std::size_t states,
                const std::string& path, Findings& findings) {
  if (state.next.empty() || findings.is_damaged(path)) return;
  if (state.next.size() != states) {
    findings.add(path, "has " + std::to_string(state.next.size()) + " weights for " +
                           std::to_string(states) + " states");
    return;
  }
  double total = 0;
  for (std::size_t i = 0; i < states; ++i) {
    const double weight = state.next[i];
    if (!(weight >= 0 && weight <= 1e100)) {
      findings.add(path + item_step(i),
                   "is " + sim::number_text(weight) + "; allowed are relative weights from 0 on");
      return;
    }
    total += weight;
  }
  if (state.next[index] > 0) {
    findings.add(path + item_step(index),
                 "is the state's own weight, which must be 0: it is left, not entered");
  } else if (!(total > 0)) {
    findings.add(path, "has no weight above 0");
  }
}

// Whether the law is valid and has a mean above 0.
bool has_mean(const sim::DistributionSpec& law, const std::string& path, Findings& findings) {
  check_distribution(law, path, findings);
  if (findings.is_damaged(path) || !sim::validate(law).empty()) return true;
  return sim::moments(law).mean > 0;
}

// Checks arrivals and gives an upper bound of their mean rate; traces and given times have counts.
struct CheckArrivals {
  const models::ScenarioSpec& spec;
  const std::string& path;
  Findings& findings;

  double operator()(const models::PoissonArrivalsSpec& arrivals) const {
    return std::visit(CheckRate{path + ".poisson", findings}, arrivals.rate);
  }
  double operator()(const models::DeterministicArrivalsSpec& arrivals) const {
    return std::visit(CheckRate{path + ".deterministic", findings}, arrivals.rate);
  }
  double operator()(const models::RenewalArrivalsSpec& arrivals) const {
    const std::string gap_path = path + ".renewal";
    check_distribution(arrivals.gap, gap_path, findings);
    if (findings.is_damaged(gap_path) || !sim::validate(arrivals.gap).empty()) return 0;
    const double mean = sim::moments(arrivals.gap).mean;
    if (mean > 0) return 1e9 / mean;
    findings.add(gap_path, "has gaps of mean 0: all requests would arrive at once");
    return 0;
  }
  double operator()(const models::MmppArrivalsSpec& arrivals) const {
    const std::string states_path = path + ".mmpp.states";
    const std::size_t states = arrivals.states.size();
    if (states < kStatesMin || states > kStatesMax) {
      findings.add(states_path, "has " + std::to_string(states) + " states; allowed are " +
                                    std::to_string(kStatesMin) + " to " +
                                    std::to_string(kStatesMax));
      return 0;
    }
    double rate = 0;
    for (std::size_t i = 0; i < states; ++i) {
      const models::MmppState& state = arrivals.states[i];
      rate = state.rate > rate ? state.rate : rate;
      check_next(state, i, states, states_path + item_step(i) + ".next", findings);
    }
    return rate;
  }
  double operator()(const models::OnOffArrivalsSpec& arrivals) const {
    check_distribution(arrivals.off, path + ".on_off.off", findings);
    if (!has_mean(arrivals.on, path + ".on_off.on", findings)) {
      findings.add(path + ".on_off.on", "has a mean of 0: it would never be on");
    }
    return arrivals.rate;
  }
  double operator()(const models::TraceArrivalsSpec& arrivals) const {
    check_trace(arrivals, path + ".trace", findings);
    return 0;
  }
  double operator()(const models::CronArrivalsSpec& arrivals) const {
    if (arrivals.jitter) check_distribution(*arrivals.jitter, path + ".cron.jitter", findings);
    if (!spec.clock && !findings.is_damaged("clock")) {
      findings.add(path + ".cron",
                   "needs the time of day at the start of the run; for example clock: {start: "
                   "\"2026-03-02T08:50:00Z\"}");
    }
    return arrivals.requests / 60.0;
  }
  double operator()(const models::TimesArrivalsSpec& arrivals) const {
    const std::string times_path = path + ".times";
    const auto& times = arrivals.times;
    if (findings.is_damaged(times_path)) return 0;
    for (std::size_t i = 1; i < times.size(); ++i) {
      if (times[i] >= times[i - 1]) continue;
      findings.add(
          times_path + item_step(i),
          "is " + to_text(times[i]) + ", before the one in front of it, " + to_text(times[i - 1]));
      break;
    }
    return 0;
  }
};

// Checks a batch and gives its mean.
struct CheckBatch {
  const std::string& path;
  Findings& findings;

  double operator()(const models::FixedBatch& batch) const { return batch.size; }
  double operator()(const models::UniformBatch& batch) const {
    if (batch.min > batch.max) {
      findings.add(path + ".uniform.max",
                   "is " + std::to_string(batch.max) + ", below min, " + std::to_string(batch.min));
    }
    return (static_cast<double>(batch.min) + batch.max) / 2;
  }
  double operator()(const models::GeometricBatch& batch) const {
    if (!(batch.mean >= 1 && batch.mean <= kMeanBatchMax)) {
      findings.add(path + ".geometric.mean", "is " + sim::number_text(batch.mean) +
                                                 "; allowed are 1 to " +
                                                 sim::number_text(kMeanBatchMax));
    }
    return batch.mean;
  }
};

// What a trace, or given times, have counted before the end of the run.
double counted(const models::ArrivalsSpec& arrivals, sim::Duration duration) {
  if (const auto* times = std::get_if<models::TimesArrivalsSpec>(&arrivals)) {
    return static_cast<double>(times->times.size());
  }
  const auto* trace = std::get_if<models::TraceArrivalsSpec>(&arrivals);
  if (trace == nullptr) return 0;
  double count = 0;
  for (const models::TraceRow& row : trace->rows) {
    if (static_cast<double>(row.begin.nanoseconds()) / trace->speed >
        static_cast<double>(duration.nanoseconds())) {
      break;
    }
    count += static_cast<double>(row.count);
  }
  return count;
}

// REQUIRES: `rate` and `count` are those without the multiplier.
void check_multiplier(const models::OpenSpec& open, double rate, const std::string& path,
                      Findings& findings) {
  constexpr double kMultiplierMax = 1e6;
  constexpr double kRateMax = 1e9;
  constexpr double kRequestsMax = 1e6;
  const std::string multiplier_path = path + ".multiplier";
  if (!(open.multiplier >= 0 && open.multiplier <= kMultiplierMax)) {
    findings.add(multiplier_path, "is " + sim::number_text(open.multiplier) +
                                      "; allowed are 0 to " + sim::number_text(kMultiplierMax));
    return;
  }
  const auto* cron = std::get_if<models::CronArrivalsSpec>(&open.arrivals);
  if (cron != nullptr && cron->requests * open.multiplier > kRequestsMax) {
    findings.add(multiplier_path,
                 "makes more than " + sim::number_text(kRequestsMax) + " requests at once");
  } else if (cron == nullptr && rate <= kRateMax && rate * open.multiplier > kRateMax) {
    findings.add(multiplier_path, "makes the rate higher than " + rate_text(kRateMax) + ": " +
                                      rate_text(rate * open.multiplier));
  }
}

}  // namespace

double check_batch(const models::BatchSpec& batch, const std::string& path, Findings& findings) {
  return std::visit(CheckBatch{path, findings}, batch);
}

void check_arrivals(const models::OpenSpec& open, const models::ScenarioSpec& spec,
                    double requests_each, const std::string& path, Findings& findings) {
  const double rate = std::visit(CheckArrivals{spec, path, findings}, open.arrivals);
  const double batch = check_batch(open.batch, path + ".batch", findings);
  check_multiplier(open, rate, path, findings);
  const bool is_one = std::holds_alternative<models::FixedBatch>(open.batch) && !(batch > 1);
  if (std::holds_alternative<models::CronArrivalsSpec>(open.arrivals) && !is_one) {
    findings.add(path + ".batch", "is not for cron, which has `requests`");
  }
  if (findings.is_damaged("duration")) return;
  const double epochs = rate * spec.duration.seconds() + counted(open.arrivals, spec.duration);
  const double requests = epochs * batch * requests_each * open.multiplier;
  if (requests <= limits::kArrivalsMax) return;
  findings.add(path, "would be " + sim::number_text(requests) + " requests in " +
                         to_text(spec.duration) + "; allowed are " +
                         sim::number_text(limits::kArrivalsMax));
}

}  // namespace orrery::app
