#include "app/report/cluster_screen.h"

#include <algorithm>

#include "app/report/human.h"
#include "app/report/screen_parts.h"
#include "app/report/utf8.h"

namespace orrery::app {

namespace {

using models::EndpointMetric;

constexpr std::size_t kNodesShown = 4;
constexpr std::size_t kThrottledShown = 4;
constexpr std::size_t kFailuresShown = 4;
constexpr std::size_t kFailureEndpointsShown = 3;
constexpr std::array<EndpointMetric, 4> kPeriodMetrics = {
    EndpointMetric::rate, EndpointMetric::success, EndpointMetric::p50, EndpointMetric::p99};

std::string busiest_nodes(const Summary& summary, const ScreenOptions& options) {
  std::vector<NodeSummary> nodes = summary.nodes;
  std::stable_sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) {
    return a.utilisation.value_or(-1) > b.utilisation.value_or(-1);
  });
  TextTable table({"node", "cores", "used", "saturated"});
  const std::size_t shown = std::min(nodes.size(), kNodesShown);
  for (std::size_t i = 0; i < shown; ++i) {
    table.add({printable(nodes[i].name), human_number(nodes[i].cores),
               nodes[i].utilisation ? human_share(*nodes[i].utilisation) : "-",
               human_share(nodes[i].saturated)});
  }
  add_rest(table, shown, nodes.size(), "nodes");
  return table.text(options.width);
}

// Of the time of all pods.
double throttled_share(const Summary& summary, const ServiceSummary& service) {
  const double measured = (summary.duration - summary.warmup).seconds();
  const double pods = static_cast<double>(service.pods);
  return measured > 0 && pods > 0 ? service.throttled_seconds / (measured * pods) : 0;
}

std::string throttled_services(const Summary& summary, const ScreenOptions& options) {
  std::vector<ServiceSummary> services;
  for (const ServiceSummary& service : summary.services) {
    if (service.throttled_periods > 0) services.push_back(service);
  }
  if (services.empty()) return {};
  std::stable_sort(services.begin(), services.end(), [&](const auto& a, const auto& b) {
    return throttled_share(summary, a) > throttled_share(summary, b);
  });
  TextTable table({"throttled", "of the time", "periods"});
  const std::size_t shown = std::min(services.size(), kThrottledShown);
  for (std::size_t i = 0; i < shown; ++i) {
    table.add({printable(services[i].name), human_share(throttled_share(summary, services[i])),
               human_count(services[i].throttled_periods)});
  }
  add_rest(table, shown, services.size(), "services");
  return '\n' + table.text(options.width);
}

void add_periods(TextTable& table, const FailureEndpoint& endpoint) {
  for (std::size_t i = 0; i < kPeriods.size(); ++i) {
    const PeriodSummary& period = endpoint.*kPeriods[i];
    std::vector<std::string> row = {
        i == 0 ? printable(endpoint.name) : "", std::string(kPeriodNames[i]),
        human_seconds(period.length.seconds()), human_count(period.requests)};
    for (const EndpointMetric metric : kPeriodMetrics) {
      // "few": a quantile with too few values beyond it.
      const bool few = quantile_of(metric).has_value() && period.requests > 0;
      row.push_back(human_metric(metric, period.metrics[index_of(metric)], few ? "(few)" : "-"));
    }
    table.add(std::move(row));
    const std::string failures = failures_text(period.outcomes);
    if (!failures.empty()) table.add_line("  " + failures);
  }
}

}  // namespace

std::string nodes_text(const Summary& summary, const ScreenOptions& options) {
  if (summary.nodes.empty()) return {};
  return '\n' + busiest_nodes(summary, options) + throttled_services(summary, options);
}

std::string failures_text(const std::vector<FailureSummary>& failures,
                          const ScreenOptions& options) {
  std::string text;
  const std::size_t shown = std::min(failures.size(), kFailuresShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const FailureSummary& failure = failures[i];
    std::string title = printable(failure.id) + ": " + failure.kind;
    if (failure.occurrences != 1) title += ", " + human_count(failure.occurrences) + " times";
    TextTable table({title, "", "time", "requests", "rate/s", "success", "p50", "p99"}, 2);
    const std::size_t endpoints = std::min(failure.endpoints.size(), kFailureEndpointsShown);
    for (std::size_t k = 0; k < endpoints; ++k) add_periods(table, failure.endpoints[k]);
    add_rest(table, endpoints, failure.endpoints.size(), "endpoints");
    text += '\n' + table.text(options.width);
  }
  if (shown < failures.size()) {
    text += "and " + human_count(failures.size() - shown) + " more failures\n";
  }
  return text;
}

}  // namespace orrery::app
