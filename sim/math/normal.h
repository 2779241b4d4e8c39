// The standard normal distribution: both tails and their inverses, the same bits everywhere.
//
// Relative error, where the result is a normal number: at most 1e-13 for each (the quantile of 1/2
// is exactly 0); the largest found against MPFR is 8e-16. A tail is computed as a tail, never as
// one minus the other side, so normal_survival holds to x = 37.5, where it fades into subnormals.
// NaN gives NaN. A call takes about 10 ns (the quantiles in the middle) to 30 ns.
#pragma once

namespace orrery::sim::math {

// P(Z <= x), in [0, 1].
double normal_cdf(double x);

// P(Z > x), in [0, 1].
double normal_survival(double x);

// The x with normal_cdf(x) = p. p = 0 gives -inf, p = 1 gives +inf, p outside [0, 1] gives NaN.
double normal_quantile(double p);

// The x with normal_survival(x) = q, for q down to the smallest normal number. q = 0 gives +inf, q
// = 1 gives -inf, q outside [0, 1] gives NaN.
double normal_survival_quantile(double q);

}  // namespace orrery::sim::math
