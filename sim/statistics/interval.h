// A confidence interval that says what it is about.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "sim/statistics/moments.h"

namespace orrery::sim {

struct Interval {
  double estimate = 0;
  double half_width = 0;
  double level = 0;           // promised coverage, e.g. 0.95
  std::uint64_t degrees = 0;  // of freedom, behind the half-width
  std::string estimand;       // what is estimated and from what, in words

  double low() const { return estimate - half_width; }
  double high() const { return estimate + half_width; }
  bool covers(double value) const { return low() <= value && value <= high(); }

  friend bool operator==(const Interval&, const Interval&) = default;
};

// Student's interval of the mean of independent values, nearly normal or many (means of
// replications or of long batches): mean +- t(level, n - 1) standard errors.
// nullopt: fewer than two values. ERRORS: std::invalid_argument for a level student_quantile() does
// not know, and for values that are not finite or too large to be squared.
std::optional<Interval> interval_of_mean(const Moments& values, double level, std::string estimand);

// The interval of an estimate made of all data, from the same statistic of k independent sections
// (replications or long batches) of equal size:
//   estimate +- t(level, k - 1) S / sqrt(k),  S^2 = sum (section - estimate)^2 / (k - 1)
// (sectioning: Asmussen and Glynn 2007, III.5; Nakayama 2014). For quantiles this is better than
// Student's interval of the sections' mean: the bias of a quantile of m records falls as 1/m, so
// the estimate has 1/k of the bias that the mean of the sections has. ERRORS: as above.
std::optional<Interval> interval_of_sections(std::span<const double> sections, double estimate,
                                             double level, std::string estimand);

}  // namespace orrery::sim
