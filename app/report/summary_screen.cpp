#include <algorithm>

#include "app/report/blame_screen.h"
#include "app/report/cluster_screen.h"
#include "app/report/human.h"
#include "app/report/screen.h"
#include "app/report/screen_parts.h"
#include "app/report/utf8.h"
#include "sim/base/time_text.h"

namespace orrery::app {

namespace {

using models::EndpointMetric;

constexpr std::size_t kEndpointsShown = 5;
constexpr std::size_t kServicesShown = 6;
constexpr std::size_t kCallsShown = 3;
constexpr std::size_t kWarningsShown = 3;

std::string subtitle(const Summary& summary) {
  const bool is_steady = summary.study == models::Study::steady_state;
  std::string text = is_steady ? "steady state, " : "incident, ";
  text += sim::to_text(summary.duration - summary.warmup) + " measured";
  if (summary.warmup > sim::Duration()) {
    text += " behind " + sim::to_text(summary.warmup) + " of warm-up";
  }
  text += ", seed " + std::to_string(summary.seed) + ", replication " +
          std::to_string(summary.replication);
  return text + (is_steady ? ": one run, 95 % intervals from batches" : ": one run, no intervals");
}

void add_intervals(TextTable& table, const EndpointSummary& endpoint) {
  std::vector<std::string> row = {"  +-", ""};
  bool any = false;
  for (const EndpointMetric metric : kScreenMetrics) {
    const auto& interval = endpoint.intervals[index_of(metric)];
    row.push_back(interval ? human_difference(metric, interval->interval.half_width) : "");
    any = any || interval.has_value();
  }
  if (any) table.add(std::move(row));
}

// What was measured, and the error of the simulation, below the figures they belong to.
void add_observed(TextTable& table, const EndpointSummary& endpoint) {
  if (endpoint.observed.empty()) return;
  std::vector<std::string> observed = {"  observed", ""};
  std::vector<std::string> errors = {"  error", ""};
  for (const EndpointMetric metric : kScreenMetrics) {
    const auto found =
        std::find_if(endpoint.observed.begin(), endpoint.observed.end(),
                     [&](const ObservedFigure& figure) { return figure.metric == metric; });
    const bool has = found != endpoint.observed.end();
    const std::optional<double> error = has ? found->relative_error() : std::nullopt;
    observed.push_back(has ? human_metric(metric, found->observed) : "");
    errors.push_back(error ? human_change(*error) : "");
  }
  table.add(std::move(observed));
  table.add(std::move(errors));
}

std::string endpoints_text(const Summary& summary, const ScreenOptions& options) {
  TextTable table(
      {"endpoint", "requests", "rate/s", "success", "mean", "p50", "p90", "p99", "p99.9"});
  const std::size_t shown = std::min(summary.endpoints.size(), kEndpointsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const EndpointSummary& endpoint = summary.endpoints[i];
    std::vector<std::string> row = {printable(endpoint.name), human_count(endpoint.requests)};
    for (const EndpointMetric metric : kScreenMetrics) {
      // "few": a quantile with too few values beyond it.
      const bool few = quantile_of(metric).has_value() && endpoint.requests > 0;
      row.push_back(human_metric(metric, endpoint.metrics[index_of(metric)], few ? "(few)" : "-"));
    }
    table.add(std::move(row));
    add_intervals(table, endpoint);
    add_observed(table, endpoint);
    const std::string failures = failures_text(endpoint.outcomes);
    if (!failures.empty()) table.add_line("  " + failures);
  }
  add_rest(table, shown, summary.endpoints.size(), "endpoints");
  return table.text(options.width);
}

// The busiest first; of equal ones the first by name.
std::vector<ServiceSummary> by_load(std::vector<ServiceSummary> services) {
  const auto load = [](const ServiceSummary& each) { return each.utilisation.value_or(-1); };
  std::stable_sort(services.begin(), services.end(),
                   [&](const auto& a, const auto& b) { return load(a) > load(b); });
  return services;
}

std::string services_text(const Summary& summary, const ScreenOptions& options) {
  TextTable table(
      {"service", "pods", "servers", "used", "queue", "max", "wait p99", "calls/s", "rejected"});
  const std::vector<ServiceSummary> services = by_load(summary.services);
  const std::size_t shown = std::min(services.size(), kServicesShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const ServiceSummary& service = services[i];
    table.add({printable(service.name), human_count(service.pods),
               service.servers > 0 ? human_count(service.servers) : "unlimited",
               service.utilisation ? human_share(*service.utilisation)
                                   : human_number(service.busy) + " busy",
               human_number(service.queue), human_count(service.queue_max),
               service.wait_p99 ? human_seconds(*service.wait_p99) : "-",
               human_number(service.rate), human_count(service.rejected)});
  }
  add_rest(table, shown, services.size(), "services");
  return table.text(options.width);
}

std::string calls_text(const Summary& summary, const ScreenOptions& options) {
  std::vector<CallSummary> calls;
  for (const CallSummary& call : summary.calls) {
    if (call.calls > 0 && !call.caller.starts_with("workload/")) calls.push_back(call);
  }
  if (calls.empty()) return {};
  const auto slowness = [](const CallSummary& call) {
    return std::pair(call.p99.value_or(0), call.mean.value_or(0));
  };
  std::stable_sort(calls.begin(), calls.end(),
                   [&](const auto& a, const auto& b) { return slowness(a) > slowness(b); });
  TextTable table({"slowest calls", "calls", "failed", "mean", "p99"});
  const std::size_t shown = std::min(calls.size(), kCallsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    table.add({printable(calls[i].caller + " -> " + calls[i].callee), human_count(calls[i].calls),
               human_count(calls[i].failed), calls[i].mean ? human_seconds(*calls[i].mean) : "-",
               calls[i].p99 ? human_seconds(*calls[i].p99) : "(few)"});
  }
  add_rest(table, shown, calls.size(), "calls");
  return '\n' + table.text(options.width);
}

std::string objectives_part(const Summary& summary, const ScreenOptions& options) {
  if (summary.objectives.empty()) return {};
  const bool is_point =
      std::none_of(summary.objectives.begin(), summary.objectives.end(),
                   [](const ObjectiveResult& each) { return each.evidence.interval.has_value(); });
  return std::string("\nobjectives") + (is_point ? " (of this one run)\n" : "\n") +
         objectives_text(summary.objectives, options);
}

std::string warnings_text(const Summary& summary, const ScreenOptions& options) {
  std::string text;
  if (!summary.complete) {
    text += options.ink.yellow("incomplete: interrupted at " +
                               human_seconds(summary.simulated_seconds)) +
            '\n';
  }
  for (std::size_t i = 0; i < summary.warnings.size() && i < kWarningsShown; ++i) {
    text += options.ink.yellow("warning: " + printable(summary.warnings[i])) + '\n';
  }
  if (summary.warnings.size() > kWarningsShown) {
    text += "and " + std::to_string(summary.warnings.size() - kWarningsShown) + " more warnings\n";
  }
  return text.empty() ? text : '\n' + text;
}

}  // namespace

std::string summary_screen(const Summary& summary, const ScreenOptions& options) {
  std::string text = title_line(summary.name, summary.question, options);
  text += options.ink.dim(fitted(subtitle(summary), options.width)) + "\n\n";
  text += endpoints_text(summary, options) + '\n';
  text += services_text(summary, options);
  text += nodes_text(summary, options);
  text += calls_text(summary, options);
  text += blame_text(summary, options);
  text += failures_text(summary.failures, options);
  text += objectives_part(summary, options);
  text += warnings_text(summary, options);
  text += "\nfingerprint " + summary.fingerprint + '\n';
  if (options.performance) {
    text += speed_text(*options.performance, summary.events, summary.arrived) + '\n';
  }
  return text + footer_text(options);
}

}  // namespace orrery::app
