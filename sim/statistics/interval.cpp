#include "sim/statistics/interval.h"

#include <stdexcept>
#include <utility>

#include "sim/math/elementary.h"
#include "sim/statistics/student.h"

namespace orrery::sim {
namespace {

bool is_finite(double x) {
  return x - x == 0;
}

Interval checked(Interval interval) {
  if (!is_finite(interval.estimate) || !is_finite(interval.half_width)) {
    throw std::invalid_argument("interval of '" + interval.estimand +
                                "': every value must be finite and below 1e150");
  }
  return interval;
}

}  // namespace

std::optional<Interval> interval_of_mean(const Moments& values, double level,
                                         std::string estimand) {
  require_level(level);
  if (values.count() < 2) return std::nullopt;
  const std::uint64_t degrees = values.count() - 1;
  const double half_width = student_quantile(level, degrees) * values.standard_error();
  return checked({values.mean(), half_width, level, degrees, std::move(estimand)});
}

std::optional<Interval> interval_of_sections(std::span<const double> sections, double estimate,
                                             double level, std::string estimand) {
  require_level(level);
  if (sections.size() < 2) return std::nullopt;
  double squares = 0;
  for (double section : sections) squares += (section - estimate) * (section - estimate);
  const std::uint64_t degrees = sections.size() - 1;
  const double variance = squares / static_cast<double>(degrees);
  const double error = math::sqrt(variance / static_cast<double>(sections.size()));
  const double half_width = student_quantile(level, degrees) * error;
  return checked({estimate, half_width, level, degrees, std::move(estimand)});
}

}  // namespace orrery::sim
