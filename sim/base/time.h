// Simulated time: whole nanoseconds in 64 bits. No float ever enters an ordering key, so there is
// no epsilon and no luck in ties.
//
// SimTime is a point (0 is the start of the run), Duration a distance; mixing them up does not
// compile. Addition saturates: a duration that does not end within the 292 years is
// `Duration::max()` and an instant that never comes is `SimTime::never()`.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace orrery::sim {

namespace detail {

constexpr std::int64_t saturating_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return b < 0 ? std::numeric_limits<std::int64_t>::min()
               : std::numeric_limits<std::int64_t>::max();
}

constexpr std::int64_t saturating_subtract(std::int64_t a, std::int64_t b) {
  std::int64_t difference = 0;
  if (!__builtin_sub_overflow(a, b, &difference)) return difference;
  return b > 0 ? std::numeric_limits<std::int64_t>::min()
               : std::numeric_limits<std::int64_t>::max();
}

constexpr std::int64_t saturating_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(a, b, &product)) return product;
  return (a < 0) != (b < 0) ? std::numeric_limits<std::int64_t>::min()
                            : std::numeric_limits<std::int64_t>::max();
}

}  // namespace detail

// A distance between two instants, in nanoseconds; may be negative.
class Duration {
 public:
  constexpr Duration() = default;

  static constexpr Duration nanoseconds(std::int64_t count) { return Duration(count); }
  static constexpr Duration microseconds(std::int64_t count) { return of(count, 1'000); }
  static constexpr Duration milliseconds(std::int64_t count) { return of(count, 1'000'000); }
  static constexpr Duration seconds(std::int64_t count) { return of(count, 1'000'000'000); }
  static constexpr Duration minutes(std::int64_t count) { return of(count, 60'000'000'000); }
  static constexpr Duration hours(std::int64_t count) { return of(count, 3'600'000'000'000); }
  static constexpr Duration max() { return Duration(std::numeric_limits<std::int64_t>::max()); }

  constexpr std::int64_t nanoseconds() const { return nanoseconds_; }

  // For reports only: the nearest double, exact below 2^53 ns (104 days).
  constexpr double seconds() const { return static_cast<double>(nanoseconds_) / 1e9; }

  friend constexpr auto operator<=>(Duration, Duration) = default;

  friend constexpr Duration operator+(Duration a, Duration b) {
    return Duration(detail::saturating_add(a.nanoseconds_, b.nanoseconds_));
  }
  friend constexpr Duration operator-(Duration a, Duration b) {
    return Duration(detail::saturating_subtract(a.nanoseconds_, b.nanoseconds_));
  }
  friend constexpr Duration operator*(Duration a, std::int64_t factor) { return of(factor, a); }
  friend constexpr Duration operator*(std::int64_t factor, Duration a) { return of(factor, a); }

  // Rounds towards zero. REQUIRES: divisor is not 0.
  friend constexpr Duration operator/(Duration a, std::int64_t divisor) {
    if (divisor == -1) return Duration() - a;  // min() / -1 overflows
    return Duration(a.nanoseconds_ / divisor);
  }
  // How many whole `b` fit into `a`, towards zero. REQUIRES: b is not 0.
  friend constexpr std::int64_t operator/(Duration a, Duration b) {
    return (a / b.nanoseconds_).nanoseconds_;
  }

  constexpr Duration& operator+=(Duration other) { return *this = *this + other; }
  constexpr Duration& operator-=(Duration other) { return *this = *this - other; }

 private:
  explicit constexpr Duration(std::int64_t nanoseconds) : nanoseconds_(nanoseconds) {}
  static constexpr Duration of(std::int64_t count, std::int64_t unit) {
    return Duration(detail::saturating_multiply(count, unit));
  }
  static constexpr Duration of(std::int64_t count, Duration unit) {
    return of(count, unit.nanoseconds_);
  }

  std::int64_t nanoseconds_ = 0;
};

// An instant, in nanoseconds since the start of the run.
class SimTime {
 public:
  constexpr SimTime() = default;

  static constexpr SimTime from_nanoseconds(std::int64_t count) { return SimTime(count); }
  // Later than every instant of every run.
  static constexpr SimTime never() { return SimTime(std::numeric_limits<std::int64_t>::max()); }

  constexpr std::int64_t nanoseconds() const { return nanoseconds_; }
  constexpr Duration since_start() const { return Duration::nanoseconds(nanoseconds_); }

  friend constexpr auto operator<=>(SimTime, SimTime) = default;

  friend constexpr SimTime operator+(SimTime time, Duration distance) {
    return SimTime(detail::saturating_add(time.nanoseconds_, distance.nanoseconds()));
  }
  friend constexpr SimTime operator+(Duration distance, SimTime time) { return time + distance; }
  friend constexpr SimTime operator-(SimTime time, Duration distance) {
    return SimTime(detail::saturating_subtract(time.nanoseconds_, distance.nanoseconds()));
  }
  friend constexpr Duration operator-(SimTime later, SimTime earlier) {
    return Duration::nanoseconds(
        detail::saturating_subtract(later.nanoseconds_, earlier.nanoseconds_));
  }
  constexpr SimTime& operator+=(Duration distance) { return *this = *this + distance; }

 private:
  explicit constexpr SimTime(std::int64_t nanoseconds) : nanoseconds_(nanoseconds) {}

  std::int64_t nanoseconds_ = 0;
};

}  // namespace orrery::sim
