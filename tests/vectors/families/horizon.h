// How long to run: predictions that save looks, never decisions. What a run is worth is decided by
// its own standard errors.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tests/vectors/plan.h"

namespace orrery::vectors {

// Requests that the precision of a metric needs where correlations last for `correlated` requests.
//
// Relative asymptotic variances of time averages of reflected Brownian motion with drift -1 and
// variance 1, the limit of heavily loaded queues, per unit of time: of the mean 2, of the variance
// 24, of the quantile with exponential tail p about 2 / (4 p x_p^2).
double requests_needed(std::string_view metric, double correlated);

// "p50_response" -> 0.5, "p999_wait", "p99.9_wait" and "p99_9_wait" -> 0.999; nullopt for other
// beginnings. `rest`: "_response".
std::optional<double> quantile_in_name(std::string_view name, std::string_view* rest);

// In units of the case, for each replication.
struct Horizon {
  double warmup = 0;
  double measured = 0;
  double duration() const { return warmup + measured; }
};

// `relaxation`: the time in which the start is forgotten, but for a factor e or so. `rate`:
// requests a unit. `requests`: of all batches together.
Horizon horizon(double relaxation, double rate, double requests);

// `rate`: of requests, times the calls of each.
Trial trial_of(const Horizon& run, double rate, std::string scenario, Observe observe);

}  // namespace orrery::vectors
