// What is counted of the requests that clients send to one endpoint.
#pragma once

#include <cstdint>

#include "models/recording/outcome.h"
#include "sim/base/wide.h"
#include "sim/statistics/batch_means.h"
#include "sim/statistics/batch_quantiles.h"
#include "sim/statistics/log_linear_histogram.h"

namespace orrery::models {

class EndpointMeter {
 public:
  void record_arrival() { ++arrived_; }

  // A request ended after `response`. `early`: it arrived before the warm-up was over.
  // COST: one record in a histogram.
  void record_end(Outcome outcome, std::int64_t response, bool early) {
    if (early) [[unlikely]] {
      if (is_ok(outcome)) ++early_ok_;
      early_.record(response);
      return;
    }
    ++outcomes_[static_cast<std::size_t>(outcome)];
    (is_ok(outcome) ? ok_ : failed_).record(response);
    if (--left_of_batch_ == 0) [[unlikely]]
      end_batch();
  }

  // From now on the cohort is kept in batches too. REQUIRES: nobody of it has ended.
  void keep_batches() { left_of_batch_ = 1; }

  // The whole run.
  std::uint64_t arrived() const { return arrived_; }
  std::uint64_t ended() const { return ended_ok() + ended_failed(); }
  std::uint64_t ended_ok() const { return ok_.count() + early_ok_; }
  std::uint64_t ended_failed() const { return failed_.count() + early_.count() - early_ok_; }
  sim::Int128 response_sum() const { return early_.sum() + ok_.sum() + failed_.sum(); }
  sim::LogLinearHistogram responses() const;

  // The cohort that arrived in [warmup, duration).
  const OutcomeCounts& outcomes() const { return outcomes_; }
  const sim::LogLinearHistogram& ok() const { return ok_; }
  const sim::LogLinearHistogram& failed() const { return failed_; }
  const sim::BatchMeans& batch_means() const { return batch_means_; }
  const sim::BatchQuantiles& batch_quantiles() const { return batch_quantiles_; }

 private:
  void end_batch();

  std::uint64_t arrived_ = 0;
  std::uint64_t early_ok_ = 0;
  sim::LogLinearHistogram early_;
  OutcomeCounts outcomes_ = {};
  sim::LogLinearHistogram ok_;
  sim::LogLinearHistogram failed_;

  // Batches are differences of what the histograms held at their borders.
  std::uint64_t left_of_batch_ = 0;  // as it starts, 2^64 records: none are kept
  sim::Int128 sum_at_border_ = 0;
  sim::LogLinearHistogram responses_at_border_;
  sim::BatchMeans batch_means_;
  sim::BatchQuantiles batch_quantiles_;
};

}  // namespace orrery::models
