// Two scenarios met by the same random numbers, pair by pair.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/run/figure.h"
#include "app/run/metrics.h"
#include "models/observation/run_result.h"
#include "sim/statistics/paired_differences.h"

namespace orrery::app {

// Of one endpoint that both have.
struct PairedEndpoint {
  std::string name;
  // B - A by metric. Where one replication has no figure, a difference of those that have would be
  // biased: `missing` then says in how many, and the differences are not to be used.
  std::array<sim::PairedDifferences, kMetrics> differences;
  std::array<std::uint64_t, kMetrics> missing = {};
};

// Of a figure around a failure, in the same way.
struct PairedFigure {
  Figure figure;
  sim::PairedDifferences differences;
  std::uint64_t missing = 0;
};

class PairedRuns {
 public:
  // Watches the figures around failures among these, too.
  explicit PairedRuns(const std::vector<Figure>& figures = {});

  // The next replication. REQUIRES: both are complete, of the same seed and replication, and of the
  // same scenarios as all others.
  void add(const models::RunResult& a, const models::RunResult& b);

  std::uint64_t count() const { return count_; }
  // Replications in which A and B had the same fingerprint.
  std::uint64_t equal() const { return equal_; }
  const std::vector<PairedEndpoint>& endpoints() const { return endpoints_; }
  const std::vector<PairedFigure>& watched() const { return watched_; }
  // Endpoints that one of the two lacks.
  const std::vector<std::string>& only_a() const { return only_a_; }
  const std::vector<std::string>& only_b() const { return only_b_; }

  // B - A; none: fewer than two pairs, or a replication without the figure. That of a quantile is
  // at least as wide as what its two histograms leave open.
  std::optional<sim::Interval> interval(std::size_t endpoint, models::EndpointMetric metric,
                                        double level) const;
  std::optional<sim::Interval> interval(const PairedFigure& watched, double level) const;

 private:
  void add_endpoints(const models::RunResult& a, const models::RunResult& b);
  std::optional<sim::Interval> interval_of(const sim::PairedDifferences& pairs,
                                           std::uint64_t missing, models::EndpointMetric metric,
                                           double level) const;

  std::uint64_t count_ = 0;
  std::uint64_t equal_ = 0;
  std::vector<PairedEndpoint> endpoints_;
  std::vector<PairedFigure> watched_;
  std::vector<std::string> only_a_;
  std::vector<std::string> only_b_;
};

}  // namespace orrery::app
