// Estimators by what they estimate, from the places of RunSlots.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/vectors/estimate.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

// factor x sums[above] / sums[below].
FunctionOfSums ratio(std::size_t above, std::size_t below, double factor = 1);
// a / b - c / d.
FunctionOfSums difference_of_ratios(std::size_t a, std::size_t b, std::size_t c, std::size_t d);
// sums[squares] / sums[count] - (sums[sum] / sums[count])^2.
FunctionOfSums variance(std::size_t count, std::size_t sum, std::size_t squares);

// Fields of service 0.
std::size_t station(std::size_t field);

// A metric of one number, several or none.
MetricPlan one_element(Estimator estimator, Rule rule = Rule::equal);
MetricPlan list_of(std::vector<Estimator> estimators);
MetricPlan unsupported_metric(std::string reason);

// "mean_response", "var_response", "p99_response" and, of the first service, the same of waits,
// with "p_wait" beside; `unit`: ns. False where the name is none of these.
bool plan_of_times(std::string_view name, double unit, MetricPlan& plan);

// The head and foot of a scenario that runs for a horizon; `services` and `workloads` are the flow
// or block style YAML below these keys, indented by two blanks.
std::string scenario_text(double warmup, double duration, const class TimeScale& scale,
                          const std::string& services, const std::string& workloads);

}  // namespace orrery::vectors
