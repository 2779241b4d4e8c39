#include "models/recording/blame_table.h"

#include <algorithm>
#include <bit>

#include "sim/base/saturating.h"

namespace orrery::models {

namespace {

// `part` of a sum, to the nearest.
sim::Int128 part_of(sim::Int128 sum, std::uint64_t part, std::uint64_t all) {
  return (sum * part + all / 2) / all;
}

}  // namespace

sim::Int128 BlameSum::total() const {
  sim::Int128 sum = 0;
  for (const sim::Int128 each : nanoseconds) sum += each;
  return sum;
}

std::size_t BlameTable::bucket_of(std::int64_t response) {
  const auto value = static_cast<std::uint64_t>(response < 1 ? 1 : response);
  const auto octave = static_cast<unsigned>(std::bit_width(value)) - 1;
  const std::uint64_t step =
      octave >= kStepBits ? value >> (octave - kStepBits) : value << (kStepBits - octave);
  return (std::size_t{octave} << kStepBits) + (step & ((1U << kStepBits) - 1));
}

void BlameTable::merge(const BlameTable& other) {
  buckets_.resize(std::max(buckets_.size(), other.buckets_.size()));
  for (std::size_t i = 0; i < other.buckets_.size(); ++i) {
    buckets_[i].requests += other.buckets_[i].requests;
    for (std::size_t cause = 0; cause < kCauses; ++cause) {
      buckets_[i].nanoseconds[cause] += other.buckets_[i].nanoseconds[cause];
    }
  }
}

BlameSum BlameTable::between(double from, double to) const {
  std::uint64_t all = 0;
  for (const BlameSum& bucket : buckets_) all += bucket.requests;
  const auto rank = [all](double quantile) {
    return sim::saturating_round_unsigned(quantile * static_cast<double>(all));
  };
  const std::uint64_t first = rank(from);
  const std::uint64_t last = rank(to);
  BlameSum sum;
  std::uint64_t passed = 0;
  for (const BlameSum& bucket : buckets_) {
    const std::uint64_t begin = std::max(passed, first);
    const std::uint64_t end = std::min(passed + bucket.requests, last);
    passed += bucket.requests;
    if (begin >= end) continue;
    sum.requests += end - begin;
    for (std::size_t cause = 0; cause < kCauses; ++cause) {
      sum.nanoseconds[cause] += part_of(bucket.nanoseconds[cause], end - begin, bucket.requests);
    }
  }
  return sum;
}

}  // namespace orrery::models
