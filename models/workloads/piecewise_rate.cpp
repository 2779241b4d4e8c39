#include "models/workloads/piecewise_rate.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/math/elementary.h"
#include "sim/math/float_environment.h"

namespace orrery::models {

namespace {

constexpr double kPieceEndTolerance = 1e-9;

}  // namespace

double time_of_expected(double expected, double rate, double slope) {
  if (!(expected > 0)) return 0;
  if (!(slope < 0) && !(slope > 0)) return expected / rate;
  // x = (sqrt(rate^2 + 2 slope expected) - rate) / slope, multiplied by the sum of the two so that
  // nothing cancels. The root is the rate at x.
  const double squared = rate * rate + 2 * slope * expected;
  return 2 * expected / (rate + sim::math::sqrt(std::max(squared, 0.0)));
}

PiecewiseRate::PiecewiseRate(const StepRateSpec& spec) {
  const sim::math::FloatEnvironmentGuard float_environment;
  const std::vector<RatePoint>& points = spec.points;
  CHECK(!points.empty());
  add(sim::Duration(), 0, sim::SimTime() + points.front().at, 0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool is_last = i + 1 == points.size();
    const sim::SimTime end = is_last ? sim::SimTime::never() : sim::SimTime() + points[i + 1].at;
    add(points[i].at, points[i].rate, end, points[i].rate);
  }
}

PiecewiseRate::PiecewiseRate(const LinearRateSpec& spec) {
  const sim::math::FloatEnvironmentGuard float_environment;
  const std::vector<RatePoint>& points = spec.points;
  CHECK(!points.empty());
  const RatePoint& first = points.front();
  const RatePoint& last = points.back();
  add(sim::Duration(), first.rate, sim::SimTime() + first.at, first.rate);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    add(points[i].at, points[i].rate, sim::SimTime() + points[i + 1].at, points[i + 1].rate);
  }
  add(last.at, last.rate, sim::SimTime::never(), last.rate);
}

PiecewiseRate::PiecewiseRate(const StagedRateSpec& spec) {
  const sim::math::FloatEnvironmentGuard float_environment;
  CHECK(!spec.stages.empty());
  sim::Duration begin;
  Rate rate = 0;
  for (const RateStage& stage : spec.stages) {
    const sim::Duration end = begin + stage.length;
    add(begin, stage.is_ramp ? rate : stage.rate, sim::SimTime() + end, stage.rate);
    rate = stage.rate;
    begin = end;
  }
  add(begin, 0, sim::SimTime::never(), 0);
}

void PiecewiseRate::add(sim::Duration begin, Rate rate_begin, sim::SimTime end, Rate rate_end) {
  Piece piece{sim::SimTime() + begin, end, rate_begin, rate_end};
  if (piece.begin == piece.end) return;
  piece.slope = (rate_end - rate_begin) / static_cast<double>((end - piece.begin).nanoseconds());
  pieces_.push_back(piece);
}

double PiecewiseRate::Piece::rate_at(const FineTime& now) const {
  if (!(rate_begin < rate_end) && !(rate_end < rate_begin)) return rate_begin;
  // A mean of both ends: near a rate of 0 the relative error stays small.
  const double done = std::max(now.since(begin), 0.0);
  const double left = std::max(now.until(end), 0.0);
  return (rate_begin * left + rate_end * done) / (left + done);
}

void PiecewiseRate::advance(FineTime& now, double expected) {
  for (; piece_ < pieces_.size(); ++piece_) {
    const Piece& piece = pieces_[piece_];
    const double rate = piece.rate_at(now);
    const double time_left = now.until(piece.end);
    const double expected_left = 0.5 * (rate + piece.rate_end) * time_left;
    if (expected_left > 0) {
      if (expected <= expected_left * (1 + kPieceEndTolerance)) {
        now.advance(std::min(time_of_expected(expected, rate, piece.slope), time_left));
        return;
      }
      expected -= expected_left;
    }
    now.move_to(piece.end);
  }
  now = FineTime::never();
}

}  // namespace orrery::models
