// What log_gamma.cpp, incomplete_gamma.cpp and gamma_quantile.cpp share.
#pragma once

#include "sim/math/elementary.h"

namespace orrery::sim::math::detail {

// ln Gamma(2 + z) for |z| <= 1/2, to a few 1e-16, relative: the Taylor series (Abramowitz and
// Stegun 6.1.33), whose coefficients are zeta(k) - 1.
double log_gamma_at_two(double z);

// ln Gamma(a) - [(a - 1/2) ln a - a + ln(2 pi) / 2] for a >= kStirlingBegin: Stirling's series
// (Abramowitz and Stegun 6.1.41).
inline constexpr double kStirlingBegin = 8;
double stirling_correction(double a);

// Both sides of the gamma distribution of shape a at x, each to about 1e-14, relative.
struct GammaTails {
  double lower;  // P(a, x)
  double upper;  // Q(a, x)
};

// For positive finite a and x.
GammaTails gamma_tails(double a, double x);

// x^a exp(-x) / Gamma(a), the density of ln X at ln x, for positive finite a and x.
double log_density(double a, double x);

}  // namespace orrery::sim::math::detail
