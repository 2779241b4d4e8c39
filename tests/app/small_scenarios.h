// Scenarios in memory, small enough to run in milliseconds.
#pragma once

#include <string>

#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// One service of one core at each of `pods` pods, exponential demands, Poisson arrivals.
inline models::ScenarioSpec queue_scenario(double rate, sim::Duration mean_demand,
                                           sim::Duration duration, std::uint32_t pods = 1) {
  models::ScenarioSpec spec;
  spec.name = "queue";
  spec.duration = duration;
  models::ServiceSpec service;
  service.replicas = pods;
  sim::ExponentialSpec demand;
  demand.mean = mean_demand;
  service.endpoints["get"].steps.push_back({models::ComputeStepSpec{demand}});
  spec.services["shop"] = service;
  models::WorkloadSpec workload;
  workload.mix.push_back({{"shop", "get"}, 1});
  workload.source = models::OpenSpec{models::PoissonArrivalsSpec{models::ConstantRateSpec{rate}}};
  spec.workloads["users"] = workload;
  return spec;
}

}  // namespace orrery::app
