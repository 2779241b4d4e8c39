// The arrivals of a trace, one after the other. Only the counts are kept, never the arrivals.
//
// With `interval` > 0, row j of [b, b + interval) in the trace is [x(b), x(b + interval)) in the
// run, with x(t) = t / speed, to the nearest nanosecond. Of the rows' counts c and the multiplier m
// it has n = scaled_count(c_0 + ... + c_j, m) - scaled_count(c_0 + ... + c_(j-1), m) arrivals. The
// k-th of them (from 0) is, to the nanosecond before it, at the beginning plus the width times
//   even     (2 k + 1) / (2 n);
//   uniform  1 - exp(-(E_0 / n + E_1 / (n - 1) + ... + E_k / (n - k))), E being the standard
//            exponential gaps of arrival_process.h: the k-th smallest of n uniform numbers (Renyi,
//            "On the theory of order statistics", 1953), found without those behind it.
// None is later than the last nanosecond of its interval: each has exactly its count.
//
// With interval 0 the n arrivals of a row come at the instant x(b).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/workloads/trace_spec.h"
#include "models/workloads/workload_spec.h"
#include "sim/base/time.h"

namespace orrery::models {

class TraceReplay {
 public:
  // REQUIRES: as in trace_spec.h; every interval is 1 ns at least in the run.
  TraceReplay(const TraceArrivalsSpec& spec, double multiplier);
  // Given times are a trace of instants.
  TraceReplay(const TimesArrivalsSpec& spec, double multiplier);

  // Goes to the next arrival; false: there is none. COST: constant, and as much for each row that
  // ends.
  bool advance() {
    if (left_ == 0 && !begin_row()) return false;
    --left_;
    return true;
  }
  // Whether the arrival's place in its interval is drawn.
  bool is_drawn() const { return spread_ == TraceSpread::uniform && interval_ > sim::Duration(); }
  // The instant of the arrival. `gap`: in billionths, where it is drawn. REQUIRES: advance() was
  // true; called once for each.
  sim::SimTime place(std::int64_t gap);

 private:
  bool begin_row();
  sim::SimTime in_run(sim::Duration time) const;

  std::vector<TraceRow> rows_;
  sim::Duration interval_;
  TraceSpread spread_ = TraceSpread::even;
  double speed_ = 1;
  double multiplier_ = 1;

  std::size_t row_ = 0;        // the next one
  std::uint64_t counted_ = 0;  // up to it, in the trace
  std::uint64_t scaled_ = 0;   // and in the run
  // The row under way.
  sim::SimTime begin_;
  std::int64_t width_ = 0;  // ns; 0: an instant
  std::uint64_t count_ = 0;
  std::uint64_t left_ = 0;
  double drawn_ = 0;  // the sum of E / n, in billionths
};

}  // namespace orrery::models
