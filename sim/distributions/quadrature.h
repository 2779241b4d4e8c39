// Gauss-Legendre quadrature with 8 nodes (Abramowitz and Stegun, table 25.4): exact for polynomials
// up to degree 15, and to rounding for functions that change little over the interval.
#pragma once

#include <array>
#include <cstddef>

namespace orrery::sim {

template <class Function>
double gauss_legendre(double a, double b, Function&& f) {
  constexpr std::array<double, 4> kNodes = {0.18343464249564980494, 0.52553240991632898582,
                                            0.79666647741362673959, 0.96028985649753623168};
  constexpr std::array<double, 4> kWeights = {0.36268378337836198297, 0.31370664587788728734,
                                              0.22238103445337447054, 0.10122853629037625915};
  const double half = (b - a) / 2;
  const double centre = a + half;
  double sum = 0;
  for (std::size_t i = 0; i < kNodes.size(); ++i) {
    sum += kWeights[i] * (f(centre - half * kNodes[i]) + f(centre + half * kNodes[i]));
  }
  return sum * half;
}

}  // namespace orrery::sim
