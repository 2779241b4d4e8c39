#include "app/run/run_once.h"

namespace orrery::app {

namespace {

// Slices of simulated time between two looks at the progress.
constexpr std::int64_t kSlices = 500;

// Goes on to near the end, a slice at a time; the rest is Simulation::run's, so that the clock
// stops where it stops without anybody watching. False: interrupted.
bool run_watched(models::Simulation& simulation, const RunControl& control) {
  const sim::SimTime end = simulation.end();
  const sim::Duration slice = end.since_start() / kSlices;
  for (std::int64_t i = 1; i < kSlices; ++i) {
    const sim::StopReason stop =
        simulation.run_until(sim::SimTime() + slice * i, control.interrupt);
    if (stop == sim::StopReason::interrupted) return false;
    control.progress({simulation.now(), end, simulation.events()});
    if (stop == sim::StopReason::drained) break;
  }
  return true;
}

}  // namespace

models::RunResult run_simulation(const models::ScenarioSpec& spec,
                                 const models::RunOptions& options, const RunControl& control) {
  models::Simulation simulation(spec, options);
  bool complete = !control.progress || run_watched(simulation, control);
  if (complete) complete = simulation.run(control.interrupt) != sim::StopReason::interrupted;
  models::RunResult result = simulation.result();
  result.complete = complete;
  return result;
}

RunAnswer run_once(const ValidScenario& scenario, const models::RunOptions& options,
                   const RunControl& control) {
  const Stopwatch stopwatch;
  RunAnswer answer;
  answer.result = run_simulation(scenario.spec(), options, control);
  answer.performance = stopwatch.elapsed();
  return answer;
}

}  // namespace orrery::app
