// Figures as people read them: three significant digits and a unit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// "950us", "21.3ms", "1.20s", "125s"; the sign of negative ones stays; 0 is "0s".
std::string human_seconds(double seconds);
// "12,345".
std::string human_count(std::uint64_t count);
// "399.8", "0.0213", "12,345": a number without a unit.
std::string human_number(double value);
// "99.91 %", four significant digits and never "100 %" unless it is.
std::string human_percent(double fraction);
// "2.5 %", "81 %": a share, such as utilisation.
std::string human_share(double fraction);
// "+2.5 %", "-31 %": a relative change.
std::string human_change(double fraction);
// "5.31 M", "12.3 k", "950".
std::string human_large(double value);

// By the metric's unit: seconds, percent, or a number for rates.
std::string human_metric(models::EndpointMetric metric, double value);
// The same, or `otherwise`.
std::string human_metric(models::EndpointMetric metric, const std::optional<double>& value,
                         const char* otherwise = "-");
// A half-width or a difference, in the unit of the metric; percent points for success.
std::string human_difference(models::EndpointMetric metric, double value);

}  // namespace orrery::app
