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

double scale_of(const Law& weibull) {
  return weibull.mean / std::tgamma(1 + 1 / weibull.shape);
}

double high_power(const Law& pareto) {
  return pareto.high > 0 ? std::pow(pareto.high, -pareto.shape) : 0;
}

// E[X^order; X > start] = alpha int x^(order - alpha - 1) dx / (low^-alpha - high^-alpha), from
// start to high. Where there is no maximum, REQUIRES: alpha > order.
double pareto_moment(const Law& pareto, double order, double start) {
  const double power = order - pareto.shape;
  const double all = std::pow(pareto.low, -pareto.shape) - high_power(pareto);
  const double end = pareto.high > 0 ? std::pow(pareto.high, power) : 0;
  const double integral = std::abs(power) < 1e-12 ? std::log(pareto.high / start)
                                                  : (end - std::pow(start, power)) / power;
  return pareto.shape * integral / all;
}

// int u^(a - 1) exp(-u) du from `start` on, by Simpson's rule. Behind 200 nothing is left for
// a <= 31, the largest that a shape of 0.1 asks for.
double upper_gamma(double a, double start) {
  constexpr int kSteps = 20'000;
  const double step = 200.0 / kSteps;
  const auto density = [a](double u) { return std::exp((a - 1) * std::log(u) - u); };
  double sum = density(start) + density(start + 200);
  for (int i = 1; i < kSteps; ++i) sum += (i % 2 == 1 ? 4 : 2) * density(start + i * step);
  return sum * step / 3;
}

std::string list(std::string_view open, const std::vector<std::string>& items) {
  std::string text(open);
  for (const std::string& item : items) text += (&item == &items.front() ? "" : ", ") + item;
  return text;
}

}  // namespace

bool Law::is_heavy() const {
  const bool has_long_tail = kind == LawKind::lognormal || kind == LawKind::weibull;
  return kind == LawKind::pareto || (has_long_tail && scv > 1);
}

bool Law::has_moment(double order) const {
  return kind != LawKind::pareto || high > 0 || shape > order;
}

double Law::tail_start() const {
  // P(X > x) of pareto, where (high^-alpha is 0 without a maximum)
  //   (x^-alpha - high^-alpha) / (low^-alpha - high^-alpha) = kTail.
  if (kind == LawKind::pareto) {
    const double end = high_power(*this);
    return std::pow(end + kTail * (std::pow(low, -shape) - end), -1 / shape);
  }
  // P(X > x) = exp(-(x / scale)^shape).
  if (kind == LawKind::weibull) return scale_of(*this) * std::pow(-std::log(kTail), 1 / shape);
  const double variance = log_variance(scv);
  return mean * std::exp(kNormalQuantileOfTail * std::sqrt(variance) - variance / 2);
}

double Law::tail_probability(double start) const {
  if (kind == LawKind::pareto) {
    const double end = high_power(*this);
    return (std::pow(start, -shape) - end) / (std::pow(low, -shape) - end);
  }
  if (kind == LawKind::weibull) return std::exp(-std::pow(start / scale_of(*this), shape));
  const double variance = log_variance(scv);
  return normal_above((std::log(start / mean) + variance / 2) / std::sqrt(variance));
}

double Law::tail_third_moment(double start) const {
  if (kind == LawKind::pareto) return pareto_moment(*this, 3, start);
  // Weibull: E[X^3; X > b] = scale^3 int u^(3/shape) exp(-u) du from (b / scale)^shape.
  if (kind == LawKind::weibull) {
    const double scale = scale_of(*this);
    return std::pow(scale, 3) * upper_gamma(1 + 3 / shape, std::pow(start / scale, shape));
  }
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
      return low == 0 ? "{exponential: " + scale.time(mean) + "}"
                      : "{exponential: {mean: " + scale.time(mean - low) +
                            ", shift: " + scale.time(low) + "}}";
    case LawKind::erlang:
      return "{erlang: {stages: " + decimal_text(shape) + ", mean: " + scale.time(mean) + "}}";
    case LawKind::lognormal:
      return "{lognormal: {mean: " + scale.time(mean) + ", cv: " + decimal_text(std::sqrt(scv)) +
             "}}";
    case LawKind::pareto:
      return "{pareto: {alpha: " + decimal_text(shape) + ", minimum: " + scale.time(low) +
             (high > 0 ? ", maximum: " + scale.time(high) : "") + "}}";
    case LawKind::weibull:
      return "{weibull: {shape: " + decimal_text(shape) + ", mean: " + scale.time(mean) + "}}";
    case LawKind::normal:
      return "{normal: {mean: " + scale.time(mean) +
             ", standard_deviation: " + scale.time(mean * std::sqrt(scv)) + "}}";
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

Law pareto_law(double alpha, double minimum, double maximum) {
  Law law{.kind = LawKind::pareto, .shape = alpha, .low = minimum, .high = maximum};
  law.mean = pareto_moment(law, 1, minimum);
  law.scv =
      law.has_moment(2) ? pareto_moment(law, 2, minimum) / (law.mean * law.mean) - 1 : HUGE_VAL;
  return law;
}

Law weibull_law(double shape, double mean) {
  const double first = std::tgamma(1 + 1 / shape);
  return {.kind = LawKind::weibull,
          .mean = mean,
          .scv = std::tgamma(1 + 2 / shape) / (first * first) - 1,
          .shape = shape};
}

double weibull_shape(double scv) {
  // The SCV falls with the shape.
  double low = 0.1;
  double high = 1000;
  for (int i = 0; i < 200; ++i) {
    const double middle = std::sqrt(low * high);
    (weibull_law(middle, 1).scv > scv ? low : high) = middle;
  }
  return low;
}

Law law_of_scv(double mean, double scv) {
  if (scv == 0) return constant_law(mean);
  if (scv < 1) return {.kind = LawKind::gamma, .mean = mean, .scv = scv};
  return scv == 1 ? exponential_law(mean) : hyperexponential_law(mean, scv);
}

}  // namespace orrery::vectors
