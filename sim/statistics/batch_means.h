// Batch means: an interval of the steady-state mean from one long run of correlated integers
// (response times, or paired differences of them, in nanoseconds).
//
// The batch rule is in batched_interval.h. Sums are integers, so the batches do not depend on
// rounding. Records of the unfinished last batch (at most one in 32) are left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/check.h"
#include "sim/base/wide.h"
#include "sim/statistics/batched_interval.h"

namespace orrery::sim {

class BatchMeans {
 public:
  BatchMeans() { sums_.reserve(kBatchesKeptMax); }

  // Any value; the sum of 2^64 of them fits. COST: about 1 ns; no allocation, except that
  // the first batches after a copy may make the vector grow.
  void record(std::int64_t value) {
    sum_ += value;
    if (++in_batch_ == batch_size_) [[unlikely]]
      close_batch();
  }

  // As batch_size() calls of record() with values of this sum. REQUIRES: no batch has begun.
  void add_batch(Int128 sum) {
    CHECK(in_batch_ == 0, "a batch has begun");
    sum_ = sum;
    close_batch();
  }

  // Of the complete batches.
  std::uint64_t batches() const { return sums_.size(); }
  std::uint64_t batch_size() const { return batch_size_; }
  std::vector<double> means() const;

  // nullopt: fewer than kBatchesUsedMin batches. ERRORS: as interval_of_mean().
  std::optional<BatchedInterval> interval(double level, std::string estimand) const;

  friend bool operator==(const BatchMeans&, const BatchMeans&) = default;

 private:
  void close_batch();

  Int128 sum_ = 0;  // of the unfinished batch
  std::uint64_t in_batch_ = 0;
  std::uint64_t batch_size_ = 1;
  std::vector<Int128> sums_;
};

}  // namespace orrery::sim
