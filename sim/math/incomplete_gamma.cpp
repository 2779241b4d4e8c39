#include <bit>
#include <cstdint>

#include "sim/math/double_double.h"
#include "sim/math/exp_core.h"
#include "sim/math/gamma.h"
#include "sim/math/gamma_core.h"
#include "sim/math/gamma_table.h"
#include "sim/math/log_core.h"
#include "sim/math/normal_core.h"

namespace orrery::sim::math {
namespace detail {
namespace {

constexpr double kTwoPi = 0x1.921fb54442d18p+2;
// Where a sum or a continued fraction stops: relative to what it has.
constexpr double kEnough = 0x1p-54;

// 1 / Gamma(a + 1) for 0 < a < kStirlingBegin.
double reciprocal_gamma_of_next(double a) {
  double product = 1;
  double z = a - 1;  // Gamma(a + 1) = Gamma(2 + z)
  while (z > 0.5) {
    product *= 1 + z;
    z -= 1;
  }
  // Below 1/2 one step up instead, Gamma(2 + z) = Gamma(3 + z) / (2 + z).
  if (z < -0.5) return (2 + z) * exp(-log_gamma_at_two(z + 1));
  return exp(-log_gamma_at_two(z)) / product;
}

// a ln(x/a) - (x - a), which is -a eta^2 / 2 of Temme, as a sum of two doubles: the terms are up to
// 1e6 times larger than their sum.
DoubleDouble scaled_exponent(double a, double x) {
  const double ratio = x / a;
  const auto bits = std::bit_cast<std::uint64_t>(ratio);
  // Beyond these the exponent is below -1e3, and its terms might overflow.
  const bool is_far = ratio < 0x1p-900 || ratio > 0x1p900;
  if (is_far || (a > 1e4 && (ratio < 0.5 || ratio > 2))) return {-__builtin_inf(), 0};
  const DoubleDouble product = two_product(ratio, a);
  const double remainder = (x - product.high) - product.low;
  DoubleDouble logarithm = log_double_double(bits, 0);
  logarithm = add(logarithm, {remainder / a / ratio, 0});
  const DoubleDouble difference = two_sum(a, -x);
  return add(multiply(logarithm, {a, 0}), difference);
}

// x^a exp(-x) / Gamma(a + 1).
double density_factor(double a, double x) {
  if (a < kStirlingBegin) {
    if (x > 800) return 0;  // below 1e-325
    // Each half of exp(-x) stays normal where the whole would be subnormal.
    const double half = exp(-0.5 * x);
    return pow(x, a) * half * half * reciprocal_gamma_of_next(a);
  }
  const DoubleDouble exponent = scaled_exponent(a, x);
  if (exponent.high < kExpUnderflow) return 0;
  return exp_with_tail(exponent.high, exponent.low) /
         (sqrt(kTwoPi * a) * exp(stirling_correction(a)));
}

// P(a, x) for x < a or x < 1: x^a exp(-x) / Gamma(a + 1) [1 + x / (a + 1) + ...] (DLMF 8.11.4).
double lower_by_series(double a, double x) {
  const double factor = density_factor(a, x);
  double term = 1;
  double sum = 0;
  double shape = a;
  do {
    sum += term;
    shape += 1;
    term *= x / shape;
  } while (term > sum * kEnough);
  return factor * (sum + term);
}

// Q(a, x) for x >= a and x >= 1: the continued fraction DLMF 8.9.2, contracted, by the modified
// method of Lentz (Thompson and Barnett, Journal of Computational Physics 64, 1986). Its c and
// d after n steps are above n and below 1 / n here, so it needs no guard against zeros.
double upper_by_fraction(double a, double x) {
  const double factor = density_factor(a, x);
  if (factor == 0) return 0;  // and from here on x is not huge
  double b = x + 1 - a;
  double c = 0x1p900;  // infinity
  double d = 1 / b;
  double fraction = d;
  for (double n = 1;; n += 1) {
    const double numerator = -n * (n - a);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    const double change = c * d;
    fraction *= change;
    if (change - 1 < kEnough * 4 && 1 - change < kEnough * 4) break;
  }
  return factor * a * fraction;
}

// exp(y) - 1.
double exp_less_one(double y) {
  if (y > 0.125 || y < -0.125) {
    const DoubleDouble power = exp_double_double(y, 0);
    return (power.high - 1) + power.low;
  }
  // Taylor to degree 13: the next term is below 2^-70 of the first.
  double sum = 0;
  for (double n = 13; n > 0; n -= 1) sum = (1 + sum) * (y / n);
  return sum;
}

// ln Gamma(a + 1) for 0 < a < 1, relative to a however small it is.
double log_gamma_of_next(double a) {
  if (a > 0.5) return log_gamma_at_two(a - 1);
  const double next = 1 + a;
  const double lost = a - (next - 1);
  return log_gamma_at_two(a) - (log(next) + lost / next);
}

// Q(a, x) for a < 1 and x < 1, where it may be as small as a: 1 - x^a / Gamma(a + 1) and the rest
// of the alternating series of P (DLMF 8.7.1).
double upper_of_small_shape(double a, double x) {
  const double log_leading = a * log(x) - log_gamma_of_next(a);
  if (log_leading < -kExpNormal) return 1;
  double power = -x;  // (-x)^n / n!
  double sum = 0;
  for (double n = 1; n < 20; n += 1) {  // 1 / 20! is below 2^-61
    sum += power / (a + n);
    power *= -x / (n + 1);
  }
  const double less_leading = -exp_less_one(log_leading);
  return less_leading - a * sum * (1 - less_leading);
}

// Temme's uniform expansion (DLMF 8.12.3, 8.12.4, 8.12.7) near x = a for large a: both tails from
// the normal distribution and a correction; the smaller tail is a product, so its relative error
// stays small.
constexpr double kTemmeBegin = 500;
constexpr double kTemmeWidth = 0.25;  // of |x - a| / a, which is about |eta|

GammaTails tails_by_temme(double a, double x) {
  const DoubleDouble exponent = scaled_exponent(a, x);
  if (exponent.high < kExpUnderflow) return x < a ? GammaTails{0, 1} : GammaTails{1, 0};
  const double square = exponent.high < 0 ? -2 * exponent.high : 0;  // a eta^2
  const double z = sqrt(square);
  const double eta = (x < a ? -z : z) / sqrt(a);
  double correction = 0;
  for (int row = kTemmeRows - 1; row >= 0; --row) {
    double sum = 0;
    for (int i = kTemmePowers - 1; i >= 0; --i) sum = kTemme[row][i] + eta * sum;
    correction = sum + correction / a;
  }
  correction /= sqrt(kTwoPi * a);
  const double gauss = exp_with_tail(exponent.high, exponent.low);
  const double small = gauss * (scaled_normal_tail(z) + (x < a ? -correction : correction));
  return x < a ? GammaTails{small, 1 - small} : GammaTails{1 - small, small};
}

}  // namespace

double log_density(double a, double x) {
  return a * density_factor(a, x);
}

GammaTails gamma_tails(double a, double x) {
  if (a >= kTemmeBegin && x > a * (1 - kTemmeWidth) && x < a * (1 + kTemmeWidth)) {
    return tails_by_temme(a, x);
  }
  if (a < 1 && x < 1) return {lower_by_series(a, x), upper_of_small_shape(a, x)};
  if (x < a || x < 1) {
    const double lower = lower_by_series(a, x);
    return {lower, 1 - lower};
  }
  const double upper = upper_by_fraction(a, x);
  return {1 - upper, upper};
}

}  // namespace detail

namespace {

bool is_shape(double a) {
  return a > 0 && a < __builtin_inf();
}

}  // namespace

double gamma_p(double a, double x) {
  if (!is_shape(a) || x != x) return __builtin_nan("");
  if (x <= 0) return 0;
  if (x == __builtin_inf()) return 1;
  return detail::gamma_tails(a, x).lower;
}

double gamma_q(double a, double x) {
  if (!is_shape(a) || x != x) return __builtin_nan("");
  if (x <= 0) return 1;
  if (x == __builtin_inf()) return 0;
  return detail::gamma_tails(a, x).upper;
}

}  // namespace orrery::sim::math
