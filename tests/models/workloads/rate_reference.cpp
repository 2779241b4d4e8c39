#include "tests/models/workloads/rate_reference.h"

#include <cmath>
#include <numbers>

namespace orrery::models {

namespace {

long double ns(sim::Duration duration) {
  return static_cast<long double>(duration.nanoseconds());
}

constexpr long double kTwoPi = 2 * std::numbers::pi_v<long double>;

struct RateAt {
  long double t;

  long double operator()(const ConstantRateSpec& spec) const { return spec.rate; }
  long double operator()(const StepRateSpec& spec) const {
    long double result = 0;
    for (const RatePoint& point : spec.points) {
      if (ns(point.at) <= t) result = point.rate;
    }
    return result;
  }
  long double operator()(const LinearRateSpec& spec) const {
    const RatePoint* before = nullptr;
    for (const RatePoint& point : spec.points) {
      if (t < ns(point.at)) {
        if (before == nullptr) return point.rate;
        const long double part = (t - ns(before->at)) / (ns(point.at) - ns(before->at));
        return before->rate + part * (static_cast<long double>(point.rate) - before->rate);
      }
      before = &point;
    }
    return before->rate;
  }
  long double operator()(const StagedRateSpec& spec) const {
    long double begin = 0;
    long double before = 0;
    for (const RateStage& stage : spec.stages) {
      const long double part = (t - begin) / ns(stage.length);
      if (part < 1) return stage.is_ramp ? before + part * (stage.rate - before) : stage.rate;
      begin += ns(stage.length);
      before = stage.rate;
    }
    return 0;
  }
  long double operator()(const SinusoidalRateSpec& spec) const {
    return spec.mean + spec.amplitude * std::sin(kTwoPi * (t + ns(spec.offset)) / ns(spec.period));
  }
};

struct ExpectedUntil {
  long double t;

  long double operator()(const ConstantRateSpec& spec) const { return spec.rate * t; }
  long double operator()(const StepRateSpec& spec) const {
    long double result = 0;
    for (std::size_t i = 0; i < spec.points.size(); ++i) {
      const long double begin = ns(spec.points[i].at);
      long double end = t;
      if (i + 1 < spec.points.size()) end = std::min(end, ns(spec.points[i + 1].at));
      if (end > begin) result += spec.points[i].rate * (end - begin);
    }
    return result;
  }
  long double operator()(const LinearRateSpec& spec) const {
    // Trapezoids between 0, the points and t.
    long double result = 0;
    long double from = 0;
    for (const RatePoint& point : spec.points) {
      const long double to = std::min(t, ns(point.at));
      if (to > from) {
        // From the left: at the point itself both neighbours agree.
        result += (RateAt{from}(spec) + RateAt{to}(spec)) / 2 * (to - from);
        from = to;
      }
    }
    if (t > from) result += spec.points.back().rate * (t - from);
    return result;
  }
  long double operator()(const StagedRateSpec& spec) const {
    long double result = 0;
    long double begin = 0;
    long double before = 0;
    for (const RateStage& stage : spec.stages) {
      const long double length = std::min(t - begin, ns(stage.length));
      if (length <= 0) break;
      const long double from = stage.is_ramp ? before : static_cast<long double>(stage.rate);
      const long double slope = (stage.rate - from) / ns(stage.length);
      result += from * length + slope * length * length / 2;
      begin += ns(stage.length);
      before = stage.rate;
    }
    return result;
  }
  long double operator()(const SinusoidalRateSpec& spec) const {
    const long double scale = ns(spec.period) / kTwoPi;
    const long double begin = ns(spec.offset) / scale;
    return spec.mean * t + spec.amplitude * scale * (std::cos(begin) - std::cos(begin + t / scale));
  }
};

}  // namespace

long double expected_until(const RateSpec& rate, long double t) {
  return std::visit(ExpectedUntil{t}, rate);
}

long double rate_at(const RateSpec& rate, long double t) {
  return std::visit(RateAt{t}, rate);
}

long double time_until(const RateSpec& rate, long double expected, long double last) {
  long double low = 0;
  long double high = last;
  for (int i = 0; i < 120; ++i) {
    const long double middle = (low + high) / 2;
    (expected_until(rate, middle) >= expected ? high : low) = middle;
  }
  return high;
}

}  // namespace orrery::models
