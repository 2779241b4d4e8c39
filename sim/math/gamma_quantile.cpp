#include <cstdint>

#include "sim/math/gamma.h"
#include "sim/math/gamma_core.h"
#include "sim/math/normal.h"

namespace orrery::sim::math {
namespace {

enum class Tail : std::uint8_t { kLower, kUpper };

double tail_at(double a, double x, Tail tail) {
  const detail::GammaTails tails = detail::gamma_tails(a, x);
  return tail == Tail::kLower ? tails.lower : tails.upper;
}

// The x where a tail has a given probability, 0 < probability <= 1/2: Newton's method for the
// logarithm of the tail as a function of ln x. Both tails of ln X are log-concave, so from the
// second step on the iterates approach from one side and never leave the range.
double solve(double a, double probability, Tail tail, double start) {
  constexpr int kStepsMax = 200;
  constexpr double kStepMax = 8;
  double x = start;
  for (int i = 0; i < kStepsMax; ++i) {
    if (!(x > 0) || x == __builtin_inf()) break;
    const double value = tail_at(a, x, tail);
    const double density = detail::log_density(a, x);
    if (!(value > 0) || !(density > 0)) break;  // underflow: beyond the promised range
    double step = log(probability / value) * (value / density);
    if (tail == Tail::kUpper) step = -step;
    if (step > kStepMax) step = kStepMax;
    if (step < -kStepMax) step = -kStepMax;
    x *= exp(step);
    // The next step would be about its square times sqrt(a), below the last place.
    if (step < 1e-10 && step > -1e-10) break;
  }
  return x;
}

// Wilson and Hilferty, "The distribution of chi-square", PNAS 17 (1931); z is a normal quantile. 0
// where the cube would be negative.
double wilson_hilferty(double a, double z) {
  const double root = 1 - 1 / (9 * a) + z / (3 * sqrt(a));
  return root > 0 ? a * (root * root * root) : 0;
}

// x^a / Gamma(a + 1) >= P(a, x), so this is at most the quantile.
double power_bound(double a, double p) {
  return exp((log(p) + log_gamma(a + 1)) / a);
}

double solve_lower(double a, double p) {
  const double bound = power_bound(a, p);
  const double guess = a < 1 ? 0 : wilson_hilferty(a, normal_quantile(p));
  return solve(a, p, Tail::kLower, guess > bound ? guess : bound);
}

double solve_upper(double a, double q) {
  if (a >= 1) {
    return solve(a, q, Tail::kUpper, wilson_hilferty(a, normal_survival_quantile(q)));
  }
  // Q(a, x) <= a exp(-x) / x for a < 1, so ln(a / q) is at least the quantile where it is above 1.
  const double far = log(a / q);
  return solve(a, q, Tail::kUpper, far > 1 ? far : power_bound(a, 1 - q));
}

bool is_valid(double a, double probability) {
  return a > 0 && a < __builtin_inf() && probability >= 0 && probability <= 1;
}

}  // namespace

// 1 - p is exact from 1/2 on, so that the smaller tail is the one that is solved for.
double gamma_quantile(double a, double p) {
  if (!is_valid(a, p)) return __builtin_nan("");
  if (p == 0) return 0;
  if (p == 1) return __builtin_inf();
  return p <= 0.5 ? solve_lower(a, p) : solve_upper(a, 1 - p);
}

double gamma_survival_quantile(double a, double q) {
  if (!is_valid(a, q)) return __builtin_nan("");
  if (q == 0) return __builtin_inf();
  if (q == 1) return 0;
  return q <= 0.5 ? solve_upper(a, q) : solve_lower(a, 1 - q);
}

}  // namespace orrery::sim::math
