// Short ways to write a scenario down in a test.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "models/simulation/scenario_spec.h"
#include "sim/base/time.h"

namespace orrery::oracle {

constexpr sim::Duration ms(std::int64_t count) {
  return sim::Duration::milliseconds(count);
}

// "service.endpoint"
models::EndpointName endpoint_name(const std::string& text);

models::StepSpec compute(const sim::DistributionSpec& demand);
models::StepSpec compute(sim::Duration demand);
models::StepSpec sleep(sim::Duration delay);
models::StepSpec fail(double probability = 1);
models::StepSpec call(const std::string& to);
models::StepSpec call(const std::string& to, sim::Duration timeout);
models::StepSpec parallel(std::vector<models::StepList> branches, std::uint32_t wait_for = 0);
models::StepSpec repeat(std::uint32_t times, models::StepList steps);
models::StepSpec choose_by(std::vector<models::AlternativeSpec> alternatives);

// The call or parallel step, with its failure ignored, or answered by `fallback`.
models::StepSpec ignoring(models::StepSpec step);
models::StepSpec or_else(models::StepSpec step, models::StepList fallback);

models::ServiceSpec threads(std::uint32_t count, models::StepList steps);
models::ServiceSpec cores(std::uint32_t count, models::StepList steps);
models::ServiceSpec event_loop(std::uint32_t count, models::StepList steps);
models::ServiceSpec with_capacity(models::ServiceSpec service, std::uint32_t capacity);
models::ServiceSpec with_discipline(models::ServiceSpec service, models::DisciplineSpec discipline);
// In thousandths of a core; 0: none.
models::ServiceSpec with_resources(models::ServiceSpec service, std::uint32_t request,
                                   std::uint32_t limit);

// Everything runs on one node, "z/0", which is like this.
models::ScenarioSpec on_node(models::ScenarioSpec spec, const models::NodeSpec& node);
// So many cores, shared.
models::NodeSpec shared_node(double cpu);

// In force once, [at, at + length).
models::FailureSpec failure(const std::string& id, sim::Duration at, sim::Duration length,
                            const models::FailureKindSpec& kind);

// A workload "clients" that calls a.e at these milliseconds, services as given, the only endpoint
// of each is `e`; a second of arrivals and a second of drain.
models::ScenarioSpec scenario(const std::vector<std::int64_t>& arrivals,
                              std::map<std::string, models::ServiceSpec> services);

}  // namespace orrery::oracle
