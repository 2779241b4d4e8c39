// A burst above the capacity of one server, all evenly spaced: how much waits, how long it takes to
// be worked off.
#pragma once

#include <optional>
#include <string>

#include "tests/vectors/parameters.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

struct Overload {
  double burst_rate = 0;  // from the start
  double burst = 0;       // its length
  double after_rate = 0;  // from then on
  double capacity = 0;

  // Of the fluid: when all has been worked off.
  double drained_at() const;
};

// nullopt: another model. ERRORS: Inexpressible.
std::optional<Overload> read_overload(const std::string& model, Parameters& parameters);

// Requests are whole where a fluid is not: one more or less is allowed for.
Plan plan_overload(const Overload& overload);

}  // namespace orrery::vectors
