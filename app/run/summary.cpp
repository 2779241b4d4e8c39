#include "app/run/summary.h"

#include "app/run/figure.h"
#include "app/spec/names.h"

namespace orrery::app {

namespace {

using models::EndpointMetric;
using models::Outcome;

std::uint64_t count_of(const models::OutcomeCounts& outcomes, Outcome outcome) {
  return outcomes[static_cast<std::size_t>(outcome)];
}

std::vector<ObservedFigure> observed_figures(const models::ScenarioSpec& spec,
                                             const EndpointSummary& endpoint) {
  std::vector<ObservedFigure> figures;
  for (const auto& [name, observed] : spec.observed) {
    if (to_text(name) != endpoint.name) continue;
    for (const auto& [metric, value] : observed) {
      figures.push_back({metric, value, endpoint.metrics[index_of(metric)]});
    }
  }
  return figures;
}

constexpr std::uint64_t kRequestsForP99 = 10'000;  // a hundred of them above it

std::optional<BlameSummary> blame_between(const models::BlameTable& blame, double from, double to,
                                          std::uint64_t requests_min) {
  const models::BlameSum all = blame.between(0, 1);
  if (all.requests < requests_min) return std::nullopt;
  const models::BlameSum sum = blame.between(from, to);
  BlameSummary summary{sum.requests, {}};
  for (std::size_t i = 0; i < models::kCauses; ++i) {
    summary.seconds[i] =
        static_cast<double>(sum.nanoseconds[i]) / (1e9 * static_cast<double>(sum.requests));
  }
  return summary;
}

EndpointSummary summarize_endpoint(const models::ScenarioSpec& spec,
                                   const models::RunResult& result,
                                   const models::EndpointResult& endpoint, double seconds) {
  EndpointSummary summary;
  summary.name = endpoint.name;
  summary.is_probe = endpoint.is_probe;
  summary.outcomes = endpoint.outcomes;
  summary.requests = endpoint.arrived();
  summary.metrics = metrics_of(endpoint, seconds);
  for (std::size_t i = 0; i < kMetrics; ++i) {
    if (is_latency(metric_at(i))) summary.ok_metrics[i] = latency_metric(endpoint.ok, metric_at(i));
  }
  if (spec.study == models::Study::steady_state && result.complete) {
    summary.intervals = steady_state_intervals(result, endpoint, kLevel);
  }
  summary.observed = observed_figures(spec, summary);
  summary.blame = blame_between(endpoint.blame, 0, 1, 1);
  summary.blame_above_p99 = blame_between(endpoint.blame, 0.99, 1, kRequestsForP99);
  return summary;
}

CallSummary summarize_call(const models::CallResult& call) {
  CallSummary summary{call.caller, call.callee, 0, 0, std::nullopt, std::nullopt};
  for (std::size_t i = 0; i < models::kOutcomes; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    summary.calls += call.outcomes[i];
    if (!is_ok(outcome) && outcome != Outcome::unfinished) summary.failed += call.outcomes[i];
  }
  summary.mean = latency_metric(call.latency, EndpointMetric::mean);
  summary.p99 = latency_metric(call.latency, EndpointMetric::p99);
  return summary;
}

// An objective speaks of an endpoint that clients may never have called: no evidence then.
Evidence evidence_of(const Summary& summary, const models::RunResult& result,
                     const models::ObjectiveSpec& objective) {
  if (objective.period != models::ObjectivePeriod::whole) {
    return {value_of(result, figure_of(objective)), std::nullopt};
  }
  for (const EndpointSummary& endpoint : summary.endpoints) {
    if (endpoint.name != to_text(objective.endpoint)) continue;
    const std::size_t i = index_of(objective.metric);
    Evidence evidence{endpoint.metrics[i], std::nullopt};
    if (endpoint.intervals[i]) evidence.interval = endpoint.intervals[i]->interval;
    return evidence;
  }
  return {};
}

void add_totals(Summary& summary, const models::RunResult& result) {
  summary.arrived = result.arrived;
  summary.ended = result.ended;
  summary.in_flight = result.in_flight;
  summary.calls_in_flight_max = result.calls_in_flight_max;
  for (const EndpointSummary& endpoint : summary.endpoints) {
    if (endpoint.is_probe) continue;
    const std::uint64_t ok = count_of(endpoint.outcomes, Outcome::ok) +
                             count_of(endpoint.outcomes, Outcome::ok_degraded);
    const std::uint64_t unfinished = count_of(endpoint.outcomes, Outcome::unfinished);
    summary.cohort_arrived += endpoint.requests;
    summary.cohort_ok += ok;
    summary.cohort_in_flight += unfinished;
    summary.cohort_failed += endpoint.requests - ok - unfinished;
  }
}

void add_warnings(Summary& summary, const models::RunResult& result) {
  for (std::size_t i = 0; i < result.endpoints.size(); ++i) {
    for (std::string& warning :
         steady_state_warnings(result, result.endpoints[i], summary.endpoints[i].intervals)) {
      summary.warnings.push_back(std::move(warning));
    }
  }
}

}  // namespace

std::optional<double> ObservedFigure::relative_error() const {
  if (!simulated || observed == 0) return std::nullopt;
  return (*simulated - observed) / observed;
}

ServiceSummary summarize_service(const models::ServiceResult& service, double seconds) {
  ServiceSummary summary;
  summary.name = service.name;
  summary.pods = service.pods;
  summary.servers = service.servers;
  summary.queue_max = service.queue_max;
  summary.arrived = service.arrived;
  summary.rejected = service.rejected;
  summary.killed = service.killed;
  summary.turned_away = service.turned_away;
  summary.throttled_seconds = static_cast<double>(service.throttled_area) / 1e9;
  summary.throttled_periods = service.throttled_periods;
  summary.wait_mean = latency_metric(service.waits, EndpointMetric::mean);
  summary.wait_p99 = latency_metric(service.waits, EndpointMetric::p99);
  if (seconds > 0) {
    summary.busy = static_cast<double>(service.busy_area) / (seconds * 1e9);
    summary.queue = static_cast<double>(service.queue_area) / (seconds * 1e9);
    summary.rate = static_cast<double>(service.arrived) / seconds;
    if (service.servers > 0) {
      summary.utilisation = summary.busy / static_cast<double>(service.servers);
    }
  }
  return summary;
}

NodeSummary summarize_node(const models::NodeResult& node, double seconds) {
  NodeSummary summary{node.name, node.cores, 0, std::nullopt, 0};
  if (seconds > 0) {
    summary.used = node.core_seconds / seconds;
    summary.saturated = static_cast<double>(node.saturated) / (seconds * 1e9);
    if (node.cores > 0) summary.utilisation = summary.used / node.cores;
  }
  return summary;
}

Summary summarize(const models::ScenarioSpec& spec, const models::RunResult& result) {
  Summary summary;
  summary.name = result.scenario;
  summary.question = spec.question;
  summary.study = spec.study;
  summary.seed = result.seed;
  summary.replication = result.replication;
  summary.complete = result.complete;
  summary.warmup = result.warmup;
  summary.duration = result.duration;
  summary.simulated_seconds = result.ended_at.since_start().seconds();
  summary.fingerprint = sim::to_text(result.fingerprint.total());
  summary.events = result.events;
  const double seconds = measured_seconds(result);
  for (const models::EndpointResult& endpoint : result.endpoints) {
    summary.endpoints.push_back(summarize_endpoint(spec, result, endpoint, seconds));
  }
  for (const models::ServiceResult& service : result.services) {
    summary.services.push_back(summarize_service(service, seconds));
  }
  for (const models::CallResult& call : result.calls) {
    summary.calls.push_back(summarize_call(call));
  }
  for (const models::NodeResult& node : result.nodes) {
    summary.nodes.push_back(summarize_node(node, seconds));
  }
  summary.failures = summarize_failures(spec, result);
  add_totals(summary, result);
  if (spec.study == models::Study::steady_state && result.complete) add_warnings(summary, result);
  for (const models::ObjectiveSpec& objective : spec.objectives) {
    summary.objectives.push_back(judge(objective, evidence_of(summary, result, objective)));
  }
  return summary;
}

}  // namespace orrery::app
