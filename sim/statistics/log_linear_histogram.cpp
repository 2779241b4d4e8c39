#include "sim/statistics/log_linear_histogram.h"

#include <algorithm>
#include <numeric>

#include "sim/base/check.h"
#include "sim/statistics/quantile_rank.h"

namespace orrery::sim {

std::uint32_t LogLinearHistogram::add_block(std::uint32_t octave) {
  CHECK(octave < kOctaves, "a negative value was recorded");
  const std::size_t block = counts_.size() >> kStepBits;
  counts_.resize(counts_.size() + kSteps);
  block_of_[octave] = static_cast<std::uint8_t>(block);
  return static_cast<std::uint32_t>(block);
}

const std::uint64_t* LogLinearHistogram::block(std::uint32_t octave) const {
  const std::size_t block = block_of_[octave];
  return block == kAbsent ? nullptr : counts_.data() + (block << kStepBits);
}

void LogLinearHistogram::record_many(std::int64_t value, std::uint64_t count) {
  CHECK(value >= 0, "a negative value was recorded");
  if (count == 0) return;
  const std::uint32_t index = bucket_index(value);
  const std::uint32_t octave = index >> kStepBits;
  std::uint32_t block = block_of_[octave];
  if (block == kAbsent) block = add_block(octave);
  counts_[(block << kStepBits) | (index & (kSteps - 1))] += count;
  count_ += count;
  sum_ += Int128{value} * static_cast<Int128>(count);
  min_ = std::min(min_, value);
  max_ = std::max(max_, value);
}

void LogLinearHistogram::merge(const LogLinearHistogram& other) {
  for (std::uint32_t octave = 0; octave < kOctaves; ++octave) {
    if (other.block_of_[octave] == kAbsent) continue;
    if (block_of_[octave] == kAbsent) add_block(octave);
    // After add_block: a histogram may be merged into itself.
    const std::uint64_t* from = other.block(octave);
    std::uint64_t* to = counts_.data() + (std::size_t{block_of_[octave]} << kStepBits);
    for (std::uint32_t step = 0; step < kSteps; ++step) to[step] += from[step];
  }
  count_ += other.count_;
  sum_ += other.sum_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
}

LogLinearHistogram LogLinearHistogram::since(const LogLinearHistogram& earlier) const {
  CHECK(count_ >= earlier.count_, "not an earlier state of this histogram");
  LogLinearHistogram difference = *this;
  for (std::uint32_t octave = 0; octave < kOctaves; ++octave) {
    const std::uint64_t* before = earlier.block(octave);
    if (before == nullptr) continue;
    CHECK(block_of_[octave] != kAbsent, "not an earlier state of this histogram");
    std::uint64_t* counts =
        difference.counts_.data() + (std::size_t{block_of_[octave]} << kStepBits);
    std::uint64_t borrowed = 0;  // in its top bit: a count was smaller than before
    for (std::uint32_t step = 0; step < kSteps; ++step) {
      counts[step] -= before[step];
      borrowed |= counts[step];
    }
    CHECK(borrowed >> 63 == 0, "not an earlier state of this histogram");
  }
  difference.count_ -= earlier.count_;
  difference.sum_ -= earlier.sum_;
  difference.min_ = kNoMin;
  difference.max_ = kNoMax;
  if (difference.count_ > 0) {
    difference.min_ = std::max(difference.bucket_of_rank(1)->lower, min_);
    difference.max_ = std::min(difference.bucket_of_rank(difference.count_)->upper, max_);
  }
  return difference;
}

std::optional<std::int64_t> LogLinearHistogram::min() const {
  if (count_ == 0) return std::nullopt;
  return min_;
}

std::optional<std::int64_t> LogLinearHistogram::max() const {
  if (count_ == 0) return std::nullopt;
  return max_;
}

std::optional<double> LogLinearHistogram::mean() const {
  if (count_ == 0) return std::nullopt;
  return static_cast<double>(sum_) / static_cast<double>(count_);
}

std::optional<LogLinearHistogram::Bucket> LogLinearHistogram::bucket_of_rank(
    std::uint64_t rank) const {
  if (rank == 0 || rank > count_) return std::nullopt;
  std::uint64_t below = 0;  // records in the buckets already passed
  for (std::uint32_t octave = 0; octave < kOctaves; ++octave) {
    const std::uint64_t* counts = block(octave);
    if (counts == nullptr) continue;
    const std::uint64_t below_next = std::accumulate(counts, counts + kSteps, below);
    if (below_next < rank) {
      below = below_next;
      continue;
    }
    std::uint32_t step = 0;
    while ((below += counts[step]) < rank) ++step;
    Bucket bucket = bucket_bounds((octave << kStepBits) | step);
    bucket.count = counts[step];
    return bucket;
  }
  CHECK(false, "counts do not add up");
  return std::nullopt;
}

std::optional<std::int64_t> LogLinearHistogram::quantile(double q) const {
  const auto rank = quantile_rank(q, count_);
  if (!rank) return std::nullopt;
  if (*rank == 1) return min_;
  if (*rank == count_) return max_;
  const auto bucket = bucket_of_rank(*rank);
  return std::clamp(bucket->lower + (bucket->upper - bucket->lower) / 2, min_, max_);
}

bool operator==(const LogLinearHistogram& a, const LogLinearHistogram& b) {
  if (a.count_ != b.count_ || a.sum_ != b.sum_ || a.min_ != b.min_ || a.max_ != b.max_)
    return false;
  static constexpr std::array<std::uint64_t, LogLinearHistogram::kSteps> kZeros{};
  for (std::uint32_t octave = 0; octave < LogLinearHistogram::kOctaves; ++octave) {
    const std::uint64_t* left = a.block(octave);
    const std::uint64_t* right = b.block(octave);
    if (left == nullptr) left = kZeros.data();
    if (right == nullptr) right = kZeros.data();
    if (!std::equal(left, left + LogLinearHistogram::kSteps, right)) return false;
  }
  return true;
}

}  // namespace orrery::sim
