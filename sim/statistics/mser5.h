// MSER-5: where the warm-up of a series ends (White 1997; White, Cobb and Spratt 2000; Franklin and
// White 2008).
//
// The series is averaged in fives. With n such averages, the truncation d minimises
//   MSER(d) = sum over i > d of (y_i - mean of y_{d+1..n})^2 / (n - d)^2,
// the squared standard error of the mean of what remains. The last five averages are no candidates:
// so few values may agree by chance. A minimum in the second half says that the series is still
// moving and the run is too short.
#pragma once

#include <cstdint>
#include <span>

namespace orrery::sim {

enum class WarmUpVerdict : std::uint8_t {
  kReached,     // the series is steady behind `truncated` values
  kNotReached,  // the minimum lies in the second half
  kTooShort,    // fewer than kMserAveragesMin averages
};

inline constexpr std::uint64_t kMserAverageOf = 5;
inline constexpr std::uint64_t kMserAveragesMin = 10;

struct WarmUp {
  WarmUpVerdict verdict = WarmUpVerdict::kTooShort;
  std::uint64_t truncated = 0;  // values to drop from the front, a multiple of 5
  double statistic = 0;         // MSER at the minimum
};

// The values in order of time; an incomplete five at the end is left out. Of equal minima the
// earliest counts. ERRORS: std::invalid_argument where a value is not finite or too large to be
// squared. COST: linear.
WarmUp mser5(std::span<const double> values);

}  // namespace orrery::sim
