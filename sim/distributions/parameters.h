// From the ways people give a law to its shape and scale.
//
// All REQUIRE a valid spec (validate.h). Times are in nanoseconds.
#pragma once

#include <vector>

#include "sim/distributions/specs.h"

namespace orrery::sim {

struct LognormalParameters {
  double median = 0;
  double sigma = 0;
};
LognormalParameters lognormal_parameters(const LognormalSpec& spec);

// The largest ratio p99 / mean that a lognormal law can have, 14.96.
double lognormal_p99_ratio_max();

struct ShapeAndScale {
  double shape = 0;
  double scale = 0;
};
ShapeAndScale gamma_parameters(const GammaSpec& spec);
ShapeAndScale weibull_parameters(const WeibullSpec& spec);

// The coefficient of variation of the Weibull law of this shape.
double weibull_cv(double shape);

// Raw moment E[X^n] of the Weibull law of scale 1: Gamma(1 + n / shape).
double weibull_raw_moment(double shape, int n);

// The minimum of a Pareto law given by its minimum or its mean.
double pareto_minimum(const ParetoSpec& spec);

// The branches as given, or the two of balanced means. Weights sum to 1.
struct ExponentialBranch {
  double weight = 0;
  double mean = 0;
};
std::vector<ExponentialBranch> hyperexponential_branches(const HyperexponentialSpec& spec);

}  // namespace orrery::sim
