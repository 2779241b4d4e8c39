// A histogram of non-negative integers (nanoseconds as a rule) with bounded relative error, in
// integers only: equal records give an equal histogram, in whatever order they came and however
// they were merged.
//
// Buckets: 128 steps of equal width an octave. A value below 256 has a bucket to itself; above, a
// bucket is at most 1/128 (0.79 %) of its lower bound wide and its midpoint is at most 1/256
// (0.40 %) away from every value in it. The layout is that of Tene's HdrHistogram.
//
// Count, sum (hence mean), min and max are exact. A quantile is the nearest-rank quantile of the
// sample (quantile_rank.h) to within half a bucket. 57 octaves of 1 KiB cover all of int64; an
// octave takes memory when it is first touched, and an empty histogram takes none beyond itself.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/base/wide.h"

namespace orrery::sim {

class LogLinearHistogram {
 public:
  static constexpr unsigned kStepBits = 7;
  static constexpr std::uint32_t kSteps = 1U << kStepBits;
  static constexpr std::uint32_t kOctaves = 57;
  static constexpr std::uint32_t kBuckets = kOctaves * kSteps;

  // Values of one bucket: lower <= value <= upper. `count` of them were recorded.
  struct Bucket {
    std::int64_t lower;
    std::int64_t upper;
    std::uint64_t count;

    friend constexpr bool operator==(const Bucket&, const Bucket&) = default;
  };

  // The bucket of a value, in [0, kBuckets), ascending. REQUIRES: value >= 0.
  static constexpr std::uint32_t bucket_index(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    const std::uint32_t octave = octave_of(bits);
    return (octave << kStepBits) | step_of(bits, octave);
  }
  // The bounds of a bucket, count 0. REQUIRES: index < kBuckets.
  static constexpr Bucket bucket_bounds(std::uint32_t index) {
    const std::uint32_t octave = index >> kStepBits;
    const std::int64_t step = index & (kSteps - 1);
    if (octave == 0) return {step, step, 0};
    const std::int64_t width = std::int64_t{1} << (octave - 1);
    const std::int64_t lower = (kSteps + step) * width;
    return {lower, lower + (width - 1), 0};
  }

  // REQUIRES: value >= 0 (a CHECK). COST: about 2 ns; an allocation where the octave is new.
  [[gnu::always_inline]] void record(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    const std::uint32_t octave = octave_of(bits);
    // The entry of negative values stays absent for ever, so one test serves both.
    std::uint32_t block = block_of_[octave];
    if (block == kAbsent) [[unlikely]]
      block = add_block(octave);
    ++counts_[(block << kStepBits) | step_of(bits, octave)];
    ++count_;
    sum_ += value;
    if (value < min_) min_ = value;
    if (value > max_) max_ = value;
  }

  // As `count` calls of record(value). REQUIRES: value >= 0.
  void record_many(std::int64_t value, std::uint64_t count);

  // Afterwards this holds the records of both: exact, associative and commutative.
  void merge(const LogLinearHistogram& other);

  // The records made since `earlier`, a copy of this histogram taken before. Exact but for the
  // extremes: min() and max() of the result are bounds, those of its first and last bucket within
  // this min() and max(). REQUIRES: no bucket of `earlier` holds more than ours.
  LogLinearHistogram since(const LogLinearHistogram& earlier) const;

  std::uint64_t count() const { return count_; }
  // Exact for any 2^64 records.
  Int128 sum() const { return sum_; }
  // The extremes and the exact sum over the count, rounded once; nullopt while empty.
  std::optional<std::int64_t> min() const;
  std::optional<std::int64_t> max() const;
  std::optional<double> mean() const;

  // The midpoint (rounded down) of the bucket that holds the value of rank quantile_rank(q,
  // count()), not beyond min() and max(). Ranks 1 and count() are exact.
  // nullopt: empty, or q not in [0, 1]. ERROR: at most 1/256 of the exact sample quantile.
  std::optional<std::int64_t> quantile(double q) const;

  // How far quantile() may be from the sample's, where it gives `quantile`: half a bucket. No
  // interval of a quantile is narrower, however well its replications agree. REQUIRES: >= 0.
  static constexpr double quantile_error(std::int64_t quantile) {
    const Bucket bucket = bucket_bounds(bucket_index(quantile));
    return static_cast<double>(bucket.upper - bucket.lower) / 2;
  }

  // The bucket (with its count) that holds the value of a rank, counted from 1; nullopt where rank
  // is 0 or above count().
  std::optional<Bucket> bucket_of_rank(std::uint64_t rank) const;

  // Calls visit(Bucket) for each bucket that is not empty, by ascending value.
  template <class Visit>
  void for_each_bucket(Visit&& visit) const {
    for (std::uint32_t octave = 0; octave < kOctaves; ++octave) {
      const std::uint32_t block = block_of_[octave];
      if (block == kAbsent) continue;
      for (std::uint32_t step = 0; step < kSteps; ++step) {
        const std::uint64_t count = counts_[(block << kStepBits) | step];
        if (count == 0) continue;
        Bucket bucket = bucket_bounds((octave << kStepBits) | step);
        bucket.count = count;
        visit(bucket);
      }
    }
  }

  // Memory beyond the object itself.
  std::size_t allocated_bytes() const { return counts_.capacity() * sizeof(std::uint64_t); }

  // Whether both hold the same records, as far as a histogram can tell.
  friend bool operator==(const LogLinearHistogram& a, const LogLinearHistogram& b);

 private:
  static constexpr std::uint8_t kAbsent = 0xff;
  static constexpr std::int64_t kNoMin = INT64_MAX;
  static constexpr std::int64_t kNoMax = -1;

  // 0 for [0, 128), 1 for [128, 256), ...; kOctaves for a negative value.
  static constexpr std::uint32_t octave_of(std::uint64_t bits) {
    const auto width = static_cast<std::uint32_t>(std::bit_width(bits | (kSteps - 1)));
    return width - kStepBits;
  }
  static constexpr std::uint32_t step_of(std::uint64_t bits, std::uint32_t octave) {
    // Octaves 0 and 1 both have width 1.
    const std::uint32_t shift = octave - (octave != 0 ? 1 : 0);
    return static_cast<std::uint32_t>(bits >> shift) & (kSteps - 1);
  }

  std::uint32_t add_block(std::uint32_t octave);
  const std::uint64_t* block(std::uint32_t octave) const;

  static constexpr std::array<std::uint8_t, kOctaves + 1> all_absent() {
    std::array<std::uint8_t, kOctaves + 1> blocks{};
    for (auto& block : blocks) block = kAbsent;
    return blocks;
  }

  std::vector<std::uint64_t> counts_;  // blocks of kSteps, in the order of first touch
  std::array<std::uint8_t, kOctaves + 1> block_of_ = all_absent();
  std::uint64_t count_ = 0;
  Int128 sum_ = 0;
  std::int64_t min_ = kNoMin;
  std::int64_t max_ = kNoMax;
};

}  // namespace orrery::sim
