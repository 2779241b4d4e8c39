// From the unitless times and rates of the vectors to those of a scenario.
#pragma once

#include <string>

namespace orrery::vectors {

// One unit of a case is so many nanoseconds: a power of ten that puts the shortest mean time of the
// case between 1 and 10 ms, so that rounding to nanoseconds is below 1e-6 of any of them.
class TimeScale {
 public:
  // REQUIRES: shortest > 0.
  static TimeScale for_shortest(double shortest);
  static TimeScale of_unit(double nanoseconds) { return TimeScale(nanoseconds); }

  double unit() const { return unit_; }  // ns

  // As a scenario has them: "1250000ns", "800.5/s". Times are rounded to whole nanoseconds and are
  // at most 30 years. REQUIRES: >= 0.
  std::string time(double units) const;
  std::string rate(double per_unit) const;

 private:
  explicit TimeScale(double unit) : unit_(unit) {}

  double unit_;
};

// In decimal notation, without an exponent, to 15 significant digits or more.
std::string decimal_text(double number);

}  // namespace orrery::vectors
