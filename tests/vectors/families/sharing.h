// Stations that are not first come, first served: what their scenarios say, and what is read off
// them beside what every station tells.
//
// How long a job of a given size takes is asked of a class of its own, with exactly that size,
// which makes up a small part of the load while the others make room for it. Where all share, the
// mean of each class depends on the total load alone, whatever the laws of the work are (Kleinrock
// 1967 for one server, Cohen 1979 for several), and in proportion to the work: the load being the
// same, it is for each size what it was without the classes of the sizes.
#pragma once

#include <string>
#include <vector>

#include "tests/vectors/families/station.h"

namespace orrery::vectors {

// The sizes that the metrics of a case ask for, "conditional_mean_response_size_0.5".
std::vector<double> sizes_asked_for(const Case& given, const Station& station);
// How much of the load each of so many makes up.
double size_share(std::size_t sizes);

// "  station: {...}" with endpoints `serve` and one for each size, and its platform.
std::string station_service(const Station& station, const std::vector<double>& sizes,
                            const TimeScale& scale);
std::string platform_of(const Station& station);
// The workloads of the sizes.
std::string size_clients(const Station& station, const std::vector<double>& sizes,
                         const TimeScale& scale);

// observe_run() of the endpoint `serve` alone, and behind it: the time in which all cores were
// wanted, their use; the sum of slowdowns, of so many; for each size how many and their responses.
Observe observe_sharing(const Station& station, std::size_t sizes, double unit);

// Metrics of shared servers that others do not have.
std::optional<MetricPlan> plan_of_sharing(const std::string& name, const Station& station,
                                          const std::vector<double>& sizes);

}  // namespace orrery::vectors
