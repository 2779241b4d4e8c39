// The things of the naive simulator: one object a request, a call, a list of steps under way. None
// is ever freed during a run, so they name each other by pointer, and results are read off them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/recording/outcome.h"
#include "models/requests/service_spec.h"
#include "models/workloads/workload_spec.h"
#include "sim/base/time.h"
#include "sim/random/path.h"
#include "sim/random/philox.h"
#include "tests/oracle/pods.h"

namespace orrery::oracle {

struct Call;

struct Request {
  std::uint64_t id = 0;
  std::string workload;
  std::uint64_t user = 0;  // of a closed workload, and which of the user's requests this is
  std::uint64_t turn = 0;
  models::EndpointName endpoint;
  std::map<std::string, models::AttributeValue> attributes;
  sim::SimTime arrived;
  std::uint64_t timeout = 0;  // number of the client's
  Call* entry = nullptr;
  sim::Duration demand;
  std::optional<models::Outcome> outcome;
  sim::SimTime ended;
};

// A step and where it stands: its number in the endpoint and the iteration of the loops around it.
struct StepPlace {
  const models::StepSpec* step = nullptr;
  std::uint32_t number = 0;
  std::uint32_t iteration = 0;
};

// Steps that run one after the other: an endpoint, or one branch of a parallel step.
struct Parallel;
struct Activity {
  struct Level {  // one list of steps within another
    const models::StepList* steps = nullptr;
    std::uint32_t first_number = 0;  // of its first step
    std::uint32_t iteration = 0;     // at which its steps stand
    std::size_t next = 0;
    std::uint32_t turn = 0;  // of a loop
    std::uint32_t turns = 1;
    std::uint32_t outer_iteration = 0;  // at which the loop stands
  };
  Call* attempt = nullptr;
  Parallel* branch_of = nullptr;  // none: it is the endpoint
  std::vector<Level> levels;
  bool is_degraded = false;
  std::size_t failures_met = 0;  // of all, before the first step of an endpoint
};

// A parallel step under way.
struct Parallel {
  Activity* owner = nullptr;
  StepPlace place;
  std::uint64_t branches = 0;
  std::uint64_t needed = 0;
  std::uint64_t succeeded = 0;
  std::uint64_t failed = 0;
  bool is_decided = false;
  std::vector<Call*> calls;
};

// One call and its only attempt.
struct Call {
  Request* request = nullptr;
  models::EndpointName to;
  std::string caller;            // "gateway.home" or "workload/shoppers"
  Call* made_by = nullptr;       // the attempt whose step this is; none: the client
  Activity* activity = nullptr;  // that waits for the answer; none: the client, or a parallel step
  Parallel* parallel = nullptr;  // whose branch this is
  StepPlace place;               // of the step that calls
  Location from;
  sim::Path path;
  sim::RandomBlock block = {};
  sim::SimTime sent;
  std::optional<sim::Duration> timeout;
  std::uint64_t timeout_number = 0;
  bool is_heard = true;
  std::optional<models::Outcome> outcome;  // as the caller was told, at `told`
  sim::SimTime told;

  ServiceState* service = nullptr;
  Pod* pod = nullptr;
  Station* station = nullptr;
  std::uint64_t life = 0;   // of the pod, in which it was delivered
  bool is_present = false;  // at the pod, waiting or under way
  bool has_thread = false;
  std::size_t busy = 0;  // stretches
  std::size_t present = 0;

  // It was at a pod that has died since.
  bool is_over() const { return life != pod->lives; }
};

}  // namespace orrery::oracle
