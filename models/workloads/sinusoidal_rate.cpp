#include "models/workloads/sinusoidal_rate.h"

#include <algorithm>

#include "models/workloads/piecewise_rate.h"
#include "sim/base/check.h"
#include "sim/base/saturating.h"
#include "sim/math/elementary.h"
#include "sim/math/float_environment.h"

namespace orrery::models {

namespace {

constexpr double kTwoPi = 6.283185307179586;
constexpr double kHalfPi = 1.5707963267948966;
constexpr double kToleranceNanoseconds = 1.0 / 1024;
constexpr double kToleranceRelative = 0x1p-51;
// Newton's steps alone take more only where the rate touches 0; every third is a bisection then.
constexpr int kNewtonSteps = 8;
constexpr int kStepsMax = 200;

}  // namespace

SinusoidalRate::SinusoidalRate(const SinusoidalRateSpec& spec)
    : mean_(spec.mean), period_(spec.period) {
  const sim::math::FloatEnvironmentGuard float_environment;
  CHECK(period_ > sim::Duration());
  const sim::Duration part = spec.offset - period_ * (spec.offset / period_);
  offset_ = part < sim::Duration() ? part + period_ : part;
  if (mean_ > 0) swing_ = spec.amplitude / mean_;
  tolerance_ = kTwoPi * kToleranceNanoseconds / static_cast<double>(period_.nanoseconds());
}

double SinusoidalRate::phase_at(const FineTime& now) const {
  const sim::Duration since = now.time().since_start() + offset_;
  const sim::Duration part = since - period_ * (since / period_);
  return kTwoPi * (static_cast<double>(part.nanoseconds()) + now.fraction()) /
         static_cast<double>(period_.nanoseconds());
}

void SinusoidalRate::advance(FineTime& now, double expected) const {
  if (now.is_never()) return;
  // Of a constant rate this would be the gap; the swing moves it by at most a third of a period.
  const double even_gap = expected / mean_;
  const double period = static_cast<double>(period_.nanoseconds());
  if (!(even_gap < 2 * (static_cast<double>(sim::limits::kSimTimeMax.nanoseconds()) + period))) {
    now = FineTime::never();
    return;
  }
  std::int64_t periods = sim::saturating_round(even_gap / period);
  double rest = even_gap - static_cast<double>(periods) * period;
  if (rest < 0) {
    periods -= 1;
    rest += period;
  }
  now.advance(solve(phase_at(now), kTwoPi * rest / period) * period / kTwoPi);
  now.move_by(period_ * periods);
}

// The x with x + 2 a sin(p + x/2) sin(x/2) = target. The left side does not descend, and differs
// from x by at most 2 a.
double SinusoidalRate::solve(double phase, double target) const {
  if (!(target > 0)) return 0;
  double low = std::max(0.0, target - 2 * swing_);
  double high = std::min(kTwoPi, target + 2 * swing_);
  // Short gaps: the rate is nearly a straight line.
  double x = target;
  if (target < 0.5) {
    const double rate = 1 + swing_ * sim::math::sin(phase);
    x = time_of_expected(target, rate, swing_ * sim::math::sin(phase + kHalfPi));
  }
  if (!(x >= low && x <= high)) x = 0.5 * (low + high);
  for (int step = 0; step < kStepsMax; ++step) {
    const double excess =
        x + 2 * swing_ * sim::math::sin(phase + 0.5 * x) * sim::math::sin(0.5 * x) - target;
    (excess > 0 ? high : low) = x;
    double next = x - excess / (1 + swing_ * sim::math::sin(phase + x));
    const bool is_bisection = step > kNewtonSteps && step % 3 == 0;
    if (is_bisection || !(next >= low && next <= high)) next = 0.5 * (low + high);
    const double distance = next < x ? x - next : next - x;
    x = next;
    if (distance <= tolerance_ + kToleranceRelative * x) break;
  }
  return x;
}

}  // namespace orrery::models
