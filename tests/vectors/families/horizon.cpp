#include "tests/vectors/families/horizon.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "tests/vectors/batches.h"
#include "tests/vectors/judge.h"

namespace orrery::vectors {

std::optional<double> quantile_in_name(std::string_view name, std::string_view* rest) {
  if (!name.starts_with('p') || name.size() < 3) return std::nullopt;
  const std::size_t end = std::min(name.find_first_not_of("0123456789", 1), name.size());
  if (end < 3 || end > 8) return std::nullopt;  // p50 to p9999999
  double digits = 0;
  for (const char digit : name.substr(1, end - 1)) digits = digits * 10 + (digit - '0');
  *rest = name.substr(end);
  return digits / std::pow(10.0, static_cast<double>(end - 1));
}

double requests_needed(std::string_view metric, double correlated) {
  double factor = 2;
  std::string_view rest;
  if (const auto q = quantile_in_name(metric, &rest)) {
    const double p = 1 - *q;
    const double x = -std::log(p) / 2;
    factor = p > 0.1 ? 2.5 : std::max(2.5, 2 / (4 * p * x * x));
  } else if (metric.starts_with("var")) {
    factor = 24;
  } else if (metric == "utilisation" || metric == "p_wait" || metric == "mean_busy" ||
             metric == "throughput" || metric == "goodput" || metric == "mean_rate") {
    // What the inputs fix: memory is short however heavy the load.
    correlated = std::min(correlated, 10.0);
  }
  const double error = kPrecision / kErrorsMax;
  return factor * (correlated + 1) / (error * error);
}

Horizon horizon(double relaxation, double rate, double requests) {
  // 12 relaxation times leave 1e-5 of the start, and a run is long beside its memory.
  return {12 * relaxation, std::max(requests / kBatches / rate, 20 * relaxation)};
}

Trial trial_of(const Horizon& run, double rate, std::string scenario, Observe observe) {
  return {.scenario = std::move(scenario),
          .observe = std::move(observe),
          .measured = kBatches * rate * run.measured,
          .simulated = kBatches * rate * run.duration()};
}

}  // namespace orrery::vectors
