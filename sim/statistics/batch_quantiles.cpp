#include "sim/statistics/batch_quantiles.h"

#include <algorithm>
#include <utility>

#include "sim/statistics/autocorrelation.h"
#include "sim/statistics/moments.h"
#include "sim/statistics/quantile_rank.h"

namespace orrery::sim {
namespace {

// Halves the number of batches; an odd one at the end is dropped.
void merge_neighbours(std::vector<LogLinearHistogram>& batches) {
  const std::size_t half = batches.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    LogLinearHistogram merged = std::move(batches[2 * i]);
    merged.merge(batches[2 * i + 1]);
    batches[i] = std::move(merged);
  }
  batches.resize(half);
}

}  // namespace

void BatchQuantiles::close_batch() {
  closed_.push_back(std::exchange(open_, {}));
  if (closed_.size() < kBatchesKeptMax) return;
  merge_neighbours(closed_);
  batch_size_ *= 2;
}

LogLinearHistogram BatchQuantiles::total() const {
  LogLinearHistogram total;
  for (const LogLinearHistogram& batch : closed_) total.merge(batch);
  return total;
}

std::optional<BatchedInterval> BatchQuantiles::interval(double q, double level,
                                                        std::string estimand) const {
  std::vector<LogLinearHistogram> batches = closed_;
  std::uint64_t size = batch_size_;
  while (batches.size() >= kBatchesUsedMin && !supports_quantile(q, size)) {
    merge_neighbours(batches);
    size *= 2;
  }
  if (batches.size() < kBatchesUsedMin) return std::nullopt;
  LogLinearHistogram all;
  std::vector<double> sections;
  for (const LogLinearHistogram& batch : batches) {
    all.merge(batch);
    sections.push_back(static_cast<double>(*batch.quantile(q)));
  }
  const std::int64_t quantile = *all.quantile(q);
  const auto estimate = static_cast<double>(quantile);
  BatchedInterval result;
  result.interval = *interval_of_sections(sections, estimate, level, std::move(estimand));
  result.interval.half_width =
      std::max(result.interval.half_width, LogLinearHistogram::quantile_error(quantile));
  result.batches = batches.size();
  result.batch_size = size;
  result.autocorrelation = lag1_autocorrelation(sections);
  result.correlated = is_correlated(result.autocorrelation, sections.size());
  result.batch_bias = moments_of(sections).mean() - estimate;
  return result;
}

}  // namespace orrery::sim
