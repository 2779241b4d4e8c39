// Quantiles of Student's t distribution, from a table and + - * / alone, so that every interval has
// the same bits everywhere.
#pragma once

#include <cstdint>
#include <limits>

namespace orrery::sim {

// Levels that have a quantile: 1 - kStudentAlphaMax <= level <= 1 - kStudentAlphaMin. The upper end
// is that of 1000 simultaneous intervals at 0.999.
inline constexpr double kStudentAlphaMin = 1e-6;
inline constexpr double kStudentAlphaMax = 0.5;

// As degrees of freedom: the normal distribution.
inline constexpr std::uint64_t kInfiniteDegrees = std::numeric_limits<std::uint64_t>::max();

// The two-sided quantile: t with P(|T| <= t) = level for `degrees` degrees of freedom, any number
// from 1 on. Local polynomials through tabulated values: of degree 5 in the tail probability after
// a Moebius map that makes it nearly logarithmic, and of degree 3 in 1 / degrees.
// ERROR: at most 3e-5 of the value, tested against the closed forms (Abramowitz and Stegun 1964,
// 26.7.3-4). ERRORS: std::invalid_argument for any other level (NaN included) or 0 degrees.
double student_quantile(double level, std::uint64_t degrees);

// The level at which each of `count` intervals must stand so that all of them hold together with at
// least `level` (Bonferroni 1936). ERRORS: as above, with a count of 0 too.
double simultaneous_level(double level, std::uint64_t count);

// Throws std::invalid_argument unless student_quantile() knows the level.
void require_level(double level);

}  // namespace orrery::sim
