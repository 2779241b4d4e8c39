// Cross checks: what the schema cannot see, as it looks at one value at a time.
//
// Each REQUIRES values within the ranges of the schema, except where the findings say that they are
// damaged.
#pragma once

#include <string>

#include "app/validate/findings.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// All of the following; where there is too much of something, nothing else is looked at.
void check_scenario(const models::ScenarioSpec& spec, Findings& findings);

void check_times(const models::ScenarioSpec& spec, Findings& findings);
// How many services, endpoints, workloads and failures there are; false if there are too many.
bool check_counts(const models::ScenarioSpec& spec, Findings& findings);
void check_sizes(const models::ScenarioSpec& spec, Findings& findings);
// Processors, and what pods ask of them.
void check_nodes(const models::ScenarioSpec& spec, Findings& findings);
void check_services(const models::ScenarioSpec& spec, Findings& findings);
// Disciplines, and how pods come back.
void check_queues(const models::ScenarioSpec& spec, Findings& findings);
void check_call_graph(const models::ScenarioSpec& spec, Findings& findings);
void check_workloads(const models::ScenarioSpec& spec, Findings& findings);
void check_attributes(const models::ScenarioSpec& spec, Findings& findings);
void check_failures(const models::ScenarioSpec& spec, Findings& findings);
void check_objectives(const models::ScenarioSpec& spec, Findings& findings);

// The mistakes of sim::validate, each at the path of the scenario that it speaks of.
void check_distribution(const sim::DistributionSpec& law, const std::string& path,
                        Findings& findings);

// Whether the endpoint exists; if not, says so at `path`, with the nearest name.
bool check_endpoint(const models::ScenarioSpec& spec, const models::EndpointName& name,
                    const std::string& path, Findings& findings);

// What a spec made in memory can say and a document cannot: it would be lost, or endless, when the
// spec is written.
void check_writable(const models::ScenarioSpec& spec, Findings& findings);

// Of an open workload, or of sessions that have so many requests each.
void check_arrivals(const models::OpenSpec& open, const models::ScenarioSpec& spec,
                    double requests_each, const std::string& path, Findings& findings);
// Gives the mean.
double check_batch(const models::BatchSpec& batch, const std::string& path, Findings& findings);
// Of a trace whose file has been read.
void check_trace(const models::TraceArrivalsSpec& trace, const std::string& path,
                 Findings& findings);

}  // namespace orrery::app
