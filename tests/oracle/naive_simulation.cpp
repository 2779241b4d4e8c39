#include "tests/oracle/naive_simulation.h"

#include <utility>

namespace orrery::oracle {

NaiveSimulation::NaiveSimulation(const models::ScenarioSpec& spec, sim::RandomKey key)
    : spec_(spec), laws_(key), cluster_(spec, laws_) {
  result_.fingerprint = sim::Fingerprint(spec.window);
}

OracleResult NaiveSimulation::run() {
  start_workloads();
  events_.run(sim::SimTime() + spec_.duration + spec_.drain);
  collect_requests();
  collect_services();
  collect_calls();
  collect_windows();
  return std::move(result_);
}

}  // namespace orrery::oracle
