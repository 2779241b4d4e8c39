#include "tests/oracle/naive_simulation.h"

#include <utility>

namespace orrery::oracle {

NaiveSimulation::NaiveSimulation(const models::ScenarioSpec& spec, sim::RandomKey key)
    : spec_(spec), laws_(key), cluster_(spec, laws_), processors_(spec, cluster_, laws_) {
  result_.fingerprint = sim::Fingerprint(spec.window);
  events_.when_time_goes_on([this] { settle_processors(); },
                            [this](sim::SimTime to) { processors_.go_on(events_.now(), to); });
}

OracleResult NaiveSimulation::run() {
  start_failures();
  start_workloads();
  events_.run(sim::SimTime() + spec_.duration + spec_.drain);
  collect_requests();
  collect_services();
  collect_calls();
  collect_nodes();
  collect_failures();
  collect_windows();
  return std::move(result_);
}

}  // namespace orrery::oracle
