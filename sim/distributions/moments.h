// Mean, variance and third central moment of the law that a spec asks for, in closed form where
// there is one: what a simulation is compared with and what a person is told.
#pragma once

#include <vector>

#include "sim/distributions/specs.h"

namespace orrery::sim {

// In nanoseconds, their squares and cubes (of an index, without unit). Infinite where the integral
// diverges; the third moment is infinite where the variance is.
struct LawMoments {
  double mean = 0;
  double variance = 0;
  double third_central = 0;
};

// REQUIRES: validate(spec) is empty. COST: linear in the lists of the spec.
//
// For times the rounding of draws to whole nanoseconds is left out: it moves the mean by less than
// 1/2 ns, and by far less where the law is smooth over many nanoseconds. For a truncated normal law
// these are the moments behind the cut, not those of the parent.
LawMoments moments(const DistributionSpec& spec);

// Of a law picked by weight. REQUIRES: weights sum to 1.
struct WeightedMoments {
  double weight = 0;
  LawMoments moments;
};
LawMoments mixed_moments(const std::vector<WeightedMoments>& parts);

}  // namespace orrery::sim
