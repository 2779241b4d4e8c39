// What an objective speaks of: a metric of an endpoint, of all measured requests or of those around
// a failure.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

struct Figure {
  std::string endpoint;  // "frontend.checkout"
  models::EndpointMetric metric = models::EndpointMetric::mean;
  models::ObjectivePeriod period = models::ObjectivePeriod::whole;
  std::string failure = {};  // its id; empty: the whole measured time
  // The worst of the whole windows from so long on after the begin (during) or end (after).
  std::optional<sim::Duration> recovers_within = {};
  bool is_low_worst = false;  // whether the lowest of the windows is the worst, or the highest

  bool is_of_windows() const { return recovers_within.has_value(); }
  friend auto operator<=>(const Figure&, const Figure&) = default;
};

Figure figure_of(const models::ObjectiveSpec& objective);

// "", " during b-dark", " from 30s after b-dark on".
std::string period_text(const Figure& figure);

// What one run says of it, in the units of the metric; none: too little data. Of windows in which
// nobody ended, a success is 0 where somebody arrived, and latencies are unknown: they are left
// out.
std::optional<double> value_of(const models::RunResult& result, const Figure& figure);

// What users of the endpoint saw in the period; null: the figure is of the whole time or of
// windows, or the run knows no such failure or endpoint.
const models::PeriodResult* period_of(const models::RunResult& result, const Figure& figure);

}  // namespace orrery::app
