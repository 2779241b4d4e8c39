// Classes of requests at one server, the first the most urgent, with and without preemption
// (Cobham 1954).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/vectors/law.h"
#include "tests/vectors/parameters.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

struct PriorityClass {
  double rate = 0;
  Law service = {};
};

struct PriorityStation {
  std::vector<PriorityClass> classes;
  std::uint32_t servers = 1;

  double load() const;
};

// nullopt: another model. ERRORS: Inexpressible.
std::optional<PriorityStation> read_priority(const std::string& model, Parameters& parameters);

// Two stations in one scenario, one of each kind, that nothing connects. ERRORS: Inexpressible.
Plan plan_priority(const Case& given, const PriorityStation& station);

}  // namespace orrery::vectors
