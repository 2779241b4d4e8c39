// Objectives, and what the real system measured.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/schema/type.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

Type<std::vector<models::ObjectiveSpec>> objectives_type();
Type<std::map<models::EndpointName, models::ObservedSpec>> observed_type();

// "p99".
std::string metric_name(models::EndpointMetric metric);
// The value of a metric in its unit: "400ms", "0.995", "390/s".
std::string metric_text(models::EndpointMetric metric, double value);
// Whether the value is a latency in seconds.
bool is_latency(models::EndpointMetric metric);

}  // namespace orrery::app
