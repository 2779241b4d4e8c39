#include "sim/math/normal.h"

#include "sim/math/double_double.h"
#include "sim/math/elementary.h"
#include "sim/math/exp_core.h"
#include "sim/math/normal_core.h"

namespace orrery::sim::math {
namespace {

// P(Z > x) for x >= 0.
double upper_tail(double x) {
  if (x > 40) return 0;  // below 1e-349
  // exp(-x^2 / 2) needs more of x^2 than a double holds: the leading part is exact.
  const double top = detail::head(x);
  const double rest = (x - top) * (x + top);
  return detail::exp_with_tail(-0.5 * (top * top), -0.5 * rest) * detail::scaled_normal_tail(x);
}

// Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics
// 37 (1988), PPND16: ratios of polynomials of degree 7, lowest power first.
struct Ratio {
  double numerator[8];
  double denominator[8];
};
constexpr Ratio kCentre = {
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3}};
constexpr Ratio kTail = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};
constexpr Ratio kFarTail = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

double evaluate(const Ratio& ratio, double x) {
  double numerator = ratio.numerator[7];
  double denominator = ratio.denominator[7];
  for (int i = 6; i >= 0; --i) {
    numerator = numerator * x + ratio.numerator[i];
    denominator = denominator * x + ratio.denominator[i];
  }
  return numerator / denominator;
}

// The x >= 0 with P(Z > x) = q, for q <= 0.075.
double upper_quantile(double q) {
  const double r = sqrt(-log(q));
  return r <= 5 ? evaluate(kTail, r - 1.6) : evaluate(kFarTail, r - 5);
}

// The x with P(Z <= x) = p, which is -x for P(Z > x) = p.
double lower_quantile(double p) {
  if (!(p >= 0 && p <= 1)) return __builtin_nan("");
  if (p == 0) return -__builtin_inf();
  if (p == 1) return __builtin_inf();
  const double centred = p - 0.5;
  if (centred >= -0.425 && centred <= 0.425) {
    return centred * evaluate(kCentre, 0.180625 - centred * centred);
  }
  return centred < 0 ? -upper_quantile(p) : upper_quantile(1 - p);  // 1 - p is exact here
}

}  // namespace

double normal_cdf(double x) {
  if (x != x) return x;
  return x < 0 ? upper_tail(-x) : 1 - upper_tail(x);
}

double normal_survival(double x) {
  if (x != x) return x;
  return x > 0 ? upper_tail(x) : 1 - upper_tail(-x);
}

double normal_quantile(double p) {
  return lower_quantile(p);
}

double normal_survival_quantile(double q) {
  return 0 - lower_quantile(q);  // 0, not -0, for the median
}

}  // namespace orrery::sim::math
