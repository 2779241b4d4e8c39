#include "sim/statistics/student.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>

#include "sim/statistics/student_table.h"

namespace orrery::sim {
namespace {

using detail::kStudentColumns;
using detail::kStudentInverseDegrees;
using detail::kStudentRows;
using detail::kStudentTable;
using detail::student_alpha;

constexpr std::size_t kAlphaPoints = 6;
constexpr std::size_t kDegreePoints = 4;

// The polynomial through (x[i], y[i]) at 0 (Neville's scheme).
template <std::size_t N>
double interpolate_at_zero(double (&x)[N], double (&y)[N]) {
  for (std::size_t span = 1; span < N; ++span) {
    for (std::size_t i = 0; i + span < N; ++i) {
      y[i] = (x[i] * y[i + 1] - x[i + span] * y[i]) / (x[i] - x[i + span]);
    }
  }
  return y[0];
}

// The first of `points` neighbouring knots around position `at`, which is the first knot beyond.
std::size_t window(std::size_t at, std::size_t points, std::size_t knots) {
  const std::size_t half = points / 2;
  return std::min(at > half ? at - half : 0, knots - points);
}

double along_alpha(std::size_t row, double alpha) {
  std::size_t at = 0;
  while (student_alpha(at) > alpha) ++at;
  const std::size_t first = window(at, kAlphaPoints, kStudentColumns);
  double x[kAlphaPoints];
  double y[kAlphaPoints];
  for (std::size_t i = 0; i < kAlphaPoints; ++i) {
    const double knot = student_alpha(first + i);
    x[i] = (knot - alpha) / (knot + alpha);  // tanh of half the log of the ratio
    y[i] = kStudentTable[row][first + i];
  }
  return interpolate_at_zero(x, y);
}

}  // namespace

void require_level(double level) {
  const double alpha = 1 - level;
  if (alpha >= kStudentAlphaMin && alpha <= kStudentAlphaMax) return;
  // 1 - 0.999999 is a little off 1e-6 in doubles.
  if (alpha < kStudentAlphaMin && alpha > kStudentAlphaMin * (1 - 1e-9)) return;
  throw std::invalid_argument("confidence level " + std::to_string(level) +
                              ": must be from 0.5 to 0.999999");
}

double student_quantile(double level, std::uint64_t degrees) {
  require_level(level);
  if (degrees == 0) {
    throw std::invalid_argument("0 degrees of freedom: an interval needs at least 2 values");
  }
  const double alpha = 1 - level;
  const double inverse = degrees == kInfiniteDegrees ? 0 : 1 / static_cast<double>(degrees);
  std::size_t at = 0;
  while (kStudentInverseDegrees[at] > inverse) ++at;
  // On a knot (up to 12 degrees every one is): its row alone, with no rounding of a polynomial.
  if (!(kStudentInverseDegrees[at] < inverse)) return along_alpha(at, alpha);
  const std::size_t first = window(at, kDegreePoints, kStudentRows);
  double x[kDegreePoints];
  double y[kDegreePoints];
  for (std::size_t i = 0; i < kDegreePoints; ++i) {
    x[i] = kStudentInverseDegrees[first + i] - inverse;
    y[i] = along_alpha(first + i, alpha);
  }
  return interpolate_at_zero(x, y);
}

double simultaneous_level(double level, std::uint64_t count) {
  require_level(level);
  if (count == 0) throw std::invalid_argument("0 simultaneous intervals: must be at least 1");
  const double each = 1 - (1 - level) / static_cast<double>(count);
  require_level(each);
  return each;
}

}  // namespace orrery::sim
