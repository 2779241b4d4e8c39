// The knots behind student_quantile(), in the layout of the script that made them.
#pragma once

#include <cstddef>

namespace orrery::sim::detail {

inline constexpr std::size_t kStudentRows = 21;
inline constexpr std::size_t kStudentColumns = 64;

// Degrees of freedom of each row, as its inverse: interpolation is in 1 / degrees.
inline constexpr double kStudentInverseDegrees[kStudentRows] = {
    1.0,      1.0 / 2,  1.0 / 3,  1.0 / 4,  1.0 / 5,  1.0 / 6,   1.0 / 7,
    1.0 / 8,  1.0 / 9,  1.0 / 10, 1.0 / 11, 1.0 / 12, 1.0 / 14,  1.0 / 17,
    1.0 / 20, 1.0 / 25, 1.0 / 30, 1.0 / 40, 1.0 / 60, 1.0 / 120, 0.0};

// The two-sided tail probability of each column: {1, 0.8, 0.625} x 2^-k, down to 2^-21.
constexpr double student_alpha(std::size_t column) {
  constexpr double kThirds[3] = {1.0, 0.8, 0.625};
  return kThirds[column % 3] / static_cast<double>(1ULL << (column / 3));
}

// t such that P(|T| > t) = student_alpha(column), to 10 significant digits.
extern const double kStudentTable[kStudentRows][kStudentColumns];

}  // namespace orrery::sim::detail
