#include "models/simulation/simulation.h"

#include <utility>

#include "models/observation/identities.h"
#include "models/simulation/assembly.h"
#include "models/simulation/result_assembly.h"
#include "models/simulation/world.h"

namespace orrery::models {

namespace {

sim::EngineOptions engine_options(const ScenarioSpec& spec, const RunOptions& options) {
  return {options.seed, options.replication, options.queue, spec.events_per_instant};
}

}  // namespace

struct Simulation::State {
  State(const ScenarioSpec& scenario, const RunOptions& run_options)
      : spec(scenario),
        options(run_options),
        engine(assemble(scenario, run_options), engine_options(scenario, run_options)) {
    engine.world().start(engine.scheduler());
  }

  sim::SimTime end() const { return sim::SimTime() + spec.duration + spec.drain; }

  // The end is a horizon: events of that instant do not happen, so what is observed there has to be
  // looked at from here. Without a drain that is the end of the last window.
  sim::StopReason run_until(sim::SimTime horizon, const sim::RunBounds& bounds) {
    const sim::StopReason reason = engine.run_until(horizon, bounds);
    World& world = engine.world();
    is_over = reason == sim::StopReason::drained || engine.now() == end();
    if (engine.now() == end()) world.observation.complete(end(), world.requests, world.clients);
    return reason;
  }

  ScenarioSpec spec;
  RunOptions options;
  sim::Engine<World> engine;
  bool is_over = false;
};

Simulation::Simulation(const ScenarioSpec& spec, const RunOptions& options) {
  // Tables of distributions are doubles: they are built in the environment of runs.
  const sim::math::FloatEnvironmentGuard float_environment;
  state_ = std::make_unique<State>(spec, options);
}

Simulation::Simulation(const Simulation& other) : state_(std::make_unique<State>(*other.state_)) {}
Simulation& Simulation::operator=(const Simulation& other) {
  if (this != &other) state_ = std::make_unique<State>(*other.state_);
  return *this;
}
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;
Simulation::~Simulation() = default;

sim::StopReason Simulation::run(const std::atomic<bool>* interrupt) {
  return run_until(end(), interrupt);
}

sim::StopReason Simulation::run_until(sim::SimTime time, const std::atomic<bool>* interrupt) {
  const sim::SimTime horizon = time < end() ? time : end();
  return state_->run_until(horizon, {.interrupt = interrupt});
}

bool Simulation::step() {
  return state_->run_until(end(), {.events = 1}) == sim::StopReason::event_bound;
}

sim::SimTime Simulation::now() const {
  return state_->engine.now();
}
sim::SimTime Simulation::end() const {
  return state_->end();
}
std::uint64_t Simulation::events() const {
  return state_->engine.events_executed();
}
std::uint64_t Simulation::event_hash() const {
  return state_->engine.event_hash();
}
std::uint64_t Simulation::arrived() const {
  return state_->engine.world().clients.arrived();
}
std::uint64_t Simulation::ended() const {
  return state_->engine.world().clients.ended();
}
std::uint64_t Simulation::requests_in_flight() const {
  return arrived() - ended();
}
std::uint64_t Simulation::calls_in_flight() const {
  return state_->engine.world().requests.frames.alive();
}

std::uint64_t Simulation::service_busy(std::size_t service) const {
  return static_cast<std::uint64_t>(state_->engine.world().requests.services[service].busy.level());
}
std::uint64_t Simulation::service_waiting(std::size_t service) const {
  return static_cast<std::uint64_t>(
      state_->engine.world().requests.services[service].waiting.level());
}
std::uint64_t Simulation::service_present(std::size_t service) const {
  return static_cast<std::uint64_t>(
      state_->engine.world().requests.services[service].present.level());
}

RunResult Simulation::result() const {
  const World& world = state_->engine.world();
  check_identities(world.requests, world.clients, now());
  RunResult result = collect_results(state_->spec, world, now());
  result.seed = state_->options.seed;
  result.replication = state_->options.replication;
  result.complete = state_->is_over;
  result.events = events();
  result.event_hash = event_hash();
  return result;
}

}  // namespace orrery::models
