#include "app/run/replications.h"

#include <algorithm>

#include "app/run/summary.h"
#include "app/spec/names.h"
#include "sim/base/check.h"
#include "sim/statistics/interval.h"

namespace orrery::app {

using models::EndpointMetric;

std::uint64_t ReplicatedEndpoint::requests() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : outcomes) sum += count;
  return sum;
}

void Replications::add(const models::RunResult& result) {
  CHECK(result.complete, "a replication was interrupted");
  if (rows_.empty()) {
    endpoints_.resize(result.endpoints.size());
    services_.resize(result.services.size());
  }
  CHECK(endpoints_.size() == result.endpoints.size() && services_.size() == result.services.size(),
        "replications of different scenarios");
  const double seconds = measured_seconds(result);
  ReplicationRow row{
      result.replication, result.fingerprint.total(), result.events, result.arrived, {}};
  for (std::size_t i = 0; i < endpoints_.size(); ++i) {
    const models::EndpointResult& endpoint = result.endpoints[i];
    row.endpoints.push_back(metrics_of(endpoint, seconds));
    endpoints_[i].name = endpoint.name;
    for (std::size_t k = 0; k < models::kOutcomes; ++k) {
      endpoints_[i].outcomes[k] += endpoint.outcomes[k];
    }
    endpoints_[i].ok.merge(endpoint.ok);
    endpoints_[i].failed.merge(endpoint.failed);
  }
  for (std::size_t i = 0; i < services_.size(); ++i) {
    const ServiceSummary summary = summarize_service(result.services[i], seconds);
    ReplicatedService& service = services_[i];
    service.name = summary.name;
    service.pods = summary.pods;
    service.servers = summary.servers;
    service.queue_max = std::max(service.queue_max, summary.queue_max);
    if (summary.utilisation) service.utilisation.add(*summary.utilisation);
    service.queue.add(summary.queue);
    if (seconds > 0) service.rejected_rate.add(static_cast<double>(summary.rejected) / seconds);
  }
  rows_.push_back(std::move(row));
}

Evidence Replications::evidence(std::size_t endpoint, EndpointMetric metric, double level) const {
  const ReplicatedEndpoint& merged = endpoints_[endpoint];
  std::vector<double> values;
  for (const ReplicationRow& row : rows_) {
    if (const auto& value = row.endpoints[endpoint][index_of(metric)]) values.push_back(*value);
  }
  const bool everywhere = values.size() == rows_.size();
  Evidence evidence;
  const std::string name(to_text(metric));
  if (quantile_of(metric) || metric == EndpointMetric::max) {
    sim::LogLinearHistogram all = merged.ok;
    all.merge(merged.failed);
    evidence.value = latency_metric(all, metric);
    if (quantile_of(metric) && evidence.value && everywhere) {
      evidence.interval = sim::interval_of_sections(values, *evidence.value, level,
                                                    name + " of all requests, by replications");
      if (evidence.interval) {
        evidence.interval->half_width =
            std::max(evidence.interval->half_width, quantile_error(*evidence.value));
      }
    }
  } else if (!values.empty()) {
    const sim::Moments moments = sim::moments_of(values);
    evidence.value = moments.mean();
    if (everywhere) {
      evidence.interval =
          sim::interval_of_mean(moments, level, name + " of a replication, on average");
    }
  }
  return evidence;
}

Evidence Replications::evidence(const models::EndpointName& name, EndpointMetric metric,
                                double level) const {
  for (std::size_t i = 0; i < endpoints_.size(); ++i) {
    if (endpoints_[i].name == to_text(name)) return evidence(i, metric, level);
  }
  return {};
}

}  // namespace orrery::app
