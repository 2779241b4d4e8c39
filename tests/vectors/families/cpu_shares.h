// Tasks that share the cores of one node by weight, some of them capped: the rates of max-min
// fairness.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/vectors/parameters.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

struct CpuTask {
  std::uint32_t weight = 1;
  std::optional<double> cap = {};  // cores
};

struct CpuShares {
  double cores = 1;
  std::vector<CpuTask> tasks;
};

// nullopt: another model, or one with other resources than one "cpu". ERRORS: Inexpressible.
std::optional<CpuShares> read_cpu_shares(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible, where a cap is no whole number of thousandths of a core.
Plan plan_cpu_shares(const CpuShares& shares);

}  // namespace orrery::vectors
