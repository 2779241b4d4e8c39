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

// Checks arrivals and gives an upper bound of their mean rate.
struct CheckArrivals {
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

}  // namespace

void check_arrivals(const models::OpenSpec& open, sim::Duration duration, const std::string& path,
                    Findings& findings) {
  const double rate = std::visit(CheckArrivals{path, findings}, open.arrivals);
  const double batch = std::visit(CheckBatch{path + ".batch", findings}, open.batch);
  const double requests = rate * batch * duration.seconds();
  if (requests <= limits::kArrivalsMax || findings.is_damaged("duration")) return;
  findings.add(path, "would be " + sim::number_text(requests) + " requests in " +
                         to_text(duration) + "; allowed are " +
                         sim::number_text(limits::kArrivalsMax));
}

}  // namespace orrery::app
