#include "app/run/replications.h"

#include <algorithm>

#include "app/run/summary.h"
#include "sim/base/check.h"
#include "sim/statistics/interval.h"

namespace orrery::app {

using models::EndpointMetric;

std::uint64_t ReplicatedEndpoint::requests() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : outcomes) sum += count;
  return sum;
}

Replications::Replications(const std::vector<Figure>& figures) {
  for (const Figure& figure : figures) {
    if (figure.period != models::ObjectivePeriod::whole) watched_.push_back({figure, {}, {}});
  }
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
  add_watched(result);
  rows_.push_back(std::move(row));
}

void Replications::add_watched(const models::RunResult& result) {
  for (WatchedFigure& watched : watched_) {
    if (const auto value = value_of(result, watched.figure)) watched.values.push_back(*value);
    if (const models::PeriodResult* period = period_of(result, watched.figure)) {
      watched.all.merge(period->ok);
      watched.all.merge(period->failed);
    }
  }
}

Evidence Replications::evidence(std::size_t endpoint, EndpointMetric metric, double level) const {
  const ReplicatedEndpoint& merged = endpoints_[endpoint];
  std::vector<double> values;
  for (const ReplicationRow& row : rows_) {
    if (const auto& value = row.endpoints[endpoint][index_of(metric)]) values.push_back(*value);
  }
  sim::LogLinearHistogram all = merged.ok;
  all.merge(merged.failed);
  return evidence_of(values, &all, metric, level);
}

Evidence Replications::evidence_of(const std::vector<double>& values,
                                   const sim::LogLinearHistogram* all, EndpointMetric metric,
                                   double level) const {
  const bool everywhere = values.size() == rows_.size();
  Evidence evidence;
  const std::string name(to_text(metric));
  if (all != nullptr && (quantile_of(metric) || metric == EndpointMetric::max)) {
    evidence.value = latency_metric(*all, metric);
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

Evidence Replications::evidence(const Figure& figure, double level) const {
  for (const WatchedFigure& watched : watched_) {
    if (watched.figure != figure) continue;
    return evidence_of(watched.values, figure.is_of_windows() ? nullptr : &watched.all,
                       figure.metric, level);
  }
  for (std::size_t i = 0; i < endpoints_.size(); ++i) {
    if (endpoints_[i].name == figure.endpoint) return evidence(i, figure.metric, level);
  }
  return {};
}

}  // namespace orrery::app
