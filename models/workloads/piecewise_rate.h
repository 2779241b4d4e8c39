// A rate that is a straight line in each of several pieces of time: steps and polygons. Answers
// when so many requests more will have been expected, in closed form.
//
// Rates are requests a second and times are ns, so an integrated rate comes in billionths of a
// request, which is also what a standard exponential time is drawn in.
#pragma once

#include <cstddef>
#include <vector>

#include "models/workloads/fine_time.h"
#include "models/workloads/rate_spec.h"
#include "sim/base/time.h"

namespace orrery::models {

// The distance x >= 0, in ns, with rate x + slope x^2 / 2 = expected.
// REQUIRES: expected >= 0, rate >= 0, and the rate is not yet 0 before x.
double time_of_expected(double expected, double rate, double slope);

class PiecewiseRate {
 public:
  // REQUIRES: points strictly ascending, one at least, from 0 on; rates as in rate_spec.h.
  explicit PiecewiseRate(const StepRateSpec& spec);
  explicit PiecewiseRate(const LinearRateSpec& spec);
  explicit PiecewiseRate(const StagedRateSpec& spec);

  // Moves `now` to where `expected` billionths of a request more are expected, or to never().
  // Where that is the end of a piece to within the 1e-9 of what is left of it, it is that end:
  // the last of evenly spaced arrivals must not slip over a pause because of its rounding.
  // REQUIRES: `now` is where the last call left it; expected >= 0.
  // COST: constant, and as much for each piece that ends.
  void advance(FineTime& now, double expected);

 private:
  struct Piece {
    sim::SimTime begin;
    sim::SimTime end;
    Rate rate_begin = 0;
    Rate rate_end = 0;
    double slope = 0;  // of the rate per ns

    double rate_at(const FineTime& now) const;
  };

  void add(sim::Duration begin, Rate rate_begin, sim::SimTime end, Rate rate_end);

  std::vector<Piece> pieces_;  // from 0 to never(), without gaps
  std::size_t piece_ = 0;      // the first that has not ended
};

}  // namespace orrery::models
