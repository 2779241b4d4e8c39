#include "app/run/figure.h"

#include "app/run/metrics.h"
#include "app/run/recovery.h"
#include "app/spec/names.h"
#include "app/spec/period_names.h"
#include "sim/base/time_text.h"

namespace orrery::app {

using models::ObjectivePeriod;

Figure figure_of(const models::ObjectiveSpec& objective) {
  Figure figure{to_text(objective.endpoint), objective.metric};
  figure.period = objective.period;
  figure.failure = objective.failure;
  figure.recovers_within = objective.recovers_within;
  figure.is_low_worst =
      figure.is_of_windows() && (objective.comparison == models::Comparison::greater ||
                                 objective.comparison == models::Comparison::greater_or_equal);
  return figure;
}

std::string period_text(const Figure& figure) {
  if (figure.period == ObjectivePeriod::whole) return "";
  if (!figure.recovers_within)
    return ' ' + std::string(to_text(figure.period)) + ' ' + figure.failure;
  const bool is_during = figure.period == ObjectivePeriod::during;
  return " from " + sim::to_text(*figure.recovers_within) + (is_during ? " into " : " after ") +
         figure.failure + " on";
}

const models::PeriodResult* period_of(const models::RunResult& result, const Figure& figure) {
  if (figure.is_of_windows()) return nullptr;
  for (const models::FailureEffect& effect : result.failures) {
    if (effect.failure != figure.failure || effect.endpoint != figure.endpoint) continue;
    switch (figure.period) {
      case ObjectivePeriod::before:
        return &effect.before;
      case ObjectivePeriod::during:
        return &effect.during;
      case ObjectivePeriod::after:
        return &effect.after;
      case ObjectivePeriod::whole:
        return nullptr;
    }
  }
  return nullptr;
}

std::optional<double> value_of(const models::RunResult& result, const Figure& figure) {
  if (figure.is_of_windows()) return worst_window(result, figure);
  if (const models::PeriodResult* period = period_of(result, figure)) {
    return metrics_of(*period)[index_of(figure.metric)];
  }
  if (figure.period != ObjectivePeriod::whole) return std::nullopt;
  for (const models::EndpointResult& endpoint : result.endpoints) {
    if (endpoint.name != figure.endpoint) continue;
    return metrics_of(endpoint, measured_seconds(result))[index_of(figure.metric)];
  }
  return std::nullopt;
}

}  // namespace orrery::app
