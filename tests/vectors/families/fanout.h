// Requests that fan out: waiting for all of n leaves or for k of them, without queues; and
// fork-join over n queues.
#pragma once

#include <optional>
#include <string>

#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/law.h"
#include "tests/vectors/parameters.h"

namespace orrery::vectors {

struct Fanout {
  std::uint32_t leaves = 1;
  std::uint32_t wait_for = 0;  // 0: all
  Law leaf = {};
  double slow_leaf = 0;  // not 0: leaves take 1 with this probability, else 0.001
  double rate = 0;       // not 0: each leaf is a single server, and Poisson requests queue
};

// nullopt: the model is none of these. ERRORS: Inexpressible.
std::optional<Fanout> read_fanout(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible.
Plan plan_fanout(const Case& given, const Fanout& fanout);

}  // namespace orrery::vectors
