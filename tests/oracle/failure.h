// A failure of the naive simulator: when it was in force, and on what it acts.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "models/failures/failure_spec.h"
#include "tests/oracle/pods.h"

namespace orrery::oracle {

// What one occurrence acts on, in order; neither for errors and latencies.
struct Targets {
  std::vector<Node*> nodes;
  std::vector<Pod*> pods;
};

// What fails and is repaired by clocks of its own.
struct Failure;
struct Component {
  Failure* failure = nullptr;
  std::uint64_t hash = 0;
  Targets targets;
  std::uint64_t turn = 0;
};

struct Failure {
  const models::FailureSpec* spec = nullptr;
  std::uint32_t number = 0;
  std::uint64_t hash = 0;
  std::uint64_t occurrences = 0;  // in force
  std::vector<Stretch> in_force;  // while there were any
  // By clocks.
  std::deque<Component> components;
  std::deque<Component*> broken;  // that wait for a crew
  std::uint32_t repairing = 0;
};

}  // namespace orrery::oracle
