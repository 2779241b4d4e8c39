#include "sim/statistics/batch_means.h"

#include <utility>

#include "sim/statistics/autocorrelation.h"
#include "sim/statistics/moments.h"

namespace orrery::sim {

void BatchMeans::close_batch() {
  sums_.push_back(sum_);
  sum_ = 0;
  in_batch_ = 0;
  if (sums_.size() < kBatchesKeptMax) return;
  for (std::size_t i = 0; i < kBatchesKeptMin; ++i) sums_[i] = sums_[2 * i] + sums_[2 * i + 1];
  sums_.resize(kBatchesKeptMin);
  batch_size_ *= 2;
}

std::vector<double> BatchMeans::means() const {
  std::vector<double> means;
  means.reserve(sums_.size());
  for (Int128 sum : sums_) {
    means.push_back(static_cast<double>(sum) / static_cast<double>(batch_size_));
  }
  return means;
}

std::optional<BatchedInterval> BatchMeans::interval(double level, std::string estimand) const {
  const std::vector<double> values = means();
  const auto interval = interval_of_mean(moments_of(values), level, std::move(estimand));
  if (!interval || values.size() < kBatchesUsedMin) return std::nullopt;
  BatchedInterval result;
  result.interval = *interval;
  result.batches = batches();
  result.batch_size = batch_size_;
  result.autocorrelation = lag1_autocorrelation(values);
  result.correlated = is_correlated(result.autocorrelation, values.size());
  return result;
}

}  // namespace orrery::sim
