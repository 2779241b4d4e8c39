#include <algorithm>

#include "app/report/human.h"
#include "app/report/screen.h"
#include "app/report/screen_parts.h"
#include "app/report/utf8.h"

namespace orrery::app {

namespace {

constexpr std::size_t kReplicatedEndpointsShown = 6;
constexpr std::size_t kReplicatedServicesShown = 6;

std::string subtitle(const ReplicateAnswer& answer) {
  const std::vector<ReplicationRow>& rows = answer.replications.rows();
  std::string text = human_count(rows.size()) + " replications";
  if (!rows.empty()) {
    text += " (" + std::to_string(rows.front().replication) + " to " +
            std::to_string(rows.back().replication) + ")";
  }
  return text + ", seed " + std::to_string(answer.seed) + ", 95 % intervals" +
         precision_text(answer.stop);
}

std::string endpoints_text(const ReplicateAnswer& answer, const ScreenOptions& options) {
  TextTable table(
      {"endpoint", "requests", "rate/s", "success", "mean", "p50", "p90", "p99", "p99.9"});
  const std::vector<ReplicatedEndpoint>& endpoints = answer.replications.endpoints();
  const std::size_t shown = std::min(endpoints.size(), kReplicatedEndpointsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    std::vector<std::string> row = {printable(endpoints[i].name),
                                    human_count(endpoints[i].requests())};
    std::vector<std::string> widths = {"  +-", ""};
    for (const models::EndpointMetric metric : kScreenMetrics) {
      const Evidence evidence = answer.evidence(i, metric);
      const bool few = quantile_of(metric).has_value() && endpoints[i].requests() > 0;
      row.push_back(human_metric(metric, evidence.value, few ? "(few)" : "-"));
      widths.push_back(evidence.interval ? human_difference(metric, evidence.interval->half_width)
                                         : "");
    }
    table.add(std::move(row));
    table.add(std::move(widths));
    const std::string failures = failures_text(endpoints[i].outcomes);
    if (!failures.empty()) table.add_line("  " + failures);
  }
  add_rest(table, shown, endpoints.size(), "endpoints");
  return table.text(options.width);
}

std::string services_text(const ReplicateAnswer& answer, const ScreenOptions& options) {
  std::vector<ReplicatedService> services = answer.replications.services();
  std::stable_sort(services.begin(), services.end(), [](const auto& a, const auto& b) {
    return a.utilisation.mean() > b.utilisation.mean();
  });
  TextTable table({"service", "pods", "used", "least", "most", "queue", "queue max", "rejected/s"});
  const std::size_t shown = std::min(services.size(), kReplicatedServicesShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const ReplicatedService& service = services[i];
    const bool bounded = service.utilisation.count() > 0;
    table.add({printable(service.name), human_count(service.pods),
               bounded ? human_share(service.utilisation.mean()) : "-",
               bounded ? human_share(service.utilisation.min()) : "-",
               bounded ? human_share(service.utilisation.max()) : "-",
               human_number(service.queue.mean()), human_count(service.queue_max),
               human_number(service.rejected_rate.mean())});
  }
  add_rest(table, shown, services.size(), "services");
  return table.text(options.width);
}

}  // namespace

std::string replicate_screen(const models::ScenarioSpec& spec, const ReplicateAnswer& answer,
                             const ScreenOptions& options) {
  std::string text = title_line(spec.name, spec.question, options);
  text += options.ink.dim(fitted(subtitle(answer), options.width)) + "\n\n";
  text += endpoints_text(answer, options) + '\n' + services_text(answer, options);
  if (!answer.objectives.empty()) {
    text += "\nobjectives\n" + objectives_text(answer.objectives, options);
  }
  if (!answer.complete) {
    text += '\n' + options.ink.yellow("incomplete: interrupted; whole replications only") + '\n';
  }
  if (options.performance) {
    std::uint64_t events = 0;
    std::uint64_t requests = 0;
    for (const ReplicationRow& row : answer.replications.rows()) {
      events += row.events;
      requests += row.arrived;
    }
    text += '\n' + speed_text(*options.performance, events, requests) + '\n';
  }
  return text + footer_text(options);
}

}  // namespace orrery::app
