// What users saw before, during and after each failure: requests by when they arrived.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/recording/outcome.h"
#include "sim/base/time.h"
#include "sim/statistics/log_linear_histogram.h"

namespace orrery::models {

enum class Period : std::uint8_t { before, during, after };
inline constexpr std::size_t kPeriods = 3;

struct PeriodMeter {
  OutcomeCounts outcomes = {};
  sim::LogLinearHistogram ok;  // ns
  sim::LogLinearHistogram failed;
};

class FailurePeriods {
 public:
  FailurePeriods() = default;
  FailurePeriods(std::size_t failures, std::size_t endpoints)
      : failures_(failures), meters_(failures * endpoints) {}

  bool empty() const { return failures_.empty(); }

  // An occurrence of the failure begins or ends; several may be in force.
  void begin(std::uint32_t failure, sim::SimTime now) {
    if (failures_[failure].in_force++ == 0) failures_[failure].changes.push_back(now);
  }
  void end(std::uint32_t failure, sim::SimTime now) {
    if (--failures_[failure].in_force == 0) failures_[failure].changes.push_back(now);
  }

  // A request of the cohort has ended after `response` ns. COST: a search among the changes of each
  // failure.
  void record(std::uint32_t endpoint, sim::SimTime arrived, Outcome outcome, std::int64_t response);
  // One has not.
  void record_unfinished(std::uint32_t endpoint, sim::SimTime arrived);

  const PeriodMeter& meter(std::uint32_t failure, std::uint32_t endpoint, Period period) const {
    return meters_[index_of(failure, endpoint)][static_cast<std::size_t>(period)];
  }
  // How much of [from, to) is in the period.
  sim::Duration length(std::uint32_t failure, Period period, sim::SimTime from,
                       sim::SimTime to) const;

 private:
  struct Failure {
    std::vector<sim::SimTime> changes;  // begins at even places, ends at odd ones; ascending
    std::uint32_t in_force = 0;
  };

  Period period_at(const Failure& failure, sim::SimTime time) const;
  std::size_t index_of(std::uint32_t failure, std::uint32_t endpoint) const {
    return endpoint * failures_.size() + failure;
  }

  std::vector<Failure> failures_;
  std::vector<std::array<PeriodMeter, kPeriods>> meters_;
};

}  // namespace orrery::models
