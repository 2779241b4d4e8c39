// Many runs of one scenario, merged in the order of their replications.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/run/figure.h"
#include "app/run/metrics.h"
#include "app/run/objectives.h"
#include "models/observation/run_result.h"
#include "sim/fingerprint/fingerprint.h"
#include "sim/statistics/moments.h"

namespace orrery::app {

// What is kept of one replication: the figures of `orrery run --replication`.
struct ReplicationRow {
  std::uint32_t replication = 0;
  sim::FingerprintSum fingerprint;
  std::uint64_t events = 0;
  std::uint64_t arrived = 0;
  std::vector<EndpointMetrics> endpoints;  // in the order of Replications::endpoints()
};

struct ReplicatedEndpoint {
  std::string name;
  models::OutcomeCounts outcomes = {};
  sim::LogLinearHistogram ok;  // of all replications
  sim::LogLinearHistogram failed;
  std::uint64_t requests() const;
};

// One value a replication.
struct ReplicatedService {
  std::string name;
  std::uint64_t pods = 0;
  std::uint64_t servers = 0;
  sim::Moments utilisation;  // empty: unlimited servers
  sim::Moments queue;
  sim::Moments rejected_rate;  // a second
  std::uint64_t queue_max = 0;
};

// A figure around a failure, of which an objective speaks.
struct WatchedFigure {
  Figure figure;
  std::vector<double> values;   // of the replications that have it
  sim::LogLinearHistogram all;  // times of the period in all replications; empty: of windows
};

class Replications {
 public:
  Replications() = default;
  // Keeps the figures around failures among these, too.
  explicit Replications(const std::vector<Figure>& figures);

  // The next replication. REQUIRES: the result is complete and of the same scenario as all others.
  void add(const models::RunResult& result);

  const std::vector<ReplicationRow>& rows() const { return rows_; }
  const std::vector<ReplicatedEndpoint>& endpoints() const { return endpoints_; }
  const std::vector<ReplicatedService>& services() const { return services_; }

  // A figure over all replications: rate, success and mean are means over replications (Student);
  // quantiles and max those of all requests together, quantiles with an interval from sections.
  // No interval: one replication, max, or a replication that has too few values beyond the
  // quantile. ERRORS: std::invalid_argument for a level that student_quantile() does not know.
  Evidence evidence(std::size_t endpoint, models::EndpointMetric metric, double level) const;
  // The same of a figure; nothing for an endpoint that nobody called. One around a failure must be
  // among those that are kept; figures of windows are means over replications.
  Evidence evidence(const Figure& figure, double level) const;

 private:
  void add_watched(const models::RunResult& result);
  // `all`: what quantiles are taken from; null: from the values.
  Evidence evidence_of(const std::vector<double>& values, const sim::LogLinearHistogram* all,
                       models::EndpointMetric metric, double level) const;

  std::vector<ReplicationRow> rows_;
  std::vector<ReplicatedEndpoint> endpoints_;
  std::vector<ReplicatedService> services_;
  std::vector<WatchedFigure> watched_;
};

}  // namespace orrery::app
