// One run of a scenario: a value that can be stepped, copied in mid-run (clone) and asked what it
// has found so far. A hundred of them live in one process.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"
#include "sim/events/engine.h"
#include "sim/events/event_queue.h"

namespace orrery::models {

struct RunOptions {
  std::uint32_t seed = 1;
  std::uint32_t replication = 0;
  sim::QueueKind queue = sim::QueueKind::radix;
  // The same fingerprint without: each decision by the general way.
  bool fast_paths = true;
  bool observe = true;           // windows of series; the fingerprint does not depend on it
  bool blame = false;            // EndpointResult::blame; the fingerprint does not depend on it
  bool record_requests = false;  // RunResult::requests
};

class Simulation {
 public:
  // REQUIRES: the spec is valid (app::validate). ERRORS: sim::LimitError, sim::NameCollision.
  Simulation(const ScenarioSpec& spec, const RunOptions& options);
  Simulation(const Simulation& other);  // clone: goes on independently
  Simulation& operator=(const Simulation& other);
  Simulation(Simulation&&) noexcept;
  Simulation& operator=(Simulation&&) noexcept;
  ~Simulation();

  // Goes on until the end of the run (nothing pending, or duration + drain), or until interrupted.
  // ERRORS: sim::LimitError; sim::InvariantError.
  sim::StopReason run(const std::atomic<bool>* interrupt = nullptr);
  // Executes all events before `time` and stands there.
  sim::StopReason run_until(sim::SimTime time, const std::atomic<bool>* interrupt = nullptr);
  // One event; false when the run is over.
  bool step();

  sim::SimTime now() const;
  sim::SimTime end() const;  // duration + drain
  std::uint64_t events() const;
  std::uint64_t event_hash() const;
  // Live counters, whole run.
  std::uint64_t arrived() const;
  std::uint64_t ended() const;
  std::uint64_t requests_in_flight() const;
  std::uint64_t calls_in_flight() const;
  // Of the service with this place in the order of names. REQUIRES: there is one.
  std::uint64_t service_busy(std::size_t service) const;     // servers busy
  std::uint64_t service_waiting(std::size_t service) const;  // in its queues
  std::uint64_t service_present(std::size_t service) const;  // attempts at its pods

  // What was found up to now(). Checks the identities of docs/model.md. COST: linear in tables.
  RunResult result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace orrery::models
