#include "tests/vectors/families/horizon.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "tests/vectors/batches.h"
#include "tests/vectors/judge.h"

namespace orrery::vectors {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

}  // namespace

std::optional<double> quantile_in_name(std::string_view name, std::string_view* rest) {
  if (!name.starts_with('p') || name.size() < 3) return std::nullopt;
  double number = 0;
  double unit = 1;
  std::size_t end = 1;
  bool has_point = false;
  for (; end < name.size(); ++end) {
    const bool is_point = !has_point && end == 3 && (name[end] == '.' || name[end] == '_') &&
                          end + 1 < name.size() && is_digit(name[end + 1]);
    has_point = has_point || is_point;
    if (is_point) continue;
    if (!is_digit(name[end])) break;
    number = number * 10 + (name[end] - '0');
    unit *= 10;
  }
  if (end < 3 || end > 9) return std::nullopt;  // p50 to p9999999
  *rest = name.substr(end);
  return number / unit;
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
  } else if (metric.starts_with("std")) {
    factor = 6;  // half the relative error of the variance
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
          .records_requests = false,
          .measured = kBatches * rate * run.measured,
          .simulated = kBatches * rate * run.duration()};
}

}  // namespace orrery::vectors
