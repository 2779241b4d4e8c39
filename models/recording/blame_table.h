// The blame of all requests to one endpoint, by how long they took: what the slow ones waited for.
#pragma once

#include <cstdint>
#include <vector>

#include "models/recording/blame.h"
#include "sim/base/wide.h"

namespace orrery::models {

// Sums over some requests.
struct BlameSum {
  std::uint64_t requests = 0;
  std::array<sim::Int128, kCauses> nanoseconds = {};

  sim::Int128 total() const;
};

class BlameTable {
 public:
  // COST: nine additions.
  void record(std::int64_t response, const Blame& blame) {
    const std::size_t bucket = bucket_of(response);
    if (bucket >= buckets_.size()) [[unlikely]]
      buckets_.resize(bucket + 1);
    BlameSum& sum = buckets_[bucket];
    ++sum.requests;
    for (std::size_t i = 0; i < kCauses; ++i) sum.nanoseconds[i] += blame.nanoseconds[i];
  }

  bool empty() const { return buckets_.empty(); }
  void merge(const BlameTable& other);

  // Requests between two quantiles of the response, 0 <= from < to <= 1. Those of the buckets at
  // the borders, which are an eighth of an octave wide, count by the part of them that is inside.
  // COST: linear in buckets, some hundreds.
  BlameSum between(double from, double to) const;

 private:
  static constexpr unsigned kStepBits = 3;  // an octave has 2^3 buckets

  static std::size_t bucket_of(std::int64_t response);

  std::vector<BlameSum> buckets_;
};

}  // namespace orrery::models
