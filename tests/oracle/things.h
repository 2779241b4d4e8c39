// The things of the naive simulator: one object a request, a call, a list of steps under way. None
// is ever freed during a run, so they name each other by pointer, and results are read off them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
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

namespace orrery::oracle {

// A stretch of time in which something was busy, waiting or present; open until it has an end.
struct Stretch {
  sim::SimTime from;
  sim::SimTime to = sim::SimTime::never();
};

// Servers and the queue before them: the threads or cores of a pod, or one loop.
struct Station {
  struct Waiting {
    std::size_t wait;               // in ServiceState::waiting
    std::function<void()> take_it;  // the server
  };
  std::uint32_t servers = models::kUnlimited;
  std::uint32_t busy = 0;
  std::deque<Waiting> queue;

  bool has_free_server() const { return servers == models::kUnlimited || busy < servers; }
};

// Where a message starts or ends. Clients are on no node.
struct Location {
  std::optional<std::uint64_t> node;
  std::optional<std::string> zone;  // none: outside
};

struct Pod {
  std::string name;  // "cart/0"
  std::uint64_t hash = 0;
  Location location;
  std::vector<Station> stations;
  std::uint64_t delivered = 0;
};

struct ServiceState {
  std::string name;
  const models::ServiceSpec* spec = nullptr;
  std::vector<Pod> pods;
  // Everything that ever happened at it.
  std::vector<sim::SimTime> arrived;
  std::vector<sim::SimTime> rejected;
  std::vector<sim::SimTime> finished;
  std::vector<Stretch> busy;
  std::vector<Stretch> waiting;  // those that did not wait too
  std::vector<Stretch> present;
  std::size_t queue_max = 0;
};

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
  std::size_t busy = 0;  // stretches
  std::size_t present = 0;
};

}  // namespace orrery::oracle
