#include "app/report/screen_parts.h"

#include "app/report/human.h"
#include "app/report/utf8.h"
#include "app/spec/names.h"

namespace orrery::app {

namespace {

constexpr std::size_t kObjectivesShown = 8;

std::string evidence_text(const ObjectiveResult& result) {
  const models::EndpointMetric metric = result.objective.metric;
  if (!result.evidence.value) return "too little data";
  std::string text = human_metric(metric, result.evidence.value);
  if (result.evidence.interval) {
    text += " +- " + human_difference(metric, result.evidence.interval->half_width);
  }
  if (result.objective.recovers_within) text += " in the worst window";
  return text;
}

std::string bound_text(const models::ObjectiveSpec& objective) {
  const std::string text = human_metric(objective.metric, objective.bound);
  return objective.metric == models::EndpointMetric::rate ? text + "/s" : text;
}

}  // namespace

std::string title_line(const std::string& name, const std::string& question,
                       const ScreenOptions& options) {
  const std::string text = printable(question.empty() ? name : name + ": " + question);
  return options.ink.bold(fitted(text, options.width)) + '\n';
}

std::string precision_text(const std::optional<sim::StopVerdict>& stop) {
  if (stop == sim::StopVerdict::kReached) return "; precise enough";
  if (stop == sim::StopVerdict::kExhausted) return "; not as precise as asked for";
  return "";
}

std::string objective_text(const models::ObjectiveSpec& objective) {
  return to_text(objective.endpoint) + ' ' + std::string(to_text(objective.metric)) +
         period_text(figure_of(objective)) + ' ' + std::string(to_text(objective.comparison)) +
         ' ' + bound_text(objective);
}

std::string failures_text(const models::OutcomeCounts& outcomes) {
  std::string text;
  for (std::size_t i = 1; i < models::kOutcomes; ++i) {
    if (outcomes[i] == 0) continue;
    if (!text.empty()) text += ", ";
    text += human_count(outcomes[i]) + ' ' + std::string(models::kOutcomeNames[i]);
  }
  return text;
}

std::string objectives_text(const std::vector<ObjectiveResult>& objectives,
                            const ScreenOptions& options) {
  std::string text;
  for (std::size_t i = 0; i < objectives.size() && i < kObjectivesShown; ++i) {
    const ObjectiveResult& result = objectives[i];
    std::string verdict(to_text(result.verdict));
    verdict.resize(10, ' ');
    const std::string line = objective_text(result.objective) + ": " + evidence_text(result);
    text += options.ink.by(result.verdict, verdict) +
            fitted(printable(line), options.width - verdict.size()) + '\n';
  }
  if (objectives.size() > kObjectivesShown) {
    text += "and " + std::to_string(objectives.size() - kObjectivesShown) + " more objectives\n";
  }
  return text;
}

void add_rest(TextTable& table, std::size_t shown, std::size_t all, const std::string& what) {
  if (shown < all) table.add_line("and " + human_count(all - shown) + " more " + what);
}

std::string speed_text(const Performance& performance, std::uint64_t events,
                       std::uint64_t requests) {
  std::string text = human_count(events) + " events in " + human_seconds(performance.wall_seconds);
  if (performance.wall_seconds > 0) {
    const auto per_second = [&](std::uint64_t count) {
      return human_large(static_cast<double>(count) / performance.wall_seconds);
    };
    text += ": " + per_second(events) + " events/s, " + per_second(requests) + " requests/s";
  }
  return text;
}

std::string footer_text(const ScreenOptions& options) {
  std::string text;
  for (const std::string& line : options.footer) text += printable(line) + '\n';
  return text;
}

}  // namespace orrery::app
