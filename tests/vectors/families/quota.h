// One request on an idle node under a CPU quota: how long it takes, and how often it is throttled.
#pragma once

#include <optional>
#include <string>

#include "tests/vectors/parameters.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

struct QuotaCase {
  double quota = 0;   // ms of core time in each
  double period = 0;  // ms
  double work = 0;    // ms of core time
  std::uint32_t threads = 1;
};

// nullopt: another model. ERRORS: Inexpressible.
std::optional<QuotaCase> read_quota(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible, where the limit is no whole number of thousandths of a core.
Plan plan_quota(const QuotaCase& quota);

}  // namespace orrery::vectors
