// Servers and nodes that break down and are repaired: M/M/1 and M/M/c with breakdowns, and whether
// enough of several nodes are up.
#pragma once

#include <optional>
#include <string>

#include "tests/vectors/parameters.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

struct BreakdownStation {
  double rate = 0;
  double service = 1;  // exponential, its mean
  std::uint32_t servers = 1;
  double up = 1;    // mean time until a server breaks down
  double down = 1;  // mean time of its repair
};

struct Quorum {
  std::uint32_t nodes = 1;
  std::uint32_t needed = 1;
  double up = 1;
  double down = 1;
  std::uint32_t crews = 0;  // repairs at a time; 0: as many as there are nodes
};

// nullopt: another model. ERRORS: Inexpressible.
std::optional<BreakdownStation> read_breakdowns(const std::string& model, Parameters& parameters);
std::optional<Quorum> read_quorum(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible.
Plan plan_breakdowns(const Case& given, const BreakdownStation& station);
Plan plan_quorum(const Case& given, const Quorum& quorum);

}  // namespace orrery::vectors
