#include "tests/vectors/law.h"

#include <algorithm>
#include <cmath>

#include "tests/vectors/parameters.h"

namespace orrery::vectors {
namespace {

// ln(1 + scv) is the variance of the logarithm of a lognormal law.
double log_variance(double scv) {
  return std::log1p(scv);
}

double normal_above(double z) {
  return 0.5 * std::erfc(z / std::sqrt(2.0));
}

constexpr double kTail = 1e-3;
constexpr double kNormalQuantileOfTail = 3.090232306167813;  // of 1 - kTail

std::string list(std::string_view open, const std::vector<std::string>& items) {
  std::string text(open);
  for (const std::string& item : items) text += (&item == &items.front() ? "" : ", ") + item;
  return text;
}

}  // namespace

bool Law::is_heavy() const {
  return kind == LawKind::pareto || (kind == LawKind::lognormal && scv > 1);
}

double Law::tail_start() const {
  if (kind == LawKind::pareto) return mean * (shape - 1) / shape * std::pow(kTail, -1 / shape);
  const double variance = log_variance(scv);
  return mean * std::exp(kNormalQuantileOfTail * std::sqrt(variance) - variance / 2);
}

double Law::tail_probability(double start) const {
  if (kind == LawKind::pareto) return std::pow(mean * (shape - 1) / shape / start, shape);
  const double variance = log_variance(scv);
  return normal_above((std::log(start / mean) + variance / 2) / std::sqrt(variance));
}

double Law::tail_third_moment(double start) const {
  // Pareto: E[X^3; X > b] = alpha / (alpha - 3) P(X > b) b^3.
  if (kind == LawKind::pareto)
    return shape / (shape - 3) * tail_probability(start) * std::pow(start, 3);
  // Lognormal: E[X^3; X > b] = mean^3 exp(3 s^2) P(Z > z - 3 s) for the z of b.
  const double variance = log_variance(scv);
  const double z = (std::log(start / mean) + variance / 2) / std::sqrt(variance);
  return std::pow(mean, 3) * std::exp(3 * variance) * normal_above(z - 3 * std::sqrt(variance));
}

std::string Law::text(const TimeScale& scale) const {
  std::vector<std::string> items;
  switch (kind) {
    case LawKind::constant:
      return "{constant: " + scale.time(mean) + "}";
    case LawKind::exponential:
      return "{exponential: " + scale.time(mean) + "}";
    case LawKind::erlang:
      return "{erlang: {stages: " + decimal_text(shape) + ", mean: " + scale.time(mean) + "}}";
    case LawKind::lognormal:
      return "{lognormal: {mean: " + scale.time(mean) + ", cv: " + decimal_text(std::sqrt(scv)) +
             "}}";
    case LawKind::pareto:
      return "{pareto: {alpha: " + decimal_text(shape) +
             ", minimum: " + scale.time(mean * (shape - 1) / shape) + "}}";
    case LawKind::gamma:
      return "{gamma: {mean: " + scale.time(mean) + ", cv: " + decimal_text(std::sqrt(scv)) + "}}";
    case LawKind::uniform:
      return "{uniform: {min: " + scale.time(low) + ", max: " + scale.time(2 * mean - low) + "}}";
    case LawKind::hyperexponential:
      for (const LawBranch& branch : branches)
        items.push_back("{weight: " + decimal_text(branch.weight) +
                        ", mean: " + scale.time(branch.value) + "}");
      return list("{hyperexponential: {branches: [", items) + "]}}";
    case LawKind::discrete:
      for (const LawBranch& branch : branches)
        items.push_back("{weight: " + decimal_text(branch.weight) +
                        ", distribution: {constant: " + scale.time(branch.value) + "}}");
      return list("{mixture: [", items) + "]}";
  }
  return {};
}

Law constant_law(double mean) {
  return {.kind = LawKind::constant, .mean = mean, .scv = 0};
}

Law exponential_law(double mean) {
  return {.kind = LawKind::exponential, .mean = mean, .scv = 1};
}

Law erlang_law(double stages, double mean) {
  return {.kind = LawKind::erlang, .mean = mean, .scv = 1 / stages, .shape = stages};
}

Law hyperexponential_law(double mean, double scv) {
  // p_1 = (1 + sqrt((c^2 - 1)/(c^2 + 1))) / 2, mean_i = mean / (2 p_i).
  const double p = (1 + std::sqrt((scv - 1) / (scv + 1))) / 2;
  return {.kind = LawKind::hyperexponential,
          .mean = mean,
          .scv = scv,
          .branches = {{p, mean / (2 * p)}, {1 - p, mean / (2 * (1 - p))}}};
}

Law law_of_scv(double mean, double scv) {
  if (scv == 0) return constant_law(mean);
  if (scv < 1) return {.kind = LawKind::gamma, .mean = mean, .scv = scv};
  return scv == 1 ? exponential_law(mean) : hyperexponential_law(mean, scv);
}

}  // namespace orrery::vectors
