#include "sim/statistics/student.h"

#include <cmath>
#include <limits>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sim/statistics/student_table.h"

namespace orrery::sim {
namespace {

// P(|T| > t) in closed form: Abramowitz and Stegun 26.7.3 (odd) and 26.7.4 (even). Long doubles
// lose about 1e-18 / alpha of relative precision here, 1e-12 at worst.
long double two_sided_tail(long double t, std::uint64_t degrees) {
  const long double n = static_cast<long double>(degrees);
  const long double angle = std::atan(t / std::sqrt(n));
  const long double cosine2 = n / (n + t * t);
  const bool odd = degrees % 2 == 1;
  long double term = odd ? std::sqrt(cosine2) : 1;
  long double series = degrees == 1 ? 0 : term;
  for (std::uint64_t k = odd ? 3 : 2; k + 2 <= degrees; k += 2) {
    term *= cosine2 * static_cast<long double>(k - 1) / static_cast<long double>(k);
    series += term;
  }
  const long double covered =
      odd ? 2 / 3.14159265358979323846264338327950288L * (angle + std::sin(angle) * series)
          : std::sin(angle) * series;
  return 1 - covered;
}

long double reference(double level, std::uint64_t degrees) {
  const long double alpha = 1 - static_cast<long double>(level);
  long double low = 0;
  long double high = 1e7L;
  for (int i = 0; i < 110; ++i) {
    const long double middle = (low + high) / 2;
    const long double tail = degrees == kInfiniteDegrees ? std::erfc(middle / std::sqrt(2.0L))
                                                         : two_sided_tail(middle, degrees);
    (tail > alpha ? low : high) = middle;
  }
  return low;
}

constexpr double kLevels[] = {0.5,   0.6,   0.68,  0.80,   0.90,   0.95,    0.98,     0.99,
                              0.995, 0.998, 0.999, 0.9995, 0.9999, 0.99995, 0.999984, 0.999999};

TEST(Student, MatchesPrintedTables) {
  // Fisher and Yates, as printed in every textbook, to the digits printed.
  EXPECT_NEAR(student_quantile(0.95, 1), 12.706, 5e-4);
  EXPECT_NEAR(student_quantile(0.95, 9), 2.262, 5e-4);
  EXPECT_NEAR(student_quantile(0.99, 19), 2.861, 5e-4);
  EXPECT_NEAR(student_quantile(0.90, 29), 1.699, 5e-4);
  EXPECT_NEAR(student_quantile(0.95, 120), 1.980, 5e-4);
  EXPECT_NEAR(student_quantile(0.95, kInfiniteDegrees), 1.960, 5e-4);
}

TEST(Student, ErrorIsAsStatedAtEveryDegree) {
  long double worst = 0;
  for (double level : kLevels) {
    for (std::uint64_t degrees = 1; degrees <= 200; ++degrees) {
      const long double exact = reference(level, degrees);
      worst = std::max(worst, std::abs(student_quantile(level, degrees) / exact - 1));
    }
    for (std::uint64_t degrees : {319U, 639U, 1279U, 4999U, 20000U}) {
      const long double exact = reference(level, degrees);
      worst = std::max(worst, std::abs(student_quantile(level, degrees) / exact - 1));
    }
    const long double normal = reference(level, kInfiniteDegrees);
    for (std::uint64_t degrees : {std::uint64_t{1} << 40, kInfiniteDegrees - 1, kInfiniteDegrees}) {
      worst = std::max(worst, std::abs(student_quantile(level, degrees) / normal - 1));
    }
  }
  RecordProperty("worst_relative_error", std::to_string(worst));
  EXPECT_LE(worst, 3e-5L);
}

TEST(Student, ErrorIsAsStatedAtEveryLevel) {
  long double worst = 0;
  for (double alpha = 0.5; alpha >= 1e-6; alpha *= 0.97) {
    for (std::uint64_t degrees : {1U, 2U, 3U, 9U, 13U, 19U, 31U, 39U, 79U, 500U}) {
      const long double exact = reference(1 - alpha, degrees);
      worst = std::max(worst, std::abs(student_quantile(1 - alpha, degrees) / exact - 1));
    }
  }
  RecordProperty("worst_relative_error", std::to_string(worst));
  EXPECT_LE(worst, 3e-5L);
}

TEST(Student, ServesBonferroniOverManyObjectives) {
  for (double level : {0.80, 0.90, 0.95, 0.99, 0.999}) {
    for (std::uint64_t count = 1; count <= 64; ++count) {
      const double each = simultaneous_level(level, count);
      const double exact = static_cast<double>(reference(each, 9));
      ASSERT_NEAR(student_quantile(each, 9) / exact, 1, 3e-5) << level << " over " << count;
    }
  }
  EXPECT_DOUBLE_EQ(simultaneous_level(0.95, 5), 0.99);
  EXPECT_DOUBLE_EQ(simultaneous_level(0.95, 1), 0.95);
}

TEST(Student, IsMonotone) {
  for (std::uint64_t degrees = 1; degrees < 400; ++degrees) {
    double last = 0;
    for (double level : kLevels) {
      const double t = student_quantile(level, degrees);
      EXPECT_GT(t, last);
      last = t;
      EXPECT_GT(t, student_quantile(level, degrees + 1));
    }
  }
}

TEST(Student, EveryTableEntryIsTheQuantile) {
  for (std::size_t row = 0; row < detail::kStudentRows; ++row) {
    const double inverse = detail::kStudentInverseDegrees[row];
    for (std::size_t column = 1; column < detail::kStudentColumns; column += 7) {
      const long double t = detail::kStudentTable[row][column];
      const long double tail =
          inverse > 0 ? two_sided_tail(t, static_cast<std::uint64_t>(std::lround(1 / inverse)))
                      : std::erfc(t / std::sqrt(2.0L));
      // 10 digits of t are about 1e-10 x t^2 (at most 30) of the tail.
      ASSERT_NEAR(static_cast<double>(tail / detail::student_alpha(column)), 1, 1e-8);
    }
  }
}

TEST(Student, MisuseIsRefusedWithAReason) {
  EXPECT_THROW(student_quantile(0.95, 0), std::invalid_argument);
  for (double level : {0.0, 0.49, 1.0, 0.9999999, -1.0, 95.0, std::nan(""), HUGE_VAL}) {
    EXPECT_THROW(student_quantile(level, 9), std::invalid_argument) << level;
    EXPECT_THROW(simultaneous_level(level, 1), std::invalid_argument) << level;
  }
  EXPECT_THROW(simultaneous_level(0.95, 0), std::invalid_argument);
  EXPECT_THROW(simultaneous_level(0.95, 1'000'000), std::invalid_argument);
  try {
    student_quantile(95, 9);
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(), "confidence level 95.000000: must be from 0.5 to 0.999999");
  }
}

}  // namespace
}  // namespace orrery::sim
