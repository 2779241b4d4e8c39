#include "models/recording/endpoint_meter.h"

#include <algorithm>
#include <utility>

namespace orrery::models {

namespace {

sim::LogLinearHistogram in_one(const sim::LogLinearHistogram& a, const sim::LogLinearHistogram& b) {
  sim::LogLinearHistogram both = a;
  both.merge(b);
  return both;
}

}  // namespace

sim::LogLinearHistogram EndpointMeter::responses() const {
  sim::LogLinearHistogram all = in_one(ok_, failed_);
  all.merge(early_);
  return all;
}

// At the end of a batch of means, of quantiles, or of both.
void EndpointMeter::end_batch() {
  const std::uint64_t records = ok_.count() + failed_.count();
  const auto left_of = [records](std::uint64_t size) { return size - records % size; };
  if (records % batch_means_.batch_size() == 0) {
    const sim::Int128 sum = ok_.sum() + failed_.sum();
    batch_means_.add_batch(sum - sum_at_border_);
    sum_at_border_ = sum;
  }
  if (records % batch_quantiles_.batch_size() == 0) {
    sim::LogLinearHistogram responses = in_one(ok_, failed_);
    batch_quantiles_.add_batch(responses.since(responses_at_border_));
    responses_at_border_ = std::move(responses);
  }
  left_of_batch_ =
      std::min(left_of(batch_means_.batch_size()), left_of(batch_quantiles_.batch_size()));
}

}  // namespace orrery::models
